"""A bar chart in text."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from db.following.answers import Bar

_FULL, _EIGHTHS = "█", ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_UNITS = {4: "years", 7: "months", 10: "days"}
# So many empty periods in a row are drawn; more are told in words.
_EMPTY = 3
_SPACE = 2


def chart(bars: Sequence[Bar]) -> Iterator[str]:
    """Yield the lines of a chart that fits the width of the terminal and the signs it can show."""
    if not bars:
        return
    most = max(bar.articles for bar in bars)
    heads = ("", "articles", "mentions")
    first = max(len(_period(bar)) for bar in bars)
    room = shutil.get_terminal_size().columns - first - sum(map(len, heads)) - 3 * _SPACE - 1
    gap = " " * _SPACE
    yield f"{' ' * first}{gap}{heads[1]}{gap}{heads[2]}"
    for bar in _with_gaps(bars):
        if isinstance(bar, str):
            yield bar
            continue
        drawn = _drawn(bar.articles, most, room)
        counts = f"{bar.articles:>{len(heads[1])}}{gap}{bar.mentions:>{len(heads[2])}}"
        yield f"{_period(bar):<{first}}{gap}{counts}{gap}{drawn}".rstrip()


def _period(bar: Bar) -> str:
    return bar.period or "undated"


def _with_gaps(bars: Sequence[Bar]) -> Iterator[Bar | str]:
    """Yield the bars with what lies between them: empty ones, or in words how many."""
    yield bars[0]
    for one, other in pairwise(bars):
        if one.period and len(one.period) == len(other.period):
            first, last = _number(one.period), _number(other.period)
            if last - first > _EMPTY + 1:
                yield f"  ({last - first - 1:,} {_UNITS[len(one.period)]} without)"
            else:
                for number in range(first + 1, last):
                    yield Bar(_numbered(number, len(one.period)), 0, 0)
        yield other


def _number(period: str) -> int:
    """Return the number of a day, month or year; those in a row have numbers in a row."""
    year, month, day = (int(part) for part in f"{period}-01-01"[:10].split("-"))
    if len(period) == 10:
        return date(year, month, day).toordinal()
    return year if len(period) == 4 else year * 12 + month - 1


def _numbered(number: int, length: int) -> str:
    if length == 10:
        return date.fromordinal(number).isoformat()
    return f"{number:04}" if length == 4 else f"{number // 12:04}-{number % 12 + 1:02}"


def _drawn(value: int, most: int, room: int) -> str:
    """Return a bar of at most ``room`` cells; what there is is never drawn as nothing."""
    if room < 1 or not value:
        return ""
    if not (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf"):
        return "#" * max(1, round(value / most * room))
    whole, eighths = divmod(max(1, round(value / most * room * 8)), 8)
    return _FULL * whole + _EIGHTHS[eighths]
