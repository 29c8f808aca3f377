"""What the words of a name themselves say of what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from enrich import lexicon
from enrich.recognise import cues

LONGEST_ACRONYM = 6
_INITIAL = re.compile(r"\b[A-Z]\.")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")


@lru_cache(maxsize=20_000)
def form_of(name: str, folded: str) -> tuple[str, ...]:
    """Return the features of a name as it is written, and folded; kept, as names come again."""
    return tuple(_form(name, folded))


def _form(name: str, folded: str) -> Iterator[str]:
    words = folded.split() or [folded]
    several = len(words) > 1
    yield f"words: {min(len(words), 4)}"
    if several:
        yield from _form_of_several(name, words)
    else:
        if lexicon.is_given_name(folded):
            yield "is a first name"
        if lexicon.is_surname(folded):
            yield "is a surname"
        if lexicon.is_word(folded):
            yield "is a word"
    yield from _heads(words)
    if name.isupper():
        yield "acronym" if not several and len(name) <= LONGEST_ACRONYM else "in capitals"
    if any(map(str.isdigit, name)):
        yield "figure"
    if _INNER_CAPITAL.search(name):
        yield "capital inside"
    if name[0].islower():
        yield "begins in lower case"
    if "-" in name:
        yield "hyphen"


def _form_of_several(name: str, words: list[str]) -> Iterator[str]:
    first = lexicon.is_given_name(words[0].split("-")[0])
    last = lexicon.is_surname(words[-1])
    if first:
        yield "begins with a first name"
    if last:
        yield "ends with a surname"
    if first and last:
        yield "first name and surname"
    if len(words) > 2 and lexicon.is_given_name(words[1]):
        yield "second word is a first name"
    if any(word in cues.PARTICLES for word in words[:-1]):
        yield "particle"
    if _INITIAL.search(name):
        yield "initial"
    if words[0] in cues.PLACES:
        yield "begins like a place"
    alphabetic = [word for word in words if word.isalpha()]
    common = [lexicon.is_word(word) or word in cues.LINKS for word in alphabetic]
    if common and all(common):
        yield "all common words"
    elif any(lexicon.is_word(word) for word in alphabetic):
        yield "a common word"


def _heads(words: list[str]) -> Iterator[str]:
    last, others = words[-1], words[:-1]
    if words[0] in cues.HONORIFICS:
        yield "begins with an honorific"
    for kind, heads in (("organisation", cues.ORGANISATIONS), ("other", cues.OTHERS)):
        if last in heads:
            yield f"ends like: {kind}"
        if any(word in heads for word in others):
            yield f"has a word of: {kind}"
    if last in cues.PLACES:
        yield "ends like: place"
    for link in ("of", "for"):
        if link in words:
            yield f"holds: {link}"
    if "and" in words or "&" in words:
        yield "holds: and"
