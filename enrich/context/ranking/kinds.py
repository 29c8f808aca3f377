"""What a page is about: the head noun of its description or first sentence, as a kind.

"Kate Bush is an English singer, songwriter and dancer" is about a person: the noun before the
first comma or preposition is the head, as in Kazama and Torisawa (2007), Exploiting Wikipedia as
External Knowledge for Named Entity Recognition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from db.fold import fold
from enrich.nouns import kinds_of_nouns
from enrich.recognise.labels import PLACES

TEAM, LANGUAGE = "TEAM", "LANGUAGE"
_QUALIFIER = re.compile(r"\(([^()]*)\)\s*$")
_IS = re.compile(r"\b(is|was|are|were|refers to)\s+(?:(?:also|usually|now|currently)\s+)?")
_ASIDE = re.compile(r"\s*\([^()]*\)|,[^.]{0,200}?,(?=\s*(?:is|was|are|were)\b)")
_OF_A = re.compile(
    r"^(?:(?:an?|the|one|any|each|part|type|kind|form|series|set|group|pair|branch|member|name"
    r"|title|most|largest|smallest|oldest|two|three|four|five|of|and|populous|biggest|subgroup"
    r"|former|second|third|fourth|fifth)\s+)*"
)
_ABBREVIATED = re.compile(r"\b([A-Z])\.\s?([A-Z])\.")
_END = re.compile(
    r"[.;:,]|\s(?:of|in|on|at|by|for|from|to|with|who|which|that|and|or|located|based|situated"
    r"|held|founded|whose|where|between|near|about|as|known|is|was|has|consisting|headquartered"
    r"|comprising|set|used|played|written|directed|released|produced|currently|operating|during"
    r"|active|generally|considered|widely|best|born|noted|since|until|under|connecting|covering)\b"
)
_DOER = re.compile(r"(?:[^p]ist|ologist|grapher|cian|player|worker|edian)$")
_BIRTH = re.compile(r"\((?:[^()]*\W)?(?:born|né|née)\W")
_BORN = re.compile(r"\((?:[^()]*\W)?(?:born|né|née|b\.)\W|\(\D{0,30}\d{3,4}\D{1,30}\d{3,4}\)")


def kind_of_page(title: str, description: str, lead: str) -> str:
    """Return the label of what a page is about, TEAM for a sports team, or nothing if untold."""
    if _BIRTH.search(lead[:250]):
        return "PERSON"
    for text in _heads(title, description, lead):
        found = _kind_of_head(text)
        if found:
            return found
    lived = _BORN.search(description) or _BORN.search(lead[:250])
    return "PERSON" if lived else ""


def is_of_persons(word: str) -> bool:
    """Whether a word says what a person is, such as "baker"."""
    return _kind_of_head(word) == "PERSON"


def is_gone(lead: str) -> bool:
    """Whether a page speaks in the past tense of what it is about, by its first sentence."""
    match = _IS.search(_first_sentence(lead))
    return match is not None and match.group(1) in ("was", "were")


def agrees(label: str, kind: str, *, sure: bool = False) -> int:
    """Return 1 where a label and a page's kind agree, -1 where they can't be one thing, else 0.

    A place's name also means its teams and its government, a people's name its country. Where a
    kind is sure, being told and not guessed, it has to be the label's own.
    """
    if not label or not kind:
        return 0
    if label == kind or (label in PLACES and kind in PLACES) or (label, kind) == ("ORG", TEAM):
        return 1
    return 0 if not sure and (label, kind) in _BEARABLE else -1


_BEARABLE = frozenset(
    [(place, other) for place in PLACES for other in (TEAM, "ORG")]
    + [("NORP", other) for other in ("GPE", "LOC", "ORG", TEAM, LANGUAGE)]
    + [("ORG", other) for other in ("FAC", "GPE", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP")]
    + [("PRODUCT", other) for other in ("WORK_OF_ART", "ORG")]
    + [("WORK_OF_ART", other) for other in ("PRODUCT", "ORG", "EVENT")]
    + [("LAW", other) for other in ("EVENT", "WORK_OF_ART")]
    + [("EVENT", other) for other in ("LAW", "WORK_OF_ART", "FAC")]
)


def _heads(title: str, description: str, lead: str) -> Iterator[str]:
    """Yield what may say what a page is about, the surest first."""
    if " " in title and title.rpartition(" ")[2].islower():
        # A title that ends in a common noun has its head there: "Mali national football team".
        yield fold(title)
    plain = _ABBREVIATED.sub(r"\1\2", _ASIDE.sub("", description))
    yield _END.split(_OF_A.sub("", fold(plain)), maxsplit=1)[0]
    first = _first_sentence(lead)
    match = _IS.search(first)
    if match:
        rest = fold(first[match.end() : match.end() + 200])
        first_head = True
        for _ in range(3):
            rest = _OF_A.sub("", rest)
            head = _END.split(rest, maxsplit=1)[0]
            yield head
            if first_head:
                yield fold(title)
                first_head = False
            rest = re.sub(r"^[\s,;:]*(?:in|of|and|or|the)?\s+", "", rest[len(head) :])
    qualifier = _QUALIFIER.search(title)
    # A name in brackets says where a subject is, not what: "Liberal Party (United Kingdom)".
    if qualifier and not qualifier.group(1).rpartition(" ")[2].istitle():
        yield fold(qualifier.group(1))
    yield fold(title)


def _first_sentence(lead: str) -> str:
    """Return the first sentence without asides, abbreviations closed up: a dot ends it."""
    plain = _ASIDE.sub("", _ABBREVIATED.sub(r"\1\2", lead[:600]))
    return re.split(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.(?:\s|$)", plain, maxsplit=1)[0]


@cache
def _kind_of_head(text: str) -> str:
    words = re.findall(r"[^\W_]+", text)
    nouns = kinds_of_nouns()
    # The head stands last, but for what no list of prepositions foresees.
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 3), end):
            noun = " ".join(words[start:end])
            for form in (noun, noun.removesuffix("s"), noun.removesuffix("es"), _singular(noun)):
                if form in nouns:
                    return nouns[form]
        if _DOER.search(words[end - 1]):
            return "PERSON"
    return ""


def _singular(noun: str) -> str:
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.replace("men", "man")
