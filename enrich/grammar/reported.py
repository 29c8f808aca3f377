"""Reported speech: the clause that somebody is said to have said."""

from __future__ import annotations

from enrich.grammar import clauses, speech
from enrich.grammar import lexicon as lex
from enrich.grammar.appositions import apposition_after
from enrich.grammar.line import Line
from enrich.grammar.relatives import relative
from enrich.grammar.speakers import Voice
from enrich.grammar.verbs import is_finite

Span = tuple[int, int]
_DATELINE = 12
_STOPS = frozenset({"", ",", ".", ";", "!", "?"})


def reported(line: Line, voice: Voice) -> Span | None:
    """Return the words of the clause that a voice reports, or None if there is none."""
    if line.words[voice.verb] == "according":
        return _behind_according(line, voice) if not voice.start else _before(line, voice)
    if line.words[voice.verb] in speech.ADDING:
        start = clauses.begin(line, voice.verb, voice.end)
        return None if start is None else (start, clauses.finish(line, start))
    if line.words[voice.verb] not in speech.WITH_THAT:
        return None
    if voice.end == voice.verb + 1:
        start = clauses.begin(line, voice.verb, voice.end)
        if start is not None:
            end = clauses.finish(line, start, at_comma=_is_within(line, voice.start))
            # A verb of some form stands behind "that", unless the clause was cut too early.
            told = line.words[start - 1] == "that" and end >= len(line) - 1
            return (start, end) if told or clauses.has_verb(line, start, end) else None
    return _before(line, voice)


def _is_within(line: Line, start: int) -> bool:
    """Whether what is said is a part of a clause that depends on another: "After Ada said"."""
    return line.word(start - 1) in lex.SUBORDINATORS


def _before(line: Line, voice: Voice) -> Span | None:
    """Return the clause in "It rained, Ada said" or "It rained, according to Ada"."""
    end = voice.start
    according = line.words[voice.verb] == "according"
    if line.word(end - 1) == ",":
        end -= 1
    elif not according:
        return None
    behind = line.word(voice.end)
    adverbial = behind in lex.PREPOSITIONS or behind in lex.TIMES
    if behind not in _STOPS and not adverbial and behind not in speech.HEARERS:
        # An apposition or a relative clause of the speaker follows a comma.
        return None
    if adverbial and clauses.has_verb(line, voice.end, _comma(line, voice.end)):
        return None
    if any(word in speech.QUOTING for word in line.words[:end]):
        return None
    start = _behind_dateline(line)
    if line.words[start] in {"and", "but"}:
        start += 1
    if end - start < 2 or clauses.is_dependent(line, start, end):
        return None
    comma = _comma(line, voice.end)
    if line.word(comma) == "," and is_finite(line.word(comma + 1)):
        # "The number, according to Ada, is ten": no part is a clause of its own.
        return None
    if according and voice.end < len(line) and behind not in _STOPS:
        return None
    return start, end


def _behind_dateline(line: Line) -> int:
    """Return where a sentence begins behind "BAMAKO, 3 May (Reuters) -" or "Update:"."""
    for at in range(min(len(line) - 1, _DATELINE)):
        # A date line's dash often stands close to its place: "BAMAKO- ".
        if line.words[at] in {":", "-", "–", "—"} and line.starts[at + 1] > line.end(at):
            return at + 1
    return 0


def _comma(line: Line, start: int) -> int:
    return next((at for at in range(start, len(line)) if line.words[at] in _STOPS), len(line))


def _behind_according(line: Line, voice: Voice) -> Span | None:
    """Return the clause in "According to Ada, it rained"."""
    comma = voice.end
    if line.word(comma) != ",":
        return None
    start = comma + 1
    apposed = apposition_after(line, voice.speaker)
    clause = relative(line, voice.speaker, apposed)
    aside = clause or apposed
    if aside is not None:
        # "According to Ada, a baker who left, it rained".
        start = aside[1] + 1
    elif line.word(start) in lex.RELATIVES and "," in line.words[start:]:
        start = line.words.index(",", start) + 1
    end = clauses.finish(line, start)
    return (start, end) if clauses.has_verb(line, start, end) else None
