"""A list whose rows are fetched as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from textual.events import Click
from textual.message import Message
from textual.strip import Strip

from tui.panes.scrolling import LinePane

Row = TypeVar("Row")
Fetch = Callable[[int, int], Sequence[Row]]

PAGE = 100
PAGES_KEPT = 8


class RowList(LinePane, Generic[Row]):
    """A list with a cursor; rows are ``lines_a_row`` lines high."""

    lines_a_row = 1
    empty = ""

    class Chosen(Message):
        """The reader wants the row under the cursor of ``control``."""

        def __init__(self, rows: LinePane) -> None:
            """Say of which list the row is."""
            super().__init__()
            self._rows = rows

        @property
        def control(self) -> LinePane:
            """The list."""
            return self._rows

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list; ``show_rows`` fills it."""
        super().__init__(id=id)
        self.cursor = 0
        self.count = 0
        self._fetch: Fetch[Row] | None = None
        self._pages: dict[int, Sequence[Row]] = {}

    def show_rows(self, count: int, fetch: Fetch[Row], cursor: int = 0) -> None:
        """Show ``count`` rows; ``fetch(offset, limit)`` brings them."""
        self.count, self._fetch = count, fetch
        self._pages.clear()
        self.cursor = min(max(0, cursor), max(0, count - 1))
        self.resize_lines()
        self.show_cursor()

    def forget_rows(self) -> None:
        """Fetch rows anew when they are next drawn: something about them has changed."""
        self._pages.clear()
        self.refresh()

    def row(self, index: int) -> Row | None:
        """Return a row, fetched if need be; None when there is none."""
        if self._fetch is None or not 0 <= index < self.count:
            return None
        page, place = divmod(index, PAGE)
        if page not in self._pages:
            while len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def fetched(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that are there without being fetched, with their places."""
        for page, rows in self._pages.items():
            yield from enumerate(rows, page * PAGE)

    def replace_row(self, index: int, row: Row) -> None:
        """Show a row otherwise than it was fetched."""
        page, place = divmod(index, PAGE)
        if page in self._pages:
            rows = self._pages[page]
            self._pages[page] = (*rows[:place], row, *rows[place + 1 :])
            self.refresh()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    def draw_row(self, row: Row, line: int, width: int, *, here: bool) -> Strip:
        """Draw one line of a row; ``here`` when the cursor is on it."""
        raise NotImplementedError

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw a line of what is shown while there are no rows."""
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        """How many lines all rows take."""
        return self.count * self.lines_a_row if self.count else self.page

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line of whatever row it belongs to."""
        if not self.count:
            return self.draw_empty(index, width)
        place, line = divmod(index, self.lines_a_row)
        row = self.row(place)
        if row is None:
            return Strip([])
        return self.draw_row(row, line, width, here=place == self.cursor)

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """The first line of the row under the cursor."""
        return 0, self.cursor * self.lines_a_row

    def set_cursor(self, index: int) -> None:
        """Put the cursor on a row, in view."""
        self.cursor = min(max(0, index), max(0, self.count - 1))
        self.show_cursor()
        self.refresh()

    def show_cursor(self) -> None:
        """Scroll so that all of the row under the cursor is in view."""
        self.show_line((self.cursor + 1) * self.lines_a_row - 1)
        self.show_line(self.cursor * self.lines_a_row)

    def move(self, lines: int) -> None:
        """Move the cursor by rows."""
        self.set_cursor(self.cursor + lines)

    def move_pages(self, pages: float) -> None:
        """Move the cursor by pages, or parts of one."""
        rows = max(1, int(abs(pages) * self.page / self.lines_a_row))
        self.move(rows if pages > 0 else -rows)

    def go_through(self, key: str) -> bool:
        """Move the cursor by a key that types nothing; return whether it was one."""
        match key:
            case "down" | "up":
                self.move(1 if key == "down" else -1)
            case "pagedown" | "pageup":
                self.move_pages(1 if key == "pagedown" else -1)
            case _:
                return False
        return True

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.resize_lines()
        self.show_cursor()

    def on_click(self, event: Click) -> None:
        """Choose the row under the mouse."""
        at = event.get_content_offset(self)
        place = (self.top_line + at.y) // self.lines_a_row if at is not None else self.count
        if place < self.count:
            self.set_cursor(place)
            self.post_message(self.Chosen(self))
