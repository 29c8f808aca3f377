"""Appositions that lead to a name: "The group's founder, Ada"."""

from __future__ import annotations

from enrich.grammar import lexicon as lex
from enrich.grammar.asides import closes, is_age, skip_brackets
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.phrases import fits, is_modifier, is_possessive, owner_start, phrase_start

_LONGEST = 15
# A sentence that begins with one of these has its subject behind a comma.
LEADING = lex.PREPOSITIONS | lex.SUBORDINATORS | frozenset({"according", "speaking", "asked"})
_STRANDED = frozenset({"of", "in", "on", "at", "by", "with", "to", "for", "from", "as", "behind"})
Span = tuple[int, int]


def apposition_before(line: Line, name: int) -> Span | None:
    """Return the words of an apposition before a name: "The group's founder, Ada, said"."""
    if "," not in line.words[:name]:
        return None
    end = phrase_start(line, name) - 1
    if end < 2 or line.words[end] != "," or not _closes_behind(line, name):
        return None
    label = line.names[name].label
    leads = line.words[0] in LEADING and line.words.index(",") == end
    said_before = False
    for start in reversed(_starts(line, end)):
        if leads and line.words[start] not in {"a", "an"}:
            # "After a talk with the mayor, Ada, in tears, left".
            continue
        before = line.names.get(start - 2)
        if before is not None and before.label == label and line.words[start - 1] == ",":
            # It is said of the name before: "Ada, the friend of the mayor, Bo, …".
            said_before = True
            continue
        inner = line.word(start - 1) in lex.PREPOSITIONS and fits(label, line, start - 2)
        if inner and not said_before:
            # "Spouse of the mayor, Bo": either may be meant.
            return None
        head = _head_before_preposition(line, start, end)
        if _is_one_phrase(line, start, end) and fits(label, line, head):
            return start, end
    return None


def _closes_behind(line: Line, name: int) -> bool:
    at = skip_brackets(line, name + 1)
    if line.word(at) == "," and is_age(line, at + 1):
        at += 2
    if line.word(at) != ",":
        return closes(line, at) or line.is_dash(at)
    return line.word(at + 1) not in {"and", "or", "&", NAME, QUOTATION, ""}


def _starts(line: Line, end: int) -> list[int]:
    """Return where phrases may begin that end before ``end``, the shortest first."""
    found = list[int]()
    at = end - 1
    while at >= 0 and end - at <= _LONGEST:
        word = line.words[at]
        if word in lex.DETERMINERS:
            found.append(at)
        elif is_possessive(word):
            start = owner_start(line, at)
            if start <= at:
                found.append(start)
                at = start
        elif word != NAME and word not in _STRANDED and not is_modifier(line, at):
            break
        at -= 1
    return found


def _is_one_phrase(line: Line, start: int, end: int) -> bool:
    """Whether no second phrase begins in one, as in "the place his father, Ada, left"."""
    return not any(
        line.words[at] in lex.DETERMINERS and line.words[at - 1] not in lex.PREPOSITIONS | {"and"}
        for at in range(start + 1, end)
    )


def _head_before_preposition(line: Line, start: int, end: int) -> int:
    for at in range(start + 1, end):
        if line.words[at] in lex.PREPOSITIONS:
            return at - 1
    return end - 1
