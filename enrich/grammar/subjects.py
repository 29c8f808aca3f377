"""Subjects: the name that a verb is said of, with what may stand between them."""

from __future__ import annotations

from enrich.grammar import lexicon as lex
from enrich.grammar.asides import is_age
from enrich.grammar.leading import apposition_before
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.phrases import after_premodifier, fits

_BEFORE_SUBJECT = (
    frozenset({"", ",", ":", ";", "–", "—", "(", "and", "but", "that", QUOTATION})
    | lex.SUBORDINATORS
) - {"if", "whether", "unless"}
_LONGEST_ASIDE = 30


def subject(line: Line, at: int) -> int | None:
    """Return the name that ends at a place, or before the asides that end there."""
    if at < 0:
        return None
    word = line.words[at]
    if word == NAME:
        return _member(line, at)
    if word == ")":
        for opening in range(at - 1, max(0, at - 8), -1):
            if line.words[opening] == "(":
                return opening - 1 if line.words[opening - 1] == NAME else None
        return None
    if word not in {",", "–", "—"}:
        return None
    closing = at
    for opening in range(at - 1, max(0, at - _LONGEST_ASIDE), -1):
        if line.words[opening] in {"?", "!", ";", ":", QUOTATION, "."}:
            return None
        if line.words[opening] != word:
            continue
        if not _is_aside(line, opening + 1, closing):
            # "Its head, Ada, said": the name itself stands between the commas.
            return _apposed(line, opening + 1, closing)
        before = opening - 1
        if line.words[before] == ")":
            return subject(line, before)
        if line.words[before] == NAME:
            return before
        closing = opening
    return None


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
    if line.words[name] != NAME or after_premodifier(line, name) != start:
        return None
    return name if apposition_before(line, name) is not None else None


def _is_aside(line: Line, start: int, end: int) -> bool:
    """Whether what stands between two commas goes with the name before, and is no clause."""
    word = line.word(start)
    if start >= end:
        return False
    if is_age(line, start) and end == start + 1:
        return True
    if word in lex.RELATIVES or word in lex.ARTICLES or word in lex.POSSESSIVES:
        return True
    if word in lex.PREPOSITIONS or word in lex.TIMES or word in {"however", "meanwhile", "too"}:
        return True
    if word.endswith("ing") and word not in lex.ADJECTIVES:
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
    if before not in _BEFORE_SUBJECT:
        return False
    if before != "and":
        return True
    other = line.word(start - 2)
    return other not in {NAME, ")"} and not fits("PERSON", line, start - 2)
