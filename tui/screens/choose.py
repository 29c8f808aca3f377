"""Choosing one of several things, with a line to type in that leaves fewer of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from db.fold import fold
from tui.label import Label
from tui.paint import paint
from tui.panes.rows import RowList
from tui.screens.dialog import Dialog, KeyLine
from tui.text import cut

Value = TypeVar("Value")


def among(options: Sequence[tuple[str, Value]]) -> Callable[[str], Sequence[tuple[str, Value]]]:
    """Return what finds those of some things that have every word that is typed in them."""

    def find(typed: str) -> Sequence[tuple[str, Value]]:
        words = fold(typed).split()
        return [option for option in options if all(word in fold(option[0]) for word in words)]

    return find


class OptionRows(RowList[tuple[str, object]]):
    """Things to choose from, a line each."""

    COMPONENT_CLASSES = {"option--cursor", "option--empty"}
    DEFAULT_CSS = """
    OptionRows { height: 4; margin-bottom: 1; background: $surface; }
    OptionRows > .option--cursor { background: $panel; text-style: bold; }
    OptionRows > .option--empty { color: $quiet; }
    """

    def draw_row(self, row: tuple[str, object], line: int, width: int, *, here: bool) -> Strip:
        """Draw a thing."""
        style = self.rich_style
        if here:
            style += self.get_component_rich_style("option--cursor", partial=True)
        text = cut(row[0], width - 2)
        strip = paint(text, 0, len(text), style, (), prefix="▌" if here else " ")
        return strip.adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw that nothing is left."""
        style = self.rich_style + self.get_component_rich_style("option--empty", partial=True)
        text = "Nothing here has that in it." if line == 0 else ""
        return paint(text, 0, len(text), style, (), prefix=" ")


class ChooseDialog(ModalScreen[Value | None], Generic[Value]):
    """Shows things in words; returns the one that is chosen, None if none is."""

    DEFAULT_CSS = "ChooseDialog { align: center middle; }"

    def __init__(self, title: str, options: Callable[[str], Sequence[tuple[str, Value]]]) -> None:
        """Choose among the things that ``options`` has for what is typed, each with its words."""
        super().__init__()
        self._title, self._options = title, options
        self._left = options("")
        self._most = len(self._left)
        self._rows = OptionRows()

    def compose(self) -> ComposeResult:
        """Lay out the line to type in and the things."""
        with Dialog():
            yield Label(self._title, classes="dialog--title")
            yield Input(placeholder="Type to find")
            yield self._rows
            yield KeyLine("Enter  choose   ↓ ↑  move   Esc  leave")

    def on_mount(self) -> None:
        """Begin with all of them."""
        self._show()
        self.query_one(Input).focus()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Have room for all of them where there is; it stays the same while they get fewer."""
        self.query_one(Dialog).fit(self._rows, self._most)

    def on_resize(self) -> None:
        """Fit anew."""
        self.call_after_refresh(self._fit)

    def _show(self) -> None:
        left = self._left
        self._rows.show_rows(len(left), lambda offset, limit: left[offset : offset + limit])

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._left = self._options(event.value)
        self._show()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self._rows.cursor < len(self._left):
            self.dismiss(self._left[self._rows.cursor][1])

    def on_key(self, event: Key) -> None:
        """Go through them while typing; leave with Esc."""
        if event.key == "escape":
            self.dismiss(None)
        elif not self._rows.go_through(event.key):
            return
        event.stop()
        event.prevent_default()
