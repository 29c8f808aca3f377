"""The sentence around a place in a text, found without a parser."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
# Full stops after these do not end a sentence: titles, initials and common shortenings of news.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|St|Sr|Jr|Rev|No|vs|Inc"
    r"|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
LONGEST = 400


def sentence_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the bounds of the sentence that holds ``text[start:end]``.

    ``low`` and ``high`` bound the block it stands in. A sentence of more than ``LONGEST``
    characters is cut around the place.
    """
    low = max(low, start - 4 * LONGEST)
    high = min(high, end + 4 * LONGEST)
    first, last = low, high
    for match in _END.finditer(text, low, high):
        if _SHORT.search(text, max(low, match.start() - 12), match.start() + 1):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.end()
            break
    while last > end and text[last - 1].isspace():
        last -= 1
    if last - first > LONGEST:
        spare = max(0, LONGEST - (end - start)) // 2
        first, last = max(first, start - spare), min(last, end + spare)
    return first, last
