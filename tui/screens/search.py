"""Searching the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Label

from db.library import Library
from db.search import Hit, QueryError, words_of
from tui.paint import Mark, paint
from tui.panes.rows import RowList
from tui.screens.dialog import Dialog
from tui.text import cut, short_date, wrap

MOST = 500


@dataclass(frozen=True, slots=True)
class Found:
    """The article that was chosen, and the words to mark in it."""

    article_id: int
    words: tuple[str, ...]


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
        """Make an empty list."""
        super().__init__()
        self.empty_text = 'Words, "a phrase", begin*, -without. Case and diacritics don\'t matter.'

    def draw_row(self, row: Hit, line: int, width: int, *, here: bool) -> Strip:
        """Draw a line of a hit."""
        style = self._style("hit--head" if line == 0 else "hit--snippet")
        if here and line < self.lines_a_row - 1:
            style += self.get_component_rich_style("hit--cursor", partial=True)
        bar = "▌" if here and line < self.lines_a_row - 1 else " "
        if line == 0:
            text = bar + cut(f"{short_date(row.article.published)}  {row.article.title}", width - 2)
            return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)
        lines = wrap(row.snippet, 0, len(row.snippet), width - 2)
        if line > min(len(lines), self.lines_a_row - 2):
            return paint(bar, 0, 1, style, ()).adjust_cell_length(width, style)
        mark = self.get_component_rich_style("hit--mark", partial=True)
        marks = [Mark(start, end, mark) for start, end in row.marks]
        strip = paint(row.snippet, *lines[line - 1], style, marks, prefix=bar)
        return strip.adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw what can be typed, or that nothing was found."""
        text = cut(self.empty_text, width - 2) if line == 0 else ""
        return paint(text, 0, len(text), self._style("hit--empty"), (), prefix=" ")

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(name, partial=True)


class SearchDialog(ModalScreen[Found | None]):
    """Finds articles as the reader types; returns the one that is chosen."""

    DEFAULT_CSS = "SearchDialog { align: center middle; background: $background 60%; }"

    def __init__(self, library: Library) -> None:
        """Search a library."""
        super().__init__()
        self._library = library
        self._hits = HitList()
        self._query = ""

    def compose(self) -> ComposeResult:
        """Lay out the line to type in and the hits."""
        with Dialog(classes="-search"):
            yield Input(placeholder="Search the library")
            yield self._hits
            yield Label("Enter  open     ↓ ↑  choose     Esc  leave", classes="dialog--keys")

    def on_mount(self) -> None:
        """Begin typing at once."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._query = event.value
        hits: Sequence[Hit] = ()
        try:
            hits = self._library.search.find(event.value, limit=MOST)
            self._hits.empty_text = "Nothing in the library says that."
        except QueryError as error:
            self._hits.empty_text = str(error)
        self._hits.show_rows(len(hits), lambda offset, limit: hits[offset : offset + limit])

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        hit = self._hits.current
        if hit is not None:
            self.dismiss(Found(hit.article.id, words_of(self._query)))

    def on_key(self, event: Key) -> None:
        """Go through the hits while typing; leave with Esc."""
        steps = {"down": 1, "up": -1}
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in steps:
            self._hits.move(steps[event.key])
        elif event.key in ("pagedown", "pageup"):
            self._hits.move_pages(1 if event.key == "pagedown" else -1)
        else:
            return
        event.stop()
        event.prevent_default()
