"""Clauses that report what is said: where they begin behind a verb, and where they end."""

from __future__ import annotations

from enrich.grammar import lexicon as lex
from enrich.grammar import speech
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.phrases import is_modifier
from enrich.grammar.verbs import OR_NOUNS, is_finite

_TO_THAT = 16
_FINAL = frozenset(".!?…")
_CUTS = frozenset(
    """but while whereas although though as after when before according adding saying said who
    yet so because following with despite without""".split()
)
_NO_PARTICIPLES = frozenset("including during following something nothing anything".split())
_SINGULAR = frozenset({NAME, "he", "she", "it", "who", "which"})
_ADVERBIAL = lex.PREPOSITIONS | lex.TIMES | lex.ADVERBS
_PLAIN_SUBJECTS = frozenset("he she it they we there".split())
_SUBJECTS = lex.PRONOUNS | lex.ARTICLES | lex.POSSESSIVES | frozenset({NAME})


def begin(line: Line, verb: int, after: int) -> int | None:
    """Return where the clause begins that a verb of saying takes, or None if it takes none."""
    word = line.words[verb]
    telling = word in speech.TELLING
    at = after
    if not telling and line.word(at) in lex.TIMES | {"on"}:
        at = _behind_times(line, at)
    first = line.word(after)
    adverbial = first in _ADVERBIAL or first.endswith("ly")
    # Behind a noun "that" may begin a relative clause: "said the oven that was slow".
    reach = _TO_THAT if (telling or adverbial) and word not in speech.OR_NOUNS else 1
    for place in range(after, min(len(line), after + reach)):
        other = line.words[place]
        if other == "that":
            if not telling and not _is_governed(line, place):
                break
            # In "said that would help" it is the subject.
            start = place if is_finite(line.word(place + 1)) else place + 1
            return start if _may_begin(line, start, told=True) else None
        if other in speech.QUOTING or other in {",", ";", ":", QUOTATION, "to"} or other in _FINAL:
            break
        finite = other in lex.AUXILIARIES or (is_finite(other) and not other.endswith("ed"))
        if finite and line.word(place - 1) not in lex.DETERMINERS:
            break
    if word in speech.BARE_BEFORE_SUBJECTS:
        return after if line.word(after) in _PLAIN_SUBJECTS else None
    if word not in speech.BARE:
        return None
    if telling:
        if line.word(at) not in speech.HEARERS and line.word(at) != NAME:
            return None
        at = _behind_times(line, at + 1)
    elif line.word(at) == "in" and line.word(at + 1) in {"a", "an"}:
        noun = next((i for i in (at + 2, at + 3) if line.word(i) in speech.STATEMENTS), None)
        at = _behind_times(line, noun + 1) if noun else at
    return at if _may_begin(line, at, told=False) else None


def _is_governed(line: Line, that: int) -> bool:
    """Whether the noun before "that" goes with a preposition: "in a letter that"; else it begins
    a relative clause, as in "said on Monday the plan that".
    """
    at = that - 1
    while at > 0 and is_modifier(line, at):
        at -= 1
    return line.words[at] not in lex.DETERMINERS or line.word(at - 1) in lex.PREPOSITIONS


def _behind_times(line: Line, at: int) -> int:
    """Return the place behind "on Monday", "late last year" and the like."""
    if line.word(at) in {"on", "in"} and line.word(at + 1) in lex.TIMES:
        at += 1
    while line.word(at) in lex.TIMES or (
        line.word(at).isdecimal() and line.word(at - 1) in lex.TIMES
    ):
        if line.word(at) in {"this", "last"} and line.word(at + 1) not in lex.TIMES:
            break
        at += 1
    return at


def _may_begin(line: Line, at: int, *, told: bool) -> bool:
    word = line.word(at)
    if not (word[:1].isalnum() or word in {NAME, "$", "€", "£"} or (told and word == QUOTATION)):
        return False
    if told:
        return word not in {"day", "time", "night", "year", "of"}
    return (
        word not in lex.PREPOSITIONS - {"over", "about", "since", "out", "up", "down"}
        and word not in lex.CONJUNCTIONS - {"if", "although", "though", "while", "once", "both"}
        and not word.endswith("ly")
        and word not in {"so", "nothing", "little", "something", "yes", "no", "goodbye", "more"}
    )


def has_verb(line: Line, start: int, end: int) -> bool:
    """Whether there may be a whole clause between two places: a subject, then its verb."""
    words = line.words
    return any(
        (is_finite(words[at]) and not (words[at] in {"may", "will"} and line.is_capital(at)))
        or (words[at] in OR_NOUNS and words[at - 1] in _SINGULAR)
        for at in range(start + 1, end)
    )


def finish(line: Line, start: int, *, at_comma: bool = False) -> int:
    """Return where a clause ends that begins at a place.

    That is where its sentence does, or at a comma behind which it may be the writer who goes on;
    ``at_comma`` says that any comma ends it.
    """
    end = len(line)
    while end > start and line.words[end - 1] in _FINAL:
        end -= 1
    for at in range(start + 1, end):
        word = line.words[at]
        if word == ";" or line.is_dash(at) or (word == ":" and line.word(at + 1) != QUOTATION):
            return at
        # "… and said that it rained"; but not "… and added to the crisis".
        again = word in {"and", "but"} and line.word(at + 1) in speech.QUOTING
        if again and line.word(at + 2) != "to":
            return at
        closed = word == QUOTATION and line.text[line.quotations[at].inner_end - 1] == ","
        if closed and _writer_goes_on(line, at):
            return at + 1
        ends = word == "," and (at_comma or _writer_goes_on(line, at))
        if ends and has_verb(line, start, at):
            return at
    return end


def _writer_goes_on(line: Line, comma: int) -> bool:
    word = line.word(comma + 1)
    if word in _CUTS or (word == QUOTATION):
        return True
    if word.endswith("ing") and word not in _NO_PARTICIPLES:
        return True
    if word in {"and", "or"}:
        return line.word(comma + 2) in _SUBJECTS or _has_verb_soon(line, comma + 2)
    return _is_attribution(line, comma + 1)


def _has_verb_soon(line: Line, at: int) -> bool:
    return is_finite(line.word(at)) or line.word(at) in speech.QUOTING


def _is_attribution(line: Line, at: int) -> bool:
    """Whether somebody says something here: ", Ada said", ", he added"."""
    return any(line.word(place) in speech.QUOTING for place in range(at, min(len(line), at + 4)))


def is_dependent(line: Line, start: int, end: int) -> bool:
    """Whether the words between two places are no statement of their own: "When asked"."""
    word = line.words[start]
    return word in lex.SUBORDINATORS or word.endswith("ing") or not has_verb(line, start, end)
