"""Speakers: who is the subject of a verb of saying, before it or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from enrich.grammar import lexicon as lex
from enrich.grammar.asides import skip_brackets
from enrich.grammar.leading import apposition_before
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.phrases import is_possessive, phrase_start
from enrich.grammar.subjects import is_free, subjects

HE_OR_SHE = frozenset({"he", "she"})
_BETWEEN = lex.HAVE | frozenset(
    """also then later now still even earlier recently further again already reportedly just
    often long repeatedly always since once thus therefore""".split()
)
# With these a clause begins whose subject another may be.
_OTHER_CLAUSES = lex.SUBORDINATORS | lex.RELATIVES | frozenset({"that", "but", ";", ":", QUOTATION})
_SPEAK = frozenset({"PERSON", "ORG", "GPE"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and by which verb: places in a sentence.

    ``start`` is where the attribution begins, ``end`` where it ends; ``speaker`` is the place of
    a name, or of "he" or "she".
    """

    speaker: int
    verb: int
    start: int
    end: int

    def again(self, verb: int) -> Voice:
        """Return the voice of the same speaker in a participle: ", adding"."""
        return Voice(self.speaker, verb, verb, verb + 1)


def voice_at(line: Line, verb: int, *, inverted: bool = False) -> Voice | None:
    """Return who says what a verb of saying says; ``inverted`` allows for "said Ada"."""
    return _before(line, verb) or (_behind(line, verb) if inverted else None)


def according(line: Line, at: int) -> Voice | None:
    """Return the voice of an "according to" that begins at a place."""
    found = _name_behind(line, at + 2)
    if found is None or line.names[found[0]].label == "GPE":
        return None
    name, end = found
    return Voice(name, at, at, end) if _is_clear_behind(line, name) else None


def _before(line: Line, verb: int) -> Voice | None:
    at = verb - 1
    while at >= 0 and (
        line.words[at] in _BETWEEN or (line.words[at].endswith("ly") and len(line.words[at]) > 4)
    ):
        at -= 1
    if at < 0:
        return None
    # Whatever else stands between is no subject: in "Ada did not say", "Ada was told".
    word = line.words[at]
    if word in HE_OR_SHE:
        return Voice(at, verb, at, verb + 1) if is_free(line, at) else None
    if word in {"himself", "herself", "itself"}:
        at -= 1
    for name in subjects(line, at):
        start = phrase_start(line, name)
        apposed = apposition_before(line, name)
        if apposed is not None:
            start = apposed[0]
        if is_free(line, start) and _may_speak(line, name, start):
            return Voice(name, verb, start, verb + 1)
    return _coordinate(line, verb)


def _coordinate(line: Line, verb: int) -> Voice | None:
    """Return the voice of the subject of a sentence, in "Ada left and said that"."""
    if line.word(verb - 1) != "and" or line.word(verb + 1) != "that":
        return None
    name = next(iter(line.names), None)
    if line.words[0] in HE_OR_SHE:
        name = 0
    elif name is None or not _begins(line, name) or line.names[name].label != "PERSON":
        return None
    others = [word for at, word in enumerate(line.words[: verb - 1]) if at > name]
    persons = [at for at, other in line.names.items() if other.label == "PERSON" and at < verb]
    plain = _OTHER_CLAUSES.isdisjoint(others) and persons in ([], [name])
    return Voice(name, verb, verb, verb + 1) if plain else None


def _begins(line: Line, name: int) -> bool:
    apposed = apposition_before(line, name)
    return (apposed[0] if apposed else phrase_start(line, name)) == 0


def _may_speak(line: Line, name: int, start: int) -> bool:
    label = line.names[name].label
    if label not in _SPEAK:
        return False
    if label != "GPE":
        return True
    # A place speaks as a state, where nothing but itself can be the subject.
    before = line.word(start - 1)
    return start == name and (before in {"", "and", "but", "while", "that"} or start == 0)


def _behind(line: Line, verb: int) -> Voice | None:
    at = verb + 1
    if line.word(at) in HE_OR_SHE:
        return Voice(at, verb, verb, at + 1)
    found = _name_behind(line, at)
    if found is None:
        return None
    name, end = found
    if line.names[name].label == "GPE" or not _is_clear_behind(line, name):
        return None
    return Voice(name, verb, verb, end)


def _name_behind(line: Line, start: int) -> tuple[int, int] | None:
    """Return the name whose phrase begins at a place, and where it ends."""
    for name in range(start, min(len(line), start + 14)):
        word = line.words[name]
        if word != NAME:
            continue
        if line.names[name].label not in _SPEAK:
            continue
        begins = phrase_start(line, name)
        if begins == start:
            if not is_possessive(line.word(name + 1)) and _is_clear_behind(line, name):
                return name, name + 1
            continue
        apposed = apposition_before(line, name)
        if apposed is not None and apposed[0] == start:
            return name, name + 1
    return None


def _is_clear_behind(line: Line, name: int) -> bool:
    """Whether a name is no owner of what follows, nor the first part of it."""
    at = skip_brackets(line, name + 1)
    after = line.word(at)
    return (
        not after
        or after in {",", ".", ";", ":", "!", "?", ")", QUOTATION, "who", "which"}
        or line.is_dash(at)
        or (after in lex.PREPOSITIONS and after != "for")
        or after in lex.TIMES
        or after in {"as", "when", "while"}
        or after.endswith(("ing", "ly"))
    )
