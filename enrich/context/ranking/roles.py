"""What an article speaks of a name as: a place, a side in a match, a language, or a person.

Told by the words right beside a mention: one is "in" a place, a side "beat" another, a person
"said". Lexical patterns are blunt (Hearst 1992 has the idea, for other ends): what they tell is one
piece of evidence among others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from enrich.context.ranking.kinds import is_of_persons
from enrich.context.ranking.subject import Passage
from enrich.recognise.labels import PLACES

_BEFORE = {
    "place": r"""\b(?:in|near|across|outside|throughout|around|into|within|at|from|central
        |(?:north|south|east|west)(?:ern)?|visit(?:ed|ing)?\ to|capital\ of)(?:\s+the)?\s*$""",
    "side": r"""\b(?:beat(?:s|ing)?|defeat(?:ed|s|ing)?|against|v|vs|versus|over|thrash(?:ed)?|held
        |play(?:ed|s|ing)?|fac(?:e|ed|es|ing)|hammered|edged|crushed|upset|hosts?
        |dr[ae]wn?s?\s+(?:\d+\s*-\s*\d+\s+)?with
        |(?:against|beat|between)\s+(?:the\s+)?[\w.]+(?:\s[\w.]+)?\s+and)(?:\s+the)?\s*$""",
    "language": r"""\b(?:speak(?:s|ing|ers?\ of)?|spoken?|fluent(?:ly)?(?:\s+in)?|learn(?:ing|ed|t)?
        |translated\ (?:in)?to|(?:writ(?:e|es|ing|ten)|publish(?:ed|ing)?|conducted|completed
        |taught)\ in)\s*$""",
    "person": r"""\b(?:mr|mrs|ms|dr|sir|president|minister|premier|chancellor|senator|gen|general
        |col|captain|coach|manager|judge|prince|king|queen|director|by|actor|singer|striker
        |defender|midfielder|goalkeeper)\.?\s*$""",
}
_AFTER = {
    # A date line: "BAMAKO 2021-05-24".
    "place": r"^\s*(?:\d{4}-\d\d-\d\d|\s\((?:reuters|ap|afp)\)|,\s+(?:where|in)\b)",
    # Verbs, what only a side has, and the forms of a results table: "Mali 2", "Mali - Keita (13)".
    "side": r"""^\s*(?:(?:ha(?:ve|d|s)\s+)?(?:beat|beaten|won|wins?|lost|loses?|dr[ae]ws?|scored?
        |take|took|play|played|face|lead|led|finished|qualified|trail|crushed|thrashed)\b
        |['’]\s?s\s+(?:[\w-]+\s+){0,2}(?:goal\w*|striker|captain|coach|midfielder|defender|keeper
        |squad|side|team|innings|bowlers?|batsm[ae]n|win|defeat|victory|opener|lineup|players|first
        |second|third|fourth|fifth)\b
        |and\s+(?:the\s+)?[\w.]+(?:\s[\w.]+)?\s+dr[ae]w|players\b|\(\s*half
        |\d{1,3}\b(?!\s+(?:per|percent|million|years?))
        |[-:,]?\s+(?:\d\s+\d\s|\w+\s+\d{1,2}-\d)|-\s+\w+(?:\s[\w.-]+){0,3}\s+\(\s*\d)""",
    "language": r"^\s*(?:-\s*(?:speaking|language)|(?:language|subtitles|translations?|lessons)\b)",
    "person": r"""^\s*(?:said|says|told|added|wrote|thinks|believes|,\s+\d\d\b|,\s+who\b
        |(?:was|were)\s+born)""",
}
_PATTERNS = [
    {role: re.compile(pattern, re.IGNORECASE | re.VERBOSE) for role, pattern in side.items()}
    for side in (_BEFORE, _AFTER)
]
_APPOSED = re.compile(r",\s(?:an?|the|his|her|whose)\s[^,.;:]*")
# Who took a picture, or wrote the article.
_SIGNED, _SIGNS = re.compile(r"[ \t]*(?:/|\n|$)"), re.compile(r"\bBy\s*$")
# A player beats others as a side does.
_ROLES = {"TEAM": ("side",), "PERSON": ("person", "side"), "LANGUAGE": ("language",)}


def roles(passages: Sequence[Passage]) -> Mapping[str, float]:
    """Return how much mentions speak of a name as each role: shares of the mentions that tell."""
    counts = Counter[str]()
    for passage in passages:
        sides = passage.before[-40:], passage.after[:60]
        if sides[0].rstrip().endswith("(") and sides[1].lstrip().startswith(")"):
            # "Keita (Mali)" tells where one is from, whatever the table is of.
            counts["place"] += 1
        for patterns, text in zip(_PATTERNS, sides, strict=True):
            seen = {role for role, pattern in patterns.items() if pattern.search(text)}
            counts.update(seen - {"place"} if "language" in seen else seen)
    total = sum(counts.values())
    return {role: count / total for role, count in counts.items()}


def speaks(passages: Sequence[Passage]) -> bool:
    """Whether someone says something, or has an age: whoever does is alive in the article."""
    after = _PATTERNS[1]["person"]
    return any(after.search(passage.after[:60]) for passage in passages)


def introduced(passages: Sequence[Passage]) -> bool:
    """Whether someone is introduced, speaks, or signs: as those are whom readers don't know."""
    return speaks(passages) or any(_introduces(passage) for passage in passages)


def _introduces(passage: Passage) -> bool:
    if _SIGNED.match(passage.after) or _SIGNS.search(passage.before[-20:]):
        return True
    before = re.split(r"[.!?;:]\s|\n", passage.before[-60:])[-1].rstrip()
    words = re.findall(r"[\w'’]+", before)
    # "The chair, Jane Doe" or "the chair Jane Doe"; then "Jane Doe, a baker".
    said = words[-6:] if before.endswith(",") else words[-1:]
    after = _APPOSED.match(passage.after[:60])
    said += after[0].split() if after else []
    return any(word.islower() and is_of_persons(word.strip(",")) for word in said)


def fits(spoken: Mapping[str, float], kind: str) -> float:
    """Return from -1 to 1 how a page's kind fits what an article speaks of a name as."""
    # A people's name stands where its country's would.
    if not spoken or not kind or kind == "NORP":
        return 0.0
    own = _ROLES.get(kind, ("place",) if kind in PLACES else ())
    return sum(share if role in own else -share for role, share in sorted(spoken.items()))
