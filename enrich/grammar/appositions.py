"""Appositions: a noun phrase beside a name, between marks, that says who or what it is."""

from __future__ import annotations

from enrich.grammar import lexicon as lex
from enrich.grammar import speech
from enrich.grammar.asides import closes, is_age, skip_brackets
from enrich.grammar.leading import LEADING
from enrich.grammar.line import NAME, Line
from enrich.grammar.phrases import (
    fits,
    is_modifier,
    is_possessive,
    is_word,
    phrase_start,
)
from enrich.grammar.verbs import is_finite, is_surely_finite

_LONGEST = 30
_PLACES = frozenset({"GPE", "LOC", "FAC"})
Span = tuple[int, int]


def apposition_after(line: Line, name: int) -> Span | None:
    """Return the words of an apposition behind a name: "Ada, a baker from Mali, said"."""
    mark = skip_brackets(line, name + 1)
    opening = line.word(mark)
    if opening != "," and not line.is_dash(mark):
        return None
    start = mark + 1
    if is_age(line, start) and line.word(start + 1) in {",", "and"}:
        start += 2
    label = line.names[name].label
    head = _head(line, start, label)
    if head is None or _in_list(line, name):
        return None
    end = _end(line, head + 1, opening)
    if end is None or _is_other(line, start, end) or _is_subject_instead(line, name, mark, start):
        return None
    return start, end


def _head(line: Line, start: int, label: str) -> int | None:
    """Return the head of a phrase that begins at a place, if it fits the label."""
    at, head = start, -1
    if line.word(at) == "one" and line.word(at + 1) == "of":
        return at if label in {"PERSON", "ORG"} else None
    if line.word(at) in lex.DETERMINERS:
        at += 1
    elif not _may_stand_bare(line, at, label):
        return None
    while at < len(line) and at - start < _LONGEST:
        word = line.words[at]
        if word == NAME or is_possessive(word):
            head = -1
        elif is_word(word) and _is_nominal(line, at, head):
            head = at
        else:
            break
        at += 1
    if line.word(head) in lex.FOLLOWING:
        head -= 1
    if head < 0 or not fits(label, line, head):
        return None
    return None if line.word(at) == "and" and line.word(at + 1) in lex.DETERMINERS else head


def _is_nominal(line: Line, at: int, head: int) -> bool:
    word = line.words[at]
    if word in lex.ADJECTIVES or is_modifier(line, at):
        return True
    # "the newly elected president": before there is a head, a participle goes with it.
    if head < 0 and at and line.words[at - 1] in {"most", "longest", "best", "newly"}:
        return True
    return word in {"most", "longest", "best", "then", "once", "only", "very"} and head < 0


def _may_stand_bare(line: Line, at: int, label: str) -> bool:
    """Whether a phrase without an article may begin here: "head of the bank", "Mali's premier"."""
    word = line.word(at)
    if word == NAME:
        # "Ada, Mali's premier"; in "Ada, Mali" the next word can't be a part of a phrase.
        return line.names[at].label != "PERSON" and (
            is_possessive(line.word(at + 1)) or is_word(line.word(at + 1))
        )
    return label == "PERSON" and is_word(word) and is_modifier(line, at)


def _end(line: Line, at: int, opening: str) -> int | None:
    """Return where a phrase ends whose head stands before ``at``, or None if it is a clause."""
    relative = False
    for place in range(at, min(len(line), at + _LONGEST)):
        word = line.words[place]
        if word == ")" or line.is_stop(place) or line.is_dash(place):
            return place
        if word == ",":
            return None if opening != "," else _end_at_comma(line, place)
        if word in {"(", "["}:
            return None if opening != "," else place if line.word(place - 1) != "," else None
        if word in lex.RELATIVES or word == "that":
            relative = True
        elif not relative and _is_own_verb(line, place):
            return None
    return len(line) if len(line) - at < _LONGEST else None


def _is_other(line: Line, start: int, end: int) -> bool:
    """Whether a phrase is that of another person: "Ada, Finance Minister Bo"."""
    name = line.names.get(end - 1)
    return name is not None and name.label == "PERSON" and phrase_start(line, end - 1) <= start


def _is_own_verb(line: Line, place: int) -> bool:
    word = line.words[place]
    if word in speech.QUOTING or (word in lex.PRONOUNS and word not in {"all", "others", "most"}):
        return True
    if is_surely_finite(word):
        return True
    # "accused of fraud" is a participle; "announced the end" is a verb.
    return (
        is_finite(word)
        and not line.is_capital(place)
        and line.word(place + 1) not in lex.PREPOSITIONS
        and line.word(place - 1) not in lex.DETERMINERS | lex.PREPOSITIONS
    )


def _end_at_comma(line: Line, comma: int) -> int | None:
    after = comma + 1
    word = line.word(after)
    if not word:
        return comma
    if word == NAME:
        here = line.names.get(comma - 1)
        label = line.names[after].label
        if here and here.label in _PLACES and label == "GPE" and closes(line, after + 1):
            # "a lawyer from Paris, Texas, said".
            return after + 1
        # Names one after the other are a list, or the subject of what follows.
        return None
    if _leads_to_person(line, after):
        # "Ada, the rector of the school, Mrs Bo and others": whose it is, is not said.
        return None
    if word in {"and", "or", "&"}:
        following = line.word(after + 1)
        verb = is_finite(following) or following in speech.QUOTING
        return comma if verb else None
    return comma


def _leads_to_person(line: Line, start: int) -> bool:
    """Whether the phrase of a person's name begins at a place: "Mrs Bo", "the mayor Bo"."""
    return any(
        line.names[at].label == "PERSON" and phrase_start(line, at) == start
        for at in range(start, min(len(line), start + _LONGEST // 3))
        if at in line.names
    )


def _in_list(line: Line, name: int) -> bool:
    """Whether a name follows one of its own kind, as in a list."""
    start = phrase_start(line, name)
    before = line.word(start - 1)
    other = line.names.get(start - 2)
    return before in {",", "and", "or", "&"} and (
        other is not None and other.label == line.names[name].label
    )


def _is_subject_instead(line: Line, name: int, comma: int, start: int) -> bool:
    """Whether what follows a leading phrase is the subject: "After Ada, the army came"."""
    first = line.words[start]
    definite = first == NAME or first in lex.DETERMINERS - {"a", "an"}
    if not definite or line.words[0] not in LEADING:
        return False
    return "," not in line.words[:comma]
