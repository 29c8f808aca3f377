"""What is wrong with a query, and where."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"


class QueryError(ValueError):
    """A query can't be understood; ``start`` and ``end`` are the span of it that is wrong."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message, self.start, self.end = message, start, end

    def pointed(self, query: str, cells: int) -> tuple[str, str]:
        """Return the part of the query around what is wrong, and a line that points at it.

        Both are one line of at most ``cells`` terminal cells; what is no letter or sign that can
        be printed is shown as a blank.
        """
        begin = 0
        if _width(query[: self.end]) > cells - 1:
            begin = max(0, self.start - cells // 4)
        piece = query[begin : begin + cells + 1]
        shown = "".join(char if char.isprintable() else " " for char in piece)
        before = ELLIPSIS if begin else ""
        line = before + shown
        start, end = (min(len(line), at - begin + len(before)) for at in (self.start, self.end))
        while _width(line) > cells:
            line = line[:-2] + ELLIPSIS
        start, end = min(start, len(line)), min(max(end, start + 1), len(line) + 1)
        marks = "^" * max(1, _width(line[start:end]))
        return line, " " * _width(line[:start]) + marks


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
