"""What an article speaks of a name as: a place, a side in a match, or a person.

Told by the words right beside a mention: one is "in" a place, a side "beat" another, a person
"said". Such patterns are those of Hearst (1992) in spirit, and as blunt: they are one piece of
evidence among others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from enrich.context.ranking.subject import Passage
from enrich.recognise.labels import PLACES

_BEFORE = {
    "place": r"\b(?:in|near|across|outside|throughout|around|into|within|at|from"
    r"|(?:north|south|east|west)(?:ern)?|central|visit(?:ed|ing)? to|capital of)(?:\s+the)?\s*$",
    "side": r"\b(?:beat|beats|beating|defeat(?:ed|s|ing)?|against|v|vs|versus|over|play(?:ed|s|ing)?"
    r"|fac(?:ed|es|ing)|thrash(?:ed)?|hammered|edged|crushed|upset|held|to face|hosts?"
    r"|dr[ae]w(?:n|s)?\s+(?:\d+\s*-\s*\d+\s+)?with"
    r"|(?:against|beat|between)\s+(?:the\s+)?[\w.]+(?:\s[\w.]+)?\s+and)(?:\s+the)?\s*$",
    "language": r"\b(?:speak(?:s|ing|ers? of)?|spoke|spoken|fluent(?:ly)?(?:\s+in)?|translated (?:in)?to"
    r"|(?:writ(?:e|es|ing|ten)|publish(?:ed|ing)?|conducted|completed|taught) in"
    r"|learn(?:ing|ed|t)?)\s*$",
    "person": r"\b(?:mr|mrs|ms|dr|sir|president|minister|premier|chancellor|senator|gen|general|col"
    r"|captain|coach|manager|judge|prince|king|queen|director|by|actor|singer|striker|defender"
    r"|midfielder|goalkeeper)\.?\s*$",
}
_AFTER = {
    "place": r"^\s*(?:\d{4}-\d\d-\d\d|\s+\((?:reuters|ap|afp)\)|,\s+(?:where|in)\b)",
    "side": r"^\s*(?:(?:have\s+|had\s+|has\s+)?(?:beat|beaten|won|wins?|lost|loses?|drew|draws?|scored?"
    r"|take|took|play|played|face|lead|led|finished|qualified|trail|crushed|thrashed)\b"
    r"|['’]\s?s\s+(?:[\w-]+\s+){0,2}(?:goal\w*|striker|captain|coach|midfielder|defender|keeper|squad"
    r"|side|team|innings|bowlers?|batsm[ae]n|win|defeat|victory|opener|lineup|first|second|third"
    r"|fourth|fifth|players)\b|and\s+(?:the\s+)?[\w.]+(?:\s[\w.]+)?\s+dr[ae]w|players\b|\(\s*half"
    r"|\d{1,3}\b(?!\s+(?:per|percent|million|years?))|[-:,]?\s+(?:\d\s+\d\s|\w+\s+\d{1,2}-\d)"
    r"|-\s+\w+(?:\s[\w.-]+){0,3}\s+\(\s*\d)",
    "language": r"^\s*(?:-\s*(?:speaking|language)|(?:language|subtitles|translations?|lessons|words?)\b)",
    "person": r"^\s*(?:said|says|told|added|wrote|thinks|believes|,\s+\d\d\b|,\s+who\b"
    r"|(?:was|were)\s+born)",
}
_PATTERNS = [
    {role: re.compile(pattern, re.IGNORECASE) for role, pattern in side.items()}
    for side in (_BEFORE, _AFTER)
]


# A player beats others as a side does.
_ROLES = {"TEAM": ("side",), "PERSON": ("person", "side"), "LANGUAGE": ("language",)}


def roles(passages: Sequence[Passage]) -> Mapping[str, float]:
    """Return how much mentions speak of a name as each role: shares of the mentions that tell."""
    counts = Counter[str]()
    for passage in passages:
        sides = passage.before[-40:], passage.after[:60]
        if sides[0].rstrip().endswith("(") and sides[1].lstrip().startswith(")"):
            # "Wright (Ireland)" tells where one is from, whatever the table is of.
            counts["place"] += 1
        for patterns, text in zip(_PATTERNS, sides, strict=True):
            seen = {role for role, pattern in patterns.items() if pattern.search(text)}
            counts.update(seen - {"place"} if "language" in seen else seen)
    total = sum(counts.values())
    return {role: count / total for role, count in counts.items()}


def fits(spoken: Mapping[str, float], kind: str) -> float:
    """Return from -1 to 1 how a page's kind fits what an article speaks of a name as."""
    if not spoken or not kind:
        return 0.0
    own = _ROLES.get(kind, ("place",) if kind in PLACES else ())
    return sum(share if role in own else -share for role, share in sorted(spoken.items()))
