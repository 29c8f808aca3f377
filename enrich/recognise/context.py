"""What the words around a mention say of what it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enrich.recognise import cues
from enrich.recognise.labels import PLACES
from enrich.recognise.titles import TITLES

EDGE = ""


class Surroundings:
    """The words of an article, in lower case, with the labels that its names have so far."""

    def __init__(self, words: Sequence[str], labels: Sequence[str]) -> None:
        """Take the article's tokens as written, and the label of the name each is in, or ""."""
        self._words = [EDGE, EDGE, EDGE, *(word.lower() for word in words), EDGE, EDGE, EDGE]
        self._labels = [EDGE, EDGE, EDGE, *labels, EDGE, EDGE, EDGE]
        titled = [word.istitle() for word in words]
        self._titled = [False, False, False, *titled, False, False, False]

    def of(self, start: int, end: int, opens: bool) -> Iterator[str]:
        """Yield the features of the mention of tokens ``start`` to ``end``.

        ``opens`` says that the token before it opens a sentence, so that its capital says nothing.
        """
        words = self._words
        second, first = words[start + 1 : start + 3]
        after, next_, last = words[end + 3 : end + 6]
        yield from self._before(first, second)
        if self._titled[start + 2] and first.rstrip(".") in TITLES:
            yield "before: title"
        yield from self._after(after, next_, last)
        if self._titled[start + 2] and not self._labels[start + 2] and not opens:
            yield "before: a capital"
        if self._titled[end + 3] and not self._labels[end + 3]:
            yield "after: a capital"
        if after == "," and self._labels[end + 4] in PLACES:
            yield "after: a place"
        if first == "," and self._labels[start + 1] in PLACES:
            yield "before: a place"

    @staticmethod
    def _before(first: str, second: str) -> Iterator[str]:
        if first in cues.BEFORE:
            yield f"before: {first}"
            if first in cues.INSIDE:
                yield "before: inside"
        if first in cues.SAYING:
            yield "before: saying"
        if first.rstrip(".") in cues.ROLES:
            yield "before: role"
        if first in cues.SORTS_OF_PLACE or (first == "of" and second in cues.SORTS_OF_PLACE):
            yield "before: sort of place"
        if first in cues.PARTS_OF_ORGANISATIONS:
            yield "before: part of an organisation"
        if first == "to" and second == "according":
            yield "before: according to"
        if first == "of" and second in cues.BELONGING:
            yield "before: member of"
        if first in cues.OPENING:
            yield "before: bracket"

    @staticmethod
    def _after(first: str, second: str, third: str) -> Iterator[str]:
        if first in cues.AFTER:
            yield f"after: {first}"
        if first in cues.SAYING:
            yield "after: saying"
        if first in cues.PARTS_OF_ORGANISATIONS:
            yield "after: part of an organisation"
        if first in cues.PARTS_OF_PLACES:
            yield "after: part of a place"
        if first == "," and second in ("who", "whose"):
            yield "after: who"
        elif first == "," and second in ("a", "an", "the"):
            yield "after: apposition"
        aged = first == "," and second.isdigit() and third in (",", ".")
        if aged or (first == "(" and second.isdigit()):
            yield "after: age"
        if first in cues.CLOSING:
            yield "after: bracket"
