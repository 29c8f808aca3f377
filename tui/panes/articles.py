"""The list of articles."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from db.rows import ArticleRow
from tui.paint import paint
from tui.panes.rows import RowList
from tui.text import cut, short_date


class ArticleList(RowList[ArticleRow]):
    """Articles, two lines each: headline; date and publication. A dot marks the unread."""

    COMPONENT_CLASSES = {
        "list--title",
        "list--unread",
        "list--detail",
        "list--cursor",
        "list--open",
        "list--empty",
    }
    lines_a_row = 2

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list that says what to do."""
        super().__init__(id=id)
        self.empty_text = ""
        self.open_id: int | None = None

    def show_open(self, article_id: int | None) -> None:
        """Mark the article that is open."""
        self.open_id = article_id
        self.refresh()

    def draw_row(self, row: ArticleRow, line: int, width: int, *, here: bool) -> Strip:
        """Draw the headline (line 0) or date and publication (line 1) of an article."""
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
            text = f"  {cut(' · '.join(parts), width - 3)}"
        return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw what to do while there are no articles."""
        lines = self.empty_text.split("\n")
        if not 1 <= line <= len(lines):
            return Strip([])
        text = " " + cut(lines[line - 1], width - 2)
        return paint(text, 0, len(text), self._style("list--empty"), ())

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(name, partial=True)
