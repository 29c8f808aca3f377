"""The decisions, newest first, with search; each can be taken back, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Input

from db.connections import LibraryError
from tui.command import Offer
from tui.label import Label
from tui.logbook import Logged, details, logged, with_words
from tui.paint import Mark, paint
from tui.panes.context import ContextView
from tui.panes.rows import RowList
from tui.screens.dialog import Dialog, KeyLine
from tui.text import counted, cut, safe

if TYPE_CHECKING:
    from db.decisions.standing import Entry
    from db.library import Library

_WHEN, _STATE = 13, 12


class LogRows(RowList[Logged]):
    """Decisions, a line each: the day, what keeps it from holding, what was decided."""

    COMPONENT_CLASSES = {"log--state", "log--when", "log--cursor", "log--empty"}
    DEFAULT_CSS = """
    LogRows { height: 1fr; background: $surface; }
    LogRows > .log--when { color: $quiet; }
    LogRows > .log--state { color: $warning; }
    LogRows > .log--cursor { background: $panel; text-style: bold; }
    LogRows > .log--empty { color: $quiet; }
    """
    empty_text = ""

    def draw_row(self, row: Logged, line: int, width: int, *, here: bool) -> Strip:
        """Draw a decision."""
        style = self.rich_style
        if here:
            style += self.get_component_rich_style("log--cursor", partial=True)
        text = cut(f"{row.when:<{_WHEN}}{row.state:<{_STATE}}{row.told}", width - 2)
        marks = [
            Mark(0, _WHEN, self.get_component_rich_style("log--when", partial=True)),
            Mark(_WHEN, _WHEN + _STATE, self.get_component_rich_style("log--state", partial=True)),
        ]
        strip = paint(text, 0, len(text), style, marks, prefix="▌" if here else " ")
        return strip.adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw why there is nothing."""
        style = self.rich_style + self.get_component_rich_style("log--empty", partial=True)
        text = cut(self.empty_text, width - 2) if line == 0 else ""
        return paint(text, 0, len(text), style, (), prefix=" ")


class EntryDialog(ModalScreen[bool]):
    """Shows a decision; returns whether it is to be taken back, or to hold again."""

    DEFAULT_CSS = """
    EntryDialog { align: center middle; }
    EntryDialog ContextView { height: 4; }
    """

    def __init__(self, library: Library, row: Logged) -> None:
        """Show a decision of a library."""
        super().__init__()
        self._library, self._row = library, row
        self._view = ContextView()

    def compose(self) -> ComposeResult:
        """Lay out what there is to tell of it."""
        title, undone = safe(self._row.told), self._row.entry.undone
        turn = "^R  let it hold again" if undone else "U  take it back"
        with Dialog():
            yield Label(f"{title[:1].upper()}{title[1:]}", classes="dialog--title")
            yield self._view
            yield KeyLine(f"{turn}   j k  scroll   Esc  leave")

    def on_mount(self) -> None:
        """Show it."""
        self._view.show(details(self._library, self._row))
        self._view.focus()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Be as high as what is shown, as far as there is room."""
        self.query_one(Dialog).fit(self._view, self._view.line_count)

    def on_resize(self) -> None:
        """Fit anew."""
        self.call_after_refresh(self._fit)

    def on_key(self, event: Key) -> None:
        """Turn it, scroll, or leave."""
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        turns = "ctrl+r" if self._row.entry.undone else "U"
        if event.key == turns:
            self.dismiss(True)
        elif event.key in moves:
            self._view.move(moves[event.key])
        elif event.key in ("escape", "q"):
            self.dismiss(False)
        else:
            return
        event.stop()
        event.prevent_default()


class LogScreen(Screen[None]):
    """Lists decisions as the reader types what is in them."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    LogScreen { background: $surface; layout: vertical; }
    LogScreen #head { width: 100%; height: 1; padding: 0 1; background: $panel; color: $primary;
        text-style: bold; }
    LogScreen Input, LogScreen Input:focus { border: none; height: 1; padding: 0 1; margin: 1 0;
        background: $panel; }
    LogScreen #said { width: 100%; height: 1; padding: 0 1; color: $warning; }
    LogScreen #keys { width: 100%; height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(self, library: Library) -> None:
        """List the decisions of a library."""
        super().__init__()
        self._library = library
        self._all: list[Logged] = []
        self._rows = LogRows()

    def compose(self) -> ComposeResult:
        """Lay out the line to type in and the decisions."""
        yield Label("Decisions", id="head")
        yield Input(placeholder="Type to find")
        yield self._rows
        yield Label("", id="said")
        yield KeyLine("Enter  details   ↓ ↑  move   Esc  leave", id="keys")

    def on_mount(self) -> None:
        """Begin with all of them."""
        self._renew()
        self.query_one(Input).focus()

    def _renew(self) -> None:
        self._all = logged(self._library)
        head = counted(len(self._all), "decision") if self._all else "Decisions"
        self.query_one("#head", Label).update(head)
        self._show(self.query_one(Input).value, self._rows.cursor)

    def _show(self, typed: str, cursor: int = 0) -> None:
        found = with_words(self._all, typed)
        self._rows.empty_text = (
            "No decision has that in it." if self._all else "Nothing is decided yet."
        )
        self._rows.show_rows(
            len(found), lambda offset, limit: found[offset : offset + limit], cursor
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _open(self) -> None:
        row = self._rows.current
        if row is not None:
            self.app.push_screen(
                EntryDialog(self._library, row),
                lambda turn: self._turn(row.entry) if turn else None,
            )

    def _turn(self, entry: Entry) -> None:
        decisions = self._library.decisions
        turn = decisions.redo if entry.undone else decisions.undo
        said = "It holds again." if entry.undone else "It is taken back."
        try:
            turn(entry.uid, at_once=False)
        except LibraryError as error:
            said = str(error)
        self._renew()
        self.query_one("#said", Label).update(said)

    def offers(self) -> Iterator[Offer]:
        """Offer what can be done here, for the palette."""
        if self._rows.current is not None:
            yield Offer("Details", "Enter", self._open)
        yield Offer("Leave the decisions", "Esc", lambda: self.dismiss(None))

    def on_key(self, event: Key) -> None:
        """Go through them while typing; leave with Esc."""
        if event.key == "escape":
            self.dismiss(None)
        elif not self._rows.go_through(event.key):
            return
        event.stop()
        event.prevent_default()
