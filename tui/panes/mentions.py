"""The list of an entity's mentions, each with its sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip

from db.dates import short_date
from tui.paint import Mark, paint
from tui.panes.rows import RowList
from tui.text import MEASURE, cut, wrap

if TYPE_CHECKING:
    from db.entities import MentionRow

SENTENCE_LINES = 3


class MentionList(RowList["MentionRow"]):
    """Mentions, five lines each: date and headline; the sentence around the name; a blank."""

    COMPONENT_CLASSES = {
        "mention--head",
        "mention--sentence",
        "mention--name",
        "mention--cursor",
        "mention--here",
    }
    lines_a_row = SENTENCE_LINES + 2

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(id=id)
        self.open_id: int | None = None

    def draw_row(self, row: MentionRow, line: int, width: int, *, here: bool) -> Strip:
        """Draw a line of a mention."""
        head = line == 0
        spans = sentence_lines(row.snippet, row.at, len(row.text), min(width - 2, MEASURE))
        if line > len(spans):
            return Strip.blank(width, self.rich_style)
        style = self._style("mention--head" if head else "mention--sentence")
        if here:
            style += self.get_component_rich_style("mention--cursor", partial=True)
        bar = "▌" if here else " "
        if head:
            mark = "this article" if row.article.id == self.open_id else row.article.title
            text = f"{bar}{cut(f'{short_date(row.article.published)}  {mark}', width - 2)}"
            return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)
        start, end = spans[line - 1]
        name = self.get_component_rich_style("mention--name", partial=True)
        marks = [Mark(row.at, row.at + len(row.text), name)]
        strip = paint(row.snippet, start, end, style, marks, prefix=bar)
        return strip.adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw nothing: an entity has at least one mention."""
        return Strip([])

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(name, partial=True)


@lru_cache(maxsize=512)
def sentence_lines(sentence: str, at: int, length: int, cells: int) -> list[tuple[int, int]]:
    """Return the lines of a sentence that are shown: those around the name in it."""
    lines = wrap(sentence, 0, len(sentence), cells)
    if len(lines) <= SENTENCE_LINES:
        return lines
    name = next((i for i, (_, end) in enumerate(lines) if end >= at + length), len(lines) - 1)
    first = min(max(0, name - 1), len(lines) - SENTENCE_LINES)
    return lines[first : first + SENTENCE_LINES]
