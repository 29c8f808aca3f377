"""What two texts have in common and what they have not, by paragraphs and then by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.following.answers import Part

# Pieces with the blanks before them, so that put together again they are the text.
_PARAGRAPH = re.compile(r"\s*\S[^\n]*|\s+")
_WORD = re.compile(r"\s*\S+|\s+")
# Comparing takes a bit of memory for each pair of pieces: longer stretches count as different.
_MOST_PAIRS = 100_000_000


def parts_of(one: str, other: str) -> list[Part]:
    """Return two texts as parts, in order: what both have, and what only one of them has.

    The parts that one has are, put together, its text. Of what was put in place of something, what
    was there comes first.
    """
    parts = list[Part]()
    for part in _compared(_PARAGRAPH.findall(one), _PARAGRAPH.findall(other)):
        before, after = part
        if before == after:
            _put(parts, before, one=True, other=True)
            continue
        for old, new in _compared(_WORD.findall(before), _WORD.findall(after)):
            if old == new:
                _put(parts, old, one=True, other=True)
            else:
                _put(parts, old, one=True, other=False)
                _put(parts, new, one=False, other=True)
    return parts


def _compared(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield stretches of two sequences that belong together, the same ones or different ones."""
    from rapidfuzz.distance import Indel, Opcode

    low = 0
    while low < min(len(one), len(other)) and one[low] == other[low]:
        low += 1
    high = 0
    while high < min(len(one), len(other)) - low and one[-1 - high] == other[-1 - high]:
        high += 1
    before, after = one[low : len(one) - high], other[low : len(other) - high]
    if len(before) * len(after) > _MOST_PAIRS:
        steps = [Opcode("replace", 0, len(before), 0, len(after))]
    else:
        steps = list(Indel.opcodes(before, after))
    yield "".join(one[:low]), "".join(other[:low])
    old = new = ""
    for step in steps:
        left = "".join(before[step.src_start : step.src_end])
        right = "".join(after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            yield old, new
            old = new = ""
            yield left, right
        else:
            old, new = old + left, new + right
    yield old, new
    yield "".join(one[len(one) - high :]), "".join(other[len(other) - high :])


def _put(parts: list[Part], text: str, *, one: bool, other: bool) -> None:
    """Add a part, to the last one if that is of the same texts."""
    if parts and (parts[-1].one, parts[-1].other) == (one, other):
        text = parts.pop().text + text
    if text:
        parts.append(Part(text, one, other))
