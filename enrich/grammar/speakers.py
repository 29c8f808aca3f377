"""Speakers: who is the subject of a verb of saying, before it or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from enrich.grammar import lexicon as lex
from enrich.grammar.appositions import apposition_before, is_age, skip_brackets
from enrich.grammar.phrases import after_premodifier, fits, is_possessive, phrase_start
from enrich.grammar.words import NAME, QUOTATION, Line

HE_OR_SHE = frozenset({"he", "she"})
_BETWEEN = lex.HAVE | frozenset(
    "also then later now still even earlier recently further again already reportedly just".split()
)
_BEFORE_SUBJECT = (
    frozenset({"", ",", ":", ";", "–", "—", "(", "and", "but", "that", QUOTATION})
    | lex.SUBORDINATORS
) - {"if", "whether", "unless"}
_LONGEST_ASIDE = 30
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
        return Voice(at, verb, at, verb + 1) if _is_free(line, at) else None
    if word in {"himself", "herself", "itself"}:
        at -= 1
    name = _subject(line, at)
    if name is None:
        return None
    start = phrase_start(line, name)
    apposed = apposition_before(line, name)
    if apposed is not None and start > 0 and line.words[start - 1] == ",":
        start = apposed[0]
    if not _is_free(line, start) or not _may_speak(line, name, start):
        return None
    return Voice(name, verb, start, verb + 1)


def _subject(line: Line, at: int) -> int | None:
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
            return _subject(line, before)
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


def _is_free(line: Line, start: int) -> bool:
    """Whether a phrase that begins here may be a subject: it is no object and in no list."""
    before = line.word(start - 1)
    if before not in _BEFORE_SUBJECT:
        return False
    if before != "and":
        return True
    other = line.word(start - 2)
    return other not in {NAME, ")"} and not fits("PERSON", line, start - 2)


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
        or (after in lex.PREPOSITIONS and after not in {"of", "for"})
        or after in lex.TIMES
        or after in {"as", "when", "after", "while", "before", "of"}
        or after.endswith(("ing", "ly"))
    )
