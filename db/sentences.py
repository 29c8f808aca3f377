"""The sentences of a text, and the one around a place in it, found without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
# Full stops after these do not end a sentence: titles, initials and common shortenings of news.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|St|Sr|Jr|Rev|No|vs|Inc"
    r"|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
LONGEST = 400


def sentences(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of ``text[low:high]``, in order, without blanks between.

    ``low`` and ``high`` bound the block they stand in; what has no words yields nothing.
    """
    first = low
    for last in [*_breaks(text, low, high), high]:
        end = last
        while end > first and text[end - 1].isspace():
            end -= 1
        if end > first:
            yield first, end
        first = last


def sentence_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds ``text[start:end]``.

    ``low`` and ``high`` bound the block it stands in. A sentence of more than ``LONGEST``
    characters is cut around the place.
    """
    low = max(low, start - 4 * LONGEST)
    high = min(high, end + 4 * LONGEST)
    first, last = low, high
    for place in _breaks(text, low, high):
        if place <= start:
            first = place
        elif place > end:
            last = place
            break
    while last > end and text[last - 1].isspace():
        last -= 1
    if last - first > LONGEST:
        spare = max(0, LONGEST - (end - start)) // 2
        first, last = max(first, start - spare), min(last, end + spare)
    return first, last


def _breaks(text: str, low: int, high: int) -> Iterator[int]:
    """Yield where each sentence but the first begins."""
    for match in _END.finditer(text, low, high):
        if not _SHORT.search(text, max(low, match.start() - 12), match.start() + 1):
            yield match.end()
