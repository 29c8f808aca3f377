"""A person's name without what is said beside it: titles, offices and appositions."""

from __future__ import annotations

from itertools import takewhile

from enrich.recognise.names import PARTICLES
from enrich.recognise.titles import TITLES

# Offices that end what stands before a name: "U.S. Senator John Cornyn". Titles that are surnames
# too, King and Judge, only count at the very beginning.
_OFFICES = frozenset(
    """president minister chancellor secretary senator sen governor gov mayor chairman chairwoman
    spokesman spokeswoman spokesperson ambassador administrator director professor colonel
    commander premier sheriff executive officer ceo cfo coo cto""".split()
)
_AFTER = frozenset({"of", "from", "at", "who", "in", "for", "with"})
_JOINING = frozenset({"and", "&"})
GENERATIONS = frozenset("jr jr. sr sr. ii iii iv".split())


def is_several(name: str) -> bool:
    """Whether a name is that of several people: "Mary & Leigh Block"."""
    return any(word in _JOINING for word in name.split())


def bare_person(name: str) -> str:
    """Return a person's name alone: "U.S. Senator John Cornyn , aged 70" is John Cornyn.

    What no name would be left of is returned as it is.
    """
    words = name.split()
    if is_several(name):
        return name
    words = _before_apposition(words)
    words = words[_start_of_name(words) :]
    if not words or words[0] in _AFTER:
        return name
    return " ".join(words)


def _before_apposition(words: list[str]) -> list[str]:
    """Cut at a comma, a bracket, or, behind a first and a last name, at "of the Labour Party"."""
    for index, word in enumerate(words):
        generation = index + 1 < len(words) and words[index + 1].lower() in GENERATIONS
        if index and (word == "," or word.startswith("(")):
            return words[:index]
        if word.endswith(",") and len(word) > 1 and not generation:
            return [*words[:index], word[:-1]]
        if word in _AFTER:
            before = words[_start_of_name(words[:index]) : index]
            capitals = list(takewhile(lambda w: w[0].isupper(), before))
            if len(capitals) == len(before) >= 2:
                return words[:index]
    return words


def _start_of_name(words: list[str]) -> int:
    """Return where a name starts behind titles, offices, possessives and common nouns."""
    start = 0
    for index, word in enumerate(words[:-1]):
        bare = word.lower().rstrip(".")
        common = word.islower() and len(word) > 3 and word not in PARTICLES | _AFTER
        possessive = word.endswith(("'s", "’s"))
        if (index == start and bare in TITLES) or bare in _OFFICES or common or possessive:
            start = index + 1
    rest = words[start:]
    return 0 if all(word.lower() in GENERATIONS for word in rest) else start
