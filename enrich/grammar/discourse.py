"""Who is being spoken of, and who is speaking, from one sentence of an article to the next."""

from __future__ import annotations

from collections.abc import Sequence

from db.following.records import Epithet
from enrich.grammar import lexicon as lex
from enrich.grammar.line import Line
from enrich.grammar.phrases import fits, phrase_start
from enrich.grammar.speakers import HE_OR_SHE

_REACH = 4
_OWNERS = frozenset({"'s", "’s"})


class Discourse:
    """Whom "he" or "she" means: one person where that is plain, else nobody.

    That is the one person of the sentence before, if its subject or its speaker, and nobody else
    has been spoken of since.
    """

    __slots__ = ("_mention",)

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: nobody has been spoken of."""
        self._mention: int | None = None

    def antecedent(self, line: Line, pronoun: int) -> int | None:
        """Return the start of the mention that a pronoun of a sentence stands for."""
        before = [name for at, name in line.names.items() if at < pronoun]
        persons = [name for name in before if name.label == "PERSON"]
        if not persons:
            return self._mention if not _has_others(line, pronoun, ()) else None
        first = next(at for at, name in line.names.items() if name.label == "PERSON")
        if {name.key for name in persons} == {persons[0].key} and _is_subject(line, first):
            return persons[-1].start
        return None

    def follow(self, line: Line, speaker: int | None, epithets: Sequence[Epithet]) -> None:
        """Take in a sentence and its one speaker, given by the start of a mention."""
        persons = {at: name for at, name in line.names.items() if name.label == "PERSON"}
        if not persons:
            if not _is_of_pronoun(line) or _has_others(line, len(line), epithets):
                self.forget()
            return
        first = next(iter(persons))
        keys = {name.key for name in persons.values()}
        known = persons[first].start == speaker or _is_subject(line, first)
        if len(keys) == 1 and known and not _has_others(line, len(line), epithets):
            self._mention = persons[first].start
        else:
            self.forget()


def _is_subject(line: Line, name: int) -> bool:
    """Whether a name begins its sentence, alone or behind an adverbial."""
    start = phrase_start(line, name)
    if line.word(name + 1) in {"and", "'s", "’s", "&"}:
        return False
    return start == 0 or (line.word(start - 1) == "," and line.words[0] in lex.PREPOSITIONS)


def _is_of_pronoun(line: Line) -> bool:
    """Whether a sentence goes on about the same person, or is only what is quoted."""
    spoken = [word for word in line.words if word[:1].isalnum()]
    return not spoken or not HE_OR_SHE.isdisjoint(line.words)


def _has_others(line: Line, end: int, epithets: Sequence[Epithet]) -> bool:
    """Whether a person without a name stands in a sentence: "the mayor", "his lawyer"."""
    words = line.words
    if lex.DETERMINERS.isdisjoint(words) and _OWNERS.isdisjoint(words):
        return False
    for at in range(1, end):
        if not fits("PERSON", line, at):
            continue
        before = words[max(0, at - _REACH) : at]
        if (lex.DETERMINERS.isdisjoint(before) and _OWNERS.isdisjoint(before)) or any(
            epithet.start <= line.starts[at] < epithet.end for epithet in epithets
        ):
            continue
        return True
    return False
