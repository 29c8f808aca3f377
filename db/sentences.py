"""The sentences of a text, found without a parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from db.records import Block

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
# Full stops after these do not end a sentence: titles, initials and common shortenings of news.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|St|Sr|Jr|Rev|No|vs|Inc"
    r"|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
LONGEST = 400


def sentence_starts(text: str, low: int, high: int) -> Iterator[int]:
    """Yield where the sentences of a block begin, which ``low`` and ``high`` bound."""
    yield low
    for match in _END.finditer(text, low, high):
        if not _SHORT.search(text, max(low, match.start() - 12), match.start() + 1):
            yield match.end()


def sentences(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of a block, in order, without blanks at their ends.

    What has no words yields nothing.
    """
    for start, following in pairwise((*sentence_starts(text, low, high), high)):
        end = following
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end


class Sentences:
    """The sentences of a whole text, each within one block."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        """Part a text whose blocks are in order; without any it is one block."""
        bounds = [(block.start, block.end) for block in blocks] or [(0, len(text))]
        self._text = text
        self._blocks = [start for start, _ in bounds]
        self._ends = [end for _, end in bounds]
        self.starts = [at for low, high in bounds for at in sentence_starts(text, low, high)]

    def start_of(self, offset: int) -> int:
        """Return where the sentence of an offset begins."""
        return self.starts[max(0, bisect_right(self.starts, offset) - 1)]

    def block_of(self, offset: int) -> int:
        """Return where the block of an offset begins."""
        return self._blocks[max(0, bisect_right(self._blocks, offset) - 1)]

    def bounds(self) -> Iterator[tuple[int, int]]:
        """Yield the bounds of each sentence, without blanks at its end."""
        ends = [*self.starts[1:], len(self._text)]
        for start, following in zip(self.starts, ends, strict=True):
            block = max(0, bisect_right(self._blocks, start) - 1)
            end = min(following, self._ends[block])
            while end > start and self._text[end - 1].isspace():
                end -= 1
            yield start, end


def sentence_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds ``text[start:end]``.

    ``low`` and ``high`` bound the block it stands in. A sentence of more than ``LONGEST``
    characters is cut around the place.
    """
    low = max(low, start - 4 * LONGEST)
    high = min(high, end + 4 * LONGEST)
    first, last = low, high
    for at in sentence_starts(text, low, high):
        if at <= start:
            first = at
        elif at >= end:
            last = at
            break
    while last > end and text[last - 1].isspace():
        last -= 1
    if last - first > LONGEST:
        spare = max(0, LONGEST - (end - start)) // 2
        first, last = max(first, start - spare), min(last, end + spare)
    return first, last
