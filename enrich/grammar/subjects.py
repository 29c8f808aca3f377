"""Subjects: the name that a verb is said of, with what may stand between them."""

from __future__ import annotations

from collections.abc import Iterator

from enrich.grammar import lexicon as lex
from enrich.grammar.asides import is_age
from enrich.grammar.leading import apposition_before
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.phrases import fits, phrase_start

_BEFORE_SUBJECT = (
    frozenset({"", ",", ":", ";", "–", "—", "(", "and", "but", "that", QUOTATION})
    | lex.SUBORDINATORS
) - {"if", "whether", "unless"}
_LONGEST_ASIDE = 30


def subjects(line: Line, at: int) -> Iterator[int]:
    """Yield the names that may be what ends at a place, the nearest first.

    That is the name there, or one before the asides that end there: "Ada, a friend of Bo, said".
    """
    word = line.word(at)
    if word == NAME:
        yield _member(line, at)
    elif word == ")":
        opening = next((i for i in range(at - 1, max(0, at - 8), -1) if line.words[i] == "("), 0)
        if line.word(opening - 1) == NAME:
            yield _member(line, opening - 1)
    elif word in {",", "–", "—"}:
        yield from _before_asides(line, at)


def _before_asides(line: Line, closing: int) -> Iterator[int]:
    mark = line.words[closing]
    for opening in range(closing - 1, max(0, closing - _LONGEST_ASIDE), -1):
        word = line.words[opening]
        if word in {"?", "!", ";", ":", QUOTATION}:
            return
        if word != mark:
            continue
        # "Its head, Ada, said": the name itself stands between the commas.
        name = _apposed(line, opening + 1, closing)
        if name is not None:
            yield name
        if not _is_aside(line, opening + 1, closing):
            return
        if line.words[opening - 1] in {NAME, ")"}:
            yield from subjects(line, opening - 1)
        closing = opening


def _member(line: Line, at: int) -> int:
    """Return the person in "Ada of the Guardian", else the name itself."""
    of = at - 2 if line.word(at - 1) == "the" else at - 1
    if (
        line.word(of) in {"of", "from"}
        and (person := line.names.get(of - 1)) is not None
        and person.label == "PERSON"
        and line.names[at].label != "PERSON"
    ):
        return of - 1
    return at


def _apposed(line: Line, start: int, end: int) -> int | None:
    name = end - 1
    while name > start and line.words[name] == ")":
        name = next((i - 1 for i in range(name, start, -1) if line.words[i] == "("), start)
    if line.words[name] != NAME or phrase_start(line, name) != start:
        return None
    return name if apposition_before(line, name) is not None else None


def _is_aside(line: Line, start: int, end: int) -> bool:
    """Whether what stands between two commas goes with the name before, and is no clause."""
    if start < end and line.words[start] in {"also", "now", "then", "once", "himself", "herself"}:
        start += 1
    if start >= end:
        return False
    word = line.words[start]
    if is_age(line, start) and end == start + 1:
        return True
    if word in lex.RELATIVES or word in lex.ARTICLES or word in lex.POSSESSIVES:
        return True
    if word in lex.PREPOSITIONS or word in lex.TIMES or word in {"however", "meanwhile", "too"}:
        return True
    if word.endswith("ing") and word not in lex.ADJECTIVES:
        return True
    if (word.endswith("ed") or word in {"known", "born"}) and (
        line.word(start + 1) in lex.PREPOSITIONS
    ):
        return True
    # "head of the bank", "accused of fraud", "Mali's premier".
    inside = line.words[start:end]
    if word == NAME:
        person = line.names[start].label == "PERSON"
        return not person and any(fits("PERSON", line, at) for at in range(start + 1, end))
    return any(fits("PERSON", line, at) for at in range(start, end)) and not any(
        part in lex.PRONOUNS for part in inside
    )


def is_free(line: Line, start: int) -> bool:
    """Whether a phrase that begins here may be a subject: it is no object and in no list."""
    before = line.word(start - 1)
    if before in lex.TIMES or (before.isdecimal() and len(before) == 4):
        # "On Monday Ada", "In 2014 Ada".
        return True
    if before not in _BEFORE_SUBJECT:
        return False
    if before != "and":
        return True
    other = line.word(start - 2)
    return other not in {NAME, ")"} and not fits("PERSON", line, start - 2)
