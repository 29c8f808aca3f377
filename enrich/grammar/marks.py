"""Quotation marks: what stands between them in a block, in whichever style."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[\"“”„«»]|(?<!\w)[‘'](?=[\w…])")
_DOUBLE = re.compile(r"[\"“”„«»]")
_CLOSING = {
    # An opening mark that stands where one closes was meant to.
    "“": re.compile(r"”|(?<=[.,!?…])“(?!\w)"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
}
_STRAIGHT = re.compile(r"(?<!\d)\"|(?<=\d)\"(?!\w)")
# A single mark is an apostrophe too: only behind a stop does it surely close.
_SINGLE = {"‘": re.compile(r"(?<=[.,!?…])’(?!\w)"), "'": re.compile(r"(?<=[.,!?…])'(?!\w)")}
OPENING = frozenset("\"“„«‘'")


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between two marks: its bounds with them, and without.

    ``open`` says that the mark at its end is missing, and that it ends with its block.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    open: bool = False


def marked(text: str, low: int, high: int, *, goes_on: bool) -> list[Marked]:
    """Return what is between quotation marks in a block, in order; nested marks are part of it.

    Where the last mark is not closed, the rest of the block is taken only if the block begins with
    it or ``goes_on``, that is if the next block opens a quotation again.
    """
    found = list[Marked]()
    at = low
    lost = set[str]()
    while match := _MARKS.search(text, at, high):
        mark = match[0]
        at = match.end()
        if mark in "”»" or mark in lost:
            continue
        closing = _STRAIGHT if mark == '"' else _SINGLE.get(mark) or _CLOSING[mark]
        end = closing.search(text, at, high)
        if end is not None:
            inner = _bare(text, at, end.start())
            if inner[0] < inner[1]:
                found.append(Marked(match.start(), end.end(), *inner))
            at = end.end()
            continue
        # Searched for once to the end of the block, so that hostile text costs no more.
        lost.add(mark)
        first = not text[low : match.start()].strip()
        # Other marks behind it say that one of them was to close it.
        sure = mark in '"“„«' and not _DOUBLE.search(text, at, high)
        if sure and (first or goes_on):
            inner = _bare(text, at, high)
            if inner[0] < inner[1]:
                found.append(Marked(match.start(), high, *inner, open=True))
            break
    return found


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def opens(text: str, low: int, high: int) -> bool:
    """Whether a block begins with a quotation mark."""
    start, _ = _bare(text, low, high)
    return start < high and text[start] in OPENING
