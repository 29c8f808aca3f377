"""Rows of text, each as high as it is, with a cursor on those that lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.strip import Strip

from tui.paint import Mark, paint
from tui.panes.wrapped import WrappedPane
from tui.text import MEASURE, cut, wrap

LEAST_LEFT = 8


@dataclass(frozen=True, slots=True)
class GoTo:
    """A place in an article; without an offset its first mention of the entity."""

    article_id: int
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Meet:
    """Another entity."""

    entity_id: int


@dataclass(frozen=True, slots=True)
class Unfold:
    """More of what the row says, by a name that its maker knows."""

    what: str


Target = GoTo | Meet | Unfold


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a row: on one line with ``right`` at its end, or wrapped where ``wraps``.

    ``marks`` are the spans that stand out; ``style`` names a component; ``lead`` stands before
    each of its lines.
    """

    text: str
    style: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    right: str = ""
    wraps: bool = False
    indent: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces one under the other, and where Enter leads from there; None leads nowhere."""

    pieces: tuple[Piece, ...]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of a tab; not ``whole`` while only the newest articles were looked at."""

    rows: tuple[Row, ...]
    whole: bool = True


class Outline(WrappedPane):
    """A few hundred rows at most, all of them laid out."""

    COMPONENT_CLASSES = {
        "outline--title",
        "outline--detail",
        "outline--sentence",
        "outline--bar",
        "outline--note",
        "outline--mark",
        "outline--added",
        "outline--removed",
        "outline--cursor",
    }

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty outline; ``show`` fills it."""
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.cursor = 0
        # The row of each line, its piece, and which part of that is shown.
        self._lines: list[tuple[int, Piece, tuple[int, int]]] = []

    def show(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Show rows, with the cursor on one, or on the first after it that leads somewhere."""
        self.rows = rows
        self.cursor = self._nearest(cursor)
        self.lay_out_again()
        self.scroll_top_to(0)
        self.show_cursor()

    def renew(self, rows: Sequence[Row]) -> None:
        """Show other rows, with the cursor where it was, and as far down."""
        target, top = self.target, self.top_line
        self.rows = rows
        same = [place for place, row in enumerate(rows) if row.target == target]
        self.cursor = same[0] if target is not None and same else self._nearest(self.cursor)
        self.lay_out_again()
        self.scroll_top_to(top)
        self.show_cursor()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def target(self) -> Target | None:
        """Where the row under the cursor leads."""
        return None if self.current is None else self.current.target

    @property
    def line_count(self) -> int:
        """How many lines all rows take."""
        return len(self._lines)

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """The first line of the row under the cursor."""
        lines = (i for i, (place, _, _) in enumerate(self._lines) if place == self.cursor)
        return 0, next(lines, self.top_line)

    def lay_out(self, width: int) -> None:
        """Wrap the rows to a width."""
        self._lines = []
        for place, row in enumerate(self.rows):
            for piece in row.pieces:
                spans = [(0, len(piece.text))]
                if piece.wraps:
                    cells = min(width - 2, MEASURE) - piece.indent - len(piece.lead)
                    spans = wrap(piece.text, 0, len(piece.text), cells)
                self._lines += [(place, piece, span) for span in spans]

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line of a row."""
        place, piece, (start, end) = self._lines[index]
        style = self.rich_style
        if piece.style:
            style += self.get_component_rich_style(f"outline--{piece.style}", partial=True)
        here = place == self.cursor and self.rows[place].target is not None and bool(piece.text)
        if here:
            style += self.get_component_rich_style("outline--cursor", partial=True)
        prefix = ("▌" if here else " ") + " " * piece.indent + piece.lead
        mark = self.get_component_rich_style("outline--mark", partial=True)
        marks = [Mark(first, last, mark) for first, last in piece.marks]
        if piece.wraps:
            strip = paint(piece.text, start, end, style, marks, prefix)
        else:
            text = _one_line(piece, width - len(prefix))
            strip = paint(text, 0, len(text), style, marks, prefix)
        return strip.adjust_cell_length(width, style)

    def move(self, lines: int) -> None:
        """Put the cursor on another row that leads somewhere; scroll where there is none."""
        step = 1 if lines > 0 else -1
        places = [p for p, row in enumerate(self.rows) if row.target is not None]
        ahead = [p for p in places if (p - self.cursor) * step > 0][::step]
        if not ahead:
            super().move(lines)
            return
        self.set_cursor(ahead[min(abs(lines), len(ahead)) - 1])

    def move_pages(self, pages: float) -> None:
        """Scroll by pages, or parts of one, and take the cursor along."""
        super_lines = max(1, int(abs(pages) * self.page))
        self.scroll_top_to(self.top_line + (super_lines if pages > 0 else -super_lines))
        first = min(self.top_line, max(0, len(self._lines) - 1))
        seen = self._lines[first : first + self.page]
        places = [p for p, _, _ in seen if self.rows[p].target is not None]
        if places:
            self.cursor = places[0] if pages < 0 else places[-1]
        self.refresh()

    def set_cursor(self, place: int) -> None:
        """Put the cursor on a row, in view."""
        self.cursor = self._nearest(place)
        self.show_cursor()
        self.refresh()

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor is in view, its first line at any rate."""
        lines = [i for i, (place, _, _) in enumerate(self._lines) if place == self.cursor]
        if not any(row.target is not None for row in self.rows[: self.cursor]):
            # What stands above the first row that leads somewhere is seen with it.
            lines = [0, *lines]
        if lines:
            self.show_line(lines[-1])
            self.show_line(lines[0])

    def point_at(self, index: int) -> bool:
        """Put the cursor on the row of a line if that leads somewhere."""
        place = self._lines[index][0]
        if self.rows[place].target is None:
            return False
        self.cursor = place
        return True

    def _nearest(self, place: int) -> int:
        """Return the first row from a place on that leads somewhere, else the last before it."""
        places = [p for p, row in enumerate(self.rows) if row.target is not None]
        after = [p for p in places if p >= place]
        return after[0] if after else places[-1] if places else 0


def _one_line(piece: Piece, cells: int) -> str:
    """Return a piece on one line, cut so that what stands at its end has room."""
    if not piece.right:
        return cut(piece.text, cells)
    right = cut(piece.right, max(0, cells - LEAST_LEFT - 2))
    left = cut(piece.text, cells - cell_len(right) - 2)
    blank = cells - cell_len(left) - cell_len(right) - 1
    return f"{left}{' ' * blank}{right}"
