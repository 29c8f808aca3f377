"""The piece of a text that shows what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
ROOM, BEFORE = 160, 40
ELLIPSIS, BREAK = "…", " · "


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, with those that overlap as one."""
    found = list[Span]()
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def snippet(text: str, spans: Sequence[Span], body: int) -> tuple[str, tuple[Span, ...]]:
    """Return the piece of a text that holds most of some spans, and where they are in it.

    What stands after ``body``, the end of the headline, goes before: a headline is shown anyway.
    The piece is one line.
    """
    after = [span for span in spans if span[0] >= body]
    body = body if after or not spans else 0
    start, end = _piece(text, after or spans, body)
    shown, marks = ELLIPSIS if text[body:start].strip() else "", list[Span]()
    at = start
    for first, last in spans:
        if start <= first < end:
            shown += _line(text[at:first])
            marks.append((len(shown), len(shown) + len(_line(text[first : min(last, end)]))))
            shown += _line(text[first : min(last, end)])
            at = min(last, end)
    shown = (shown + _line(text[at:end])).rstrip(BREAK)
    return shown + (ELLIPSIS if end < len(text.rstrip()) else ""), tuple(marks)


def _piece(text: str, spans: Sequence[Span], body: int) -> Span:
    """Return where the piece begins and ends: at blanks, if there are any near."""
    begin = body
    if spans:
        starts = [start for start, _ in spans]
        held = [bisect_left(starts, start + ROOM - BEFORE) - i for i, start in enumerate(starts)]
        first = starts[held.index(max(held))]
        begin = max(body, first - BEFORE)
        if begin > body:
            blank = re.compile(r"\s").search(text, begin, first)
            begin = blank.end() if blank else begin
    while begin < len(text) and text[begin].isspace():
        begin += 1
    end = min(len(text), begin + ROOM)
    if end < len(text):
        blank_at = max(text.rfind(" ", begin + ROOM // 2, end), text.rfind("\n", begin, end))
        end = blank_at if blank_at > begin + ROOM // 2 else end
    return begin, end


def _line(text: str) -> str:
    """Return a text as one line, in which one still sees where a paragraph ended."""
    return re.sub(r"\s+", lambda blank: BREAK if "\n" in blank[0] else " ", text)
