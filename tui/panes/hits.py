"""What a search has found, with snippets."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from db.dates import short_date
from db.search import Hit
from tui.paint import Mark, paint
from tui.panes.rows import RowList
from tui.text import cut, wrap


class HitList(RowList[Hit]):
    """Hits, four lines each: date and headline, two lines of snippet, a blank."""

    COMPONENT_CLASSES = {"hit--head", "hit--snippet", "hit--mark", "hit--cursor", "hit--empty"}
    DEFAULT_CSS = """
    HitList { height: 1fr; background: $surface; }
    HitList > .hit--head { text-style: bold; }
    HitList > .hit--mark { text-style: bold underline; color: $accent; }
    HitList > .hit--cursor { background: $panel; }
    HitList > .hit--empty { color: $quiet; }
    """
    lines_a_row = 4

    def __init__(self) -> None:
        """Make an empty list; ``empty_lines`` are what it says as long as it is empty."""
        super().__init__()
        self.empty_lines: tuple[str, ...] = ()

    def draw_row(self, row: Hit, line: int, width: int, *, here: bool) -> Strip:
        """Draw a line of a hit."""
        lines = wrap(row.snippet, 0, len(row.snippet), width - 2)
        if line > min(len(lines), self.lines_a_row - 2):
            return Strip.blank(width, self.rich_style)
        style = self._style("hit--head" if line == 0 else "hit--snippet")
        if here:
            style += self.get_component_rich_style("hit--cursor", partial=True)
        bar = "▌" if here else " "
        if line == 0:
            text = bar + cut(f"{short_date(row.article.published)}  {row.article.title}", width - 2)
            return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)
        mark = self.get_component_rich_style("hit--mark", partial=True)
        marks = [Mark(start, end, mark) for start, end in row.marks]
        strip = paint(row.snippet, *lines[line - 1], style, marks, prefix=bar)
        return strip.adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw what can be typed, what is wrong with it, or that nothing was found."""
        text = cut(self.empty_lines[line], width - 2) if line < len(self.empty_lines) else ""
        return paint(text, 0, len(text), self._style("hit--empty"), (), prefix=" ")

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(name, partial=True)
