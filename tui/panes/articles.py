"""The list of articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from rich.cells import cell_len
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from db.dates import short_date
from db.rows import ArticleRow, Heading
from tui.paint import paint
from tui.panes.rows import RowList
from tui.text import counted, cut, safe

# So many cells of date and source are left beside a sign in its longer forms.
LEAST_DETAIL = 22
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ArticleList(RowList[ArticleRow | Heading]):
    """Articles, two lines each: headline; date and publication. A dot marks the unread.

    The cursor passes over headings.
    """

    COMPONENT_CLASSES = {
        "list--title",
        "list--unread",
        "list--detail",
        "list--cursor",
        "list--open",
        "list--empty",
        "list--heading",
    }
    lines_a_row = 2

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list that says what to do."""
        super().__init__(id=id)
        self.empty_text = ""
        self.open_id: int | None = None
        # Brings what there is to tell beside the head of an article, in forms from long to short.
        self.signs_of: Callable[[ArticleRow], Sequence[str]] = lambda row: ("",)

    def show_open(self, article_id: int | None) -> None:
        """Mark the article that is open."""
        self.open_id = article_id
        self.refresh()

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor."""
        row = self.row(self.cursor)
        return row if isinstance(row, ArticleRow) else None

    def beside(self, step: int) -> ArticleRow | None:
        """Return the next (or previous) article, or None if there is none that way."""
        place = self.cursor + step
        while isinstance(row := self.row(place), Heading):
            place += step
        return row

    def set_cursor(self, index: int) -> None:
        """Put the cursor on an article, in view, with the heading that is over it."""
        index = min(max(0, index), max(0, self.count - 1))
        if isinstance(self.row(index), Heading):
            index += -1 if index and index < self.cursor else 1
        super().set_cursor(index)
        if isinstance(self.row(self.cursor - 1), Heading):
            self.show_line((self.cursor - 1) * self.lines_a_row)

    def show_what(self, text: str) -> None:
        """Say in the first line what is listed and how; empty for no such line."""
        self.set_class(bool(text), "-headed")
        self.border_title = Content(safe(text)) if text else None

    def draw_row(self, row: ArticleRow | Heading, line: int, width: int, *, here: bool) -> Strip:
        """Draw the headline (line 0) or date and publication (line 1) of an article."""
        if isinstance(row, Heading):
            return self._draw_heading(row, line, width)
        style = self._style("list--title" if row.read else "list--unread")
        if line:
            style = self._style("list--detail")
        if row.id == self.open_id:
            style += self.get_component_rich_style("list--open", partial=True)
        if here:
            style += self.get_component_rich_style("list--cursor", partial=True)
        flag = " " if row.read else "●"
        if row.starred:
            flag = "★"
        if line == 0:
            text = f"{flag} {cut(row.title, width - 3)}"
        else:
            source = row.publication or row.byline
            parts = [short_date(row.published), *([source] if source else [])]
            if row.gone:
                parts.insert(0, "file gone")
            text = self._with_sign(" · ".join(parts), row, width - 3)
        return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)

    def _with_sign(self, text: str, row: ArticleRow, cells: int) -> str:
        """Return a line with the sign at its end, in the longest form that leaves it room."""
        forms = self.signs_of(row)
        left = cells - min(cell_len(text), LEAST_DETAIL) - 2
        sign = next((form for form in forms if len(form) <= left), forms[-1])
        if not sign:
            return f"  {cut(text, cells)}"
        text = cut(text, cells - len(sign) - 1)
        return f"  {text}{' ' * (cells - cell_len(text) - len(sign))}{sign}"

    def _draw_heading(self, row: Heading, line: int, width: int) -> Strip:
        what = row.text or "Without one"
        count = f"{row.articles:,}"
        if _DAY.fullmatch(row.text):
            what = f"{date.fromisoformat(row.text):%a} {short_date(row.text)}"
        if row.is_report:
            count = counted(row.articles, "copy", "copies")
        text = f"{cut(what, width - len(count) - 5)} · {count}" if line else ""
        style = self._style("list--heading")
        return paint(text, 0, len(text), style, (), prefix=" ").adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw what to do while there are no articles."""
        lines = self.empty_text.split("\n")
        if not 1 <= line <= len(lines):
            return Strip([])
        text = " " + cut(lines[line - 1], width - 2)
        return paint(text, 0, len(text), self._style("list--empty"), ())

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(name, partial=True)
