"""All notes, the newest first, with search: each can be gone to, edited and taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from db.connections import LibraryError
from db.dates import short_date
from db.note_rows import NoteRow
from tui.command import Offer
from tui.label import Label
from tui.notes_in_text import LONGEST_QUOTE
from tui.paint import Mark, paint
from tui.panes.rows import RowList
from tui.screens.dialog import KeyLine
from tui.text import counted, cut

if TYPE_CHECKING:
    from db.decisions.standing import Entry
    from db.library import Library

_WHEN = 13


class NoteRows(RowList[NoteRow]):
    """Notes, two lines each: the day and what it is about, and how it begins."""

    COMPONENT_CLASSES = {"notes--when", "notes--about", "notes--cursor", "notes--empty"}
    DEFAULT_CSS = """
    NoteRows { height: 1fr; background: $surface; }
    NoteRows > .notes--when { color: $quiet; }
    NoteRows > .notes--about { text-style: bold; }
    NoteRows > .notes--cursor { background: $panel; }
    NoteRows > .notes--empty { color: $quiet; }
    """
    lines_a_row = 2
    empty_text = ""

    def draw_row(self, row: NoteRow, line: int, width: int, *, here: bool) -> Strip:
        """Draw a line of a note."""
        style = self.rich_style
        if here:
            style += self.get_component_rich_style("notes--cursor", partial=True)
        when = short_date(row.at[:10]) if line == 0 else ""
        text = cut(f"{when:<{_WHEN}}{about(row) if line == 0 else row.text}", width - 2)
        marks = list[Mark]()
        if line == 0:
            about_style = self.get_component_rich_style("notes--about", partial=True)
            marks = [
                Mark(0, _WHEN, self.get_component_rich_style("notes--when", partial=True)),
                Mark(_WHEN, len(text), about_style),
            ]
        strip = paint(text, 0, len(text), style, marks, prefix="▌" if here else " ")
        return strip.adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw why there is nothing."""
        style = self.rich_style + self.get_component_rich_style("notes--empty", partial=True)
        text = cut(self.empty_text, width - 2) if line == 0 else ""
        return paint(text, 0, len(text), style, (), prefix=" ")


class NotesScreen(Screen["NoteRow | None"]):
    """Lists notes as the reader types what is in them; returns the one to go to."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    NotesScreen { background: $surface; layout: vertical; }
    NotesScreen #head { width: 100%; height: 1; padding: 0 1; background: $panel; color: $primary;
        text-style: bold; }
    NotesScreen Input, NotesScreen Input:focus { border: none; height: 1; padding: 0 1; margin: 1 0;
        background: $panel; }
    NotesScreen #said { width: 100%; height: 1; padding: 0 1; color: $warning; }
    NotesScreen #keys { width: 100%; height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(self, library: Library, edit: Callable[[NoteRow, Callable[[], None]], None]):
        """List the notes of a library; ``edit`` has one written anew, and calls when it is."""
        super().__init__()
        self._library, self._edit = library, edit
        self._rows = NoteRows()

    def compose(self) -> ComposeResult:
        """Lay out the line to type in and the notes."""
        yield Label("Notes", id="head")
        yield Input(placeholder="Type to find")
        yield self._rows
        yield Label("", id="said")
        keys = "Enter  go there   ↓ ↑  move   ^N  edit   ^T  take away   ^R  undo   Esc  leave"
        yield KeyLine(keys, id="keys")

    def on_mount(self) -> None:
        """Begin with all of them."""
        self._show()
        self.query_one(Input).focus()

    def _show(self, cursor: int = 0) -> None:
        typed, notes = self.query_one(Input).value, self._library.notes
        count = notes.count(typed)
        self._rows.empty_text = (
            "No note has that in it."
            if typed
            else "There are no notes yet: a writes one on what you are reading."
        )
        self.query_one("#head", Label).update(counted(count, "note") if count else "Notes")
        self._rows.show_rows(
            count, lambda offset, limit: notes.all(typed, limit=limit, offset=offset), cursor
        )

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _go(self) -> None:
        row = self._rows.current
        if row is None:
            return
        if row.article is None and row.entity_id is None:
            self._say("What it is about is not in the library any more.")
        else:
            self.dismiss(row)

    def _say(self, text: str) -> None:
        self.query_one("#said", Label).update(text)

    def _turn(self, how: Callable[[], Entry | None], said: str) -> None:
        try:
            entry = how()
        except LibraryError as error:
            self._say(str(error))
            return
        self._show(self._rows.cursor)
        self._say(said if entry is not None else "No note was taken away last.")

    def _bring_back(self) -> Entry | None:
        """Bring back the note that was taken away last, where that is the last thing undone."""
        from db.decisions.kinds import Note

        last = self._library.decisions.last(undone=True)
        if last is None or not isinstance(last.decision, Note):
            return None
        return self._library.decisions.redo(last.uid, at_once=False)

    def _renew(self) -> None:
        self._show(self._rows.cursor)

    def _take_away(self, row: NoteRow) -> None:
        away = partial(self._library.noting.take_away, row.uid)
        self._turn(away, "It is taken away. ^R brings it back.")

    def _keep_again(self) -> None:
        self._turn(self._bring_back, "It is there again.")

    def offers(self) -> Iterator[Offer]:
        """Offer what can be done here, for the palette."""
        row = self._rows.current
        if row is not None:
            yield Offer("Go there", "Enter", self._go)
            yield Offer("Edit the note", "^N", partial(self._edit, row, self._renew))
            yield Offer("Take the note away", "^T", partial(self._take_away, row))
        yield Offer("Bring back what was taken away", "^R", self._keep_again)
        yield Offer("Leave the notes", "Esc", lambda: self.dismiss(None))

    def _press(self, key: str) -> bool:
        row = self._rows.current
        if key == "escape":
            self.dismiss(None)
        elif key == "ctrl+r":
            self._keep_again()
        elif key == "ctrl+t" and row is not None:
            self._take_away(row)
        elif key == "ctrl+n" and row is not None:
            self._edit(row, self._renew)
        else:
            return self._rows.go_through(key)
        return True

    def on_key(self, event: Key) -> None:
        """Go through them while typing; edit, take away, leave."""
        if self._press(event.key):
            event.stop()
            event.prevent_default()


def about(note: NoteRow) -> str:
    """Return what a note is about, and what of that is not there any more."""
    if note.name:
        return note.name if note.found else f"{note.name} (not in the library any more)"
    quote = f"“{cut(note.quote, LONGEST_QUOTE)}”" if note.quote else ""
    if note.article is None:
        return f"{quote or 'An article'} (not in the library any more)"
    lost = "" if note.found else " (not there any more)"
    return f"{quote}{lost} in {note.article.title}" if quote else note.article.title
