"""Text as a terminal shows it: safe, measured in cells, wrapped and cut."""

from __future__ import annotations

from datetime import date, datetime

from rich.cells import cell_len, set_cell_size

_UNSAFE = dict.fromkeys((*range(32), *range(127, 160)), "�")
_UNSAFE |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
ELLIPSIS = "…"
# Longer lines are hard to read, however wide the pane is; in cells.
MEASURE = 90


def safe(text: str) -> str:
    """Return text in which nothing can steer the terminal, of the same length."""
    return text.translate(_UNSAFE) if not text.isprintable() else text


def cut(text: str, cells: int) -> str:
    """Return text on one line of at most so many cells, with an ellipsis where it was cut."""
    text = safe(text.replace("\n", " "))
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(0, cells - 1)).rstrip() + ELLIPSIS if cells > 0 else ""


def wrap(text: str, start: int, end: int, cells: int) -> list[tuple[int, int]]:
    """Wrap ``text[start:end]`` into lines of at most so many cells; return their spans.

    Lines break at blanks, which belong to no line, and at line feeds; a word that is too long for
    a line is broken.
    """
    cells = max(1, cells)
    lines = []
    while start < end:
        feed = text.find("\n", start, end)
        stop = end if feed < 0 else feed
        lines += _wrap_line(text, start, stop, cells) or [(start, start)]
        start = stop + 1
    return lines


def _wrap_line(text: str, start: int, end: int, cells: int) -> list[tuple[int, int]]:
    lines = []
    while start < end:
        stop = _fitting(text, start, end, cells)
        if stop < end and text[stop] != " ":
            blank = text.rfind(" ", start + 1, stop)
            stop = blank if blank > start else stop
        last = stop
        while last > start and text[last - 1] == " ":
            last -= 1
        lines.append((start, last))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return lines


def _fitting(text: str, start: int, end: int, cells: int) -> int:
    """Return how far a line from ``start`` on can go; at least one character."""
    stop = min(end, start + cells)
    piece = text[start:stop]
    if piece.isascii():
        return stop
    width = 0
    for index in range(start, end):
        width += cell_len(text[index])
        if width > cells:
            return max(index, start + 1)
    return end


def month(date: str) -> str:
    """Return the month of an ISO 8601 date: "Sep 2021"."""
    try:
        return f"{datetime.fromisoformat(date):%b %Y}"
    except ValueError:
        return date[:7]


def age(moment: str, today: date) -> str:
    """Return how long ago something was, in the largest unit that says something."""
    try:
        days = (today - datetime.fromisoformat(moment).date()).days
    except ValueError:
        return ""
    if days <= 0:
        return "today"
    for unit, length in (("year", 365), ("month", 30), ("day", 1)):
        if days >= length:
            count = days // length
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return ""


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: "1 mention", "1,204 mentions"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
