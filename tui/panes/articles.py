"""The list of articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from rich.cells import cell_len
from rich.style import Style
from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip

from db.dates import short_date
from db.rows import ArticleRow, Heading
from tui.paint import paint
from tui.panes.rows import RowList
from tui.text import counted, cut, safe

# So many cells of date and source are left beside a sign in its longer forms.
LEAST_DETAIL = 22
# Lines that are kept as they were drawn: some screenfuls.
DRAWN_KEPT = 512
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
        self.signs_of: Callable[[ArticleRow], tuple[str, ...]] = lambda row: ("",)
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(DRAWN_KEPT)

    def show_open(self, article_id: int | None) -> None:
        """Mark the article that is open."""
        self.open_id = article_id
        self.refresh()

    def place_of(self, article_id: int) -> int | None:
        """Return the place of an article, if it is among the rows that are there."""
        found = (place for place, row in self.fetched() if _is(row, article_id))
        return next(found, None)

    def show_read(self, article_id: int) -> None:
        """Show an article as read."""
        place = self.place_of(article_id)
        row = None if place is None else self.row(place)
        if place is not None and isinstance(row, ArticleRow) and not row.read:
            self.replace_row(place, replace(row, read=True))

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
        signs: tuple[str, ...] = ()
        is_open = False
        if isinstance(row, ArticleRow):
            is_open = row.id == self.open_id
            signs = self.signs_of(row) if line else ()
        key = (row, line, width, here, is_open, self.rich_style, signs)
        strip = self._drawn.get(key)
        if strip is None:
            if isinstance(row, Heading):
                strip = self._draw_heading(row, line, width)
            else:
                strip = self._draw_article(row, line, width, signs, here=here)
            self._drawn[key] = strip
        return strip

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self._drawn.clear()

    def _draw_article(
        self, row: ArticleRow, line: int, width: int, signs: Sequence[str], *, here: bool
    ) -> Strip:
        style = self._style("list--title" if row.read else "list--unread")
        if line and not (here and self.has_focus):
            # Under the cursor, where colours are reversed, both lines are one block.
            style = self._style("list--detail")
        elif line:
            style = self._style("list--title")
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
            text = _with_sign(" · ".join(parts), signs, width - 3)
        return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)

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


def _is(row: ArticleRow | Heading, article_id: int) -> bool:
    return isinstance(row, ArticleRow) and row.id == article_id


def _with_sign(text: str, forms: Sequence[str], cells: int) -> str:
    """Return a line with the sign at its end, in the longest form that leaves it room."""
    left = cells - min(cell_len(text), LEAST_DETAIL) - 2
    sign = next((form for form in forms if len(form) <= left), forms[-1])
    if not sign:
        return f"  {cut(text, cells)}"
    text = cut(text, cells - len(sign) - 1)
    return f"  {text}{' ' * (cells - cell_len(text) - len(sign))}{sign}"
