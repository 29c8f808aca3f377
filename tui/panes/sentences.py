"""A few sentences, each as high as it is, with a cursor on one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from db.dates import short_date
from tui.paint import Mark, paint
from tui.panes.wrapped import WrappedPane
from tui.text import cut, wrap

if TYPE_CHECKING:
    from db.entities import MentionRow


class Sentences(WrappedPane):
    """Mentions: date and headline, the sentence around the name, a blank line."""

    COMPONENT_CLASSES = {"mention--head", "mention--name", "mention--cursor"}

    def __init__(self) -> None:
        """Begin with none; ``show`` fills it."""
        super().__init__()
        self._rows: Sequence[MentionRow] = ()
        # The row of each line, and its part of the sentence; none is the head, empty is blank.
        self._lines: list[tuple[int, tuple[int, int] | None]] = []
        self._cursor = 0

    def show(self, rows: Sequence[MentionRow]) -> None:
        """Show mentions from the top."""
        self._rows, self._cursor = rows, 0
        self.lay_out_again()
        self.scroll_top_to(0)

    @property
    def current(self) -> MentionRow | None:
        """The mention under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def line_count(self) -> int:
        """How many lines all sentences take."""
        return len(self._lines)

    def lay_out(self, width: int) -> None:
        """Wrap the sentences to a width."""
        self._lines = []
        for index, row in enumerate(self._rows):
            if index:
                self._lines.append((index - 1, (0, 0)))
            self._lines.append((index, None))
            spans = wrap(row.snippet, 0, len(row.snippet), width - 2)
            self._lines += [(index, span) for span in spans]

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line of a sentence, or what it is from."""
        place, span = self._lines[index]
        row, style = self._rows[place], self.rich_style
        here = self.has_focus and place == self._cursor and span != (0, 0)
        if here:
            style += self.get_component_rich_style("mention--cursor", partial=True)
        bar = "▌" if here else " "
        if span is None:
            style += self.get_component_rich_style("mention--head", partial=True)
            text = cut(f"{short_date(row.article.published)}  {row.article.title}", width - 2)
            return paint(text, 0, len(text), style, (), bar).adjust_cell_length(width, style)
        name = self.get_component_rich_style("mention--name", partial=True)
        marks = [Mark(row.at, row.at + len(row.text), name)]
        return paint(row.snippet, *span, style, marks, bar).adjust_cell_length(width, style)

    def move(self, lines: int) -> None:
        """Put the cursor on another sentence, in view; scroll where there is none that way."""
        wanted = min(max(0, self._cursor + lines), max(0, len(self._rows) - 1))
        if wanted == self._cursor:
            super().move(lines)
            return
        self._cursor = wanted
        of_it = [i for i, (place, span) in enumerate(self._lines) if place == wanted]
        self.show_line(of_it[-1])
        self.show_line(of_it[0])
        self.refresh()

    def point_at(self, index: int) -> bool:
        """Put the cursor on the sentence of a line."""
        self._cursor = self._lines[index][0]
        return True
