"""Direct speech: which quotations of a sentence a voice in it speaks."""

from __future__ import annotations

from enrich.grammar import clauses, speech
from enrich.grammar import lexicon as lex
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.speakers import Voice, according, voice_at
from enrich.grammar.verbs import is_finite

_REACH = 30
_SPOKEN_ENDS = frozenset(",.!?…—–-")
_LEADING_IN = frozenset({",", ":", "that", "as"})
_BEHIND = frozenset({"", ",", ".", ";", ":", "!", "?", ")", "—", "–", "and", "but", QUOTATION})


def voice_behind(line: Line, quotation: int) -> Voice | None:
    """Return the voice of an attribution that follows: "It rains", Ada said."""
    start = quotation + 1
    comma = line.word(start) == ","
    if comma:
        start += 1
    span = line.quotations[quotation]
    last = line.text[span.inner_end - 1]
    if not comma and last not in _SPOKEN_ENDS and line.word(start) != "according":
        return None
    if line.word(start) == "according" and line.word(start + 1) == "to":
        return according(line, start)
    for verb in range(start, min(len(line), start + _REACH)):
        word = line.words[verb]
        if word in {QUOTATION, ".", ";", ":"}:
            return None
        if word in speech.QUOTING:
            voice = voice_at(line, verb, inverted=verb == start)
            if voice is None or voice.start != start:
                continue
            # Behind a full stop a sentence of its own begins, that goes on to say something else.
            own = line.word(verb + 1) == "that" or (last == "." and verb != start)
            return None if own else voice
    return None


def voice_ahead(line: Line, quotation: int) -> Voice | None:
    """Return the voice of an attribution that leads in: Ada said: "It rains"."""
    for verb in range(quotation - 1, max(-1, quotation - _REACH), -1):
        word = line.words[verb]
        if word == QUOTATION:
            return None
        calling = word in speech.CALLING
        if word not in speech.QUOTING and not calling:
            continue
        voice = voice_at(line, verb)
        if voice is None:
            continue
        leads = _calls if calling else _leads_in
        return voice if leads(line, verb, quotation) else None
    return None


def _leads_in(line: Line, verb: int, quotation: int) -> bool:
    """Whether nothing but hearers, time and place stands between a verb and what is said."""
    last = line.word(quotation - 1)
    if quotation - 1 == verb or last == ":":
        return _is_whole(line, quotation)
    between = range(verb + 1, quotation)
    if any(_is_verb(line, at) for at in between):
        return False
    if last in _LEADING_IN or last in lex.TIMES or last in speech.HEARERS | speech.STATEMENTS:
        return _is_whole(line, quotation)
    return last == NAME and _is_whole(line, quotation) and _is_sentence(line, quotation)


def _is_verb(line: Line, at: int) -> bool:
    word = line.words[at]
    return word in speech.QUOTING or (is_finite(word) and not line.is_capital(at))


def _is_whole(line: Line, quotation: int) -> bool:
    """Whether what is quoted is no part of a sentence that goes on behind it."""
    behind = line.word(quotation + 1)
    span = line.quotations[quotation]
    return (
        behind in _BEHIND
        or behind in lex.PREPOSITIONS
        or line.text[span.inner_end - 1] in _SPOKEN_ENDS
    )


def _is_sentence(line: Line, quotation: int) -> bool:
    span = line.quotations[quotation]
    return line.text[span.inner_start].isupper() and span.inner_end - span.inner_start > 20


def _calls(line: Line, verb: int, quotation: int) -> bool:
    between = line.words[verb + 1 : quotation]
    return (
        len(between) <= _REACH // 2
        and bool(between)
        and between[-1] not in {"the", ":"}
        and not any(word in {",", ";", "to", "for"} or is_finite(word) for word in between)
    )


def goes_on(line: Line, start: int, quotation: int) -> bool:
    """Whether a quotation goes on with what a voice says that ends at ``start``.

    As in "It rains," Ada said, "and it snows."
    """
    between = line.words[start:quotation]
    return (
        bool(between)
        and between[-1] in {",", ":", "and", ".", "adding", "that"}
        and not any(word in {QUOTATION, ";"} or word in speech.QUOTING for word in between)
        and not clauses.has_verb(line, start - 1, quotation)
    )


def is_alone(line: Line) -> bool:
    """Whether a sentence is nothing but what is quoted."""
    return QUOTATION in line.words and all(
        word == QUOTATION or (not word[:1].isalnum() and word != NAME) for word in line.words
    )
