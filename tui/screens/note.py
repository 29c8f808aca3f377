"""Writing a note."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from db.decisions.kinds import LONGEST_NOTE
from enrich.readers.characters import clean
from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine
from tui.text import counted, cut

LONGEST_TITLE = 110


class NoteArea(TextArea):
    """Text to write in; what is pasted into it can't steer the terminal."""

    def edit(self, edit: Edit) -> EditResult:
        """Change the text."""
        return super().edit(replace(edit, text=clean(edit.text)))


class NoteDialog(ModalScreen["str | None"]):
    """Has a note written; returns its text, empty where it is to be taken away, None if left."""

    DEFAULT_CSS = """
    NoteDialog { align: center middle; }
    NoteDialog NoteArea, NoteDialog NoteArea:focus { height: 40vh; border: none;
        padding: 0 1; margin-bottom: 1; background: $panel; color: $foreground; }
    NoteDialog .text-area--cursor-line { background: $panel; }
    """

    def __init__(self, what: str, text: str = "") -> None:
        """Write about something, beginning with a text."""
        super().__init__()
        self._what, self._text = what, clean(text)
        self._area = NoteArea(self._text, show_line_numbers=False)
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay out the text and the keys."""
        empty = "   empty  take it away" if self._text else ""
        with Dialog():
            title = f"Note on {cut(self._what, LONGEST_TITLE)}"
            yield Label(title, classes="dialog--title")
            yield self._area
            yield Label("", classes="dialog--text", id="said")
            yield KeyLine(f"^S  keep   Esc  leave{empty}")

    def on_mount(self) -> None:
        """Begin typing at the end."""
        self.query_one("#said").display = False
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    def on_key(self, event: Key) -> None:
        """Keep the note, or leave it."""
        if event.key == "ctrl+s":
            self._keep()
        elif event.key == "escape":
            self._leave()
        else:
            return
        event.stop()
        event.prevent_default()

    def _keep(self) -> None:
        text = clean(self._area.text).strip()
        if len(text) > LONGEST_NOTE:
            over = counted(len(text) - LONGEST_NOTE, "character")
            self._say(f"It is {over} too long: a note has at most {LONGEST_NOTE:,}.")
        else:
            self.dismiss(text if text != self._text else None)

    def _leave(self) -> None:
        if self._area.text == self._text or self._warned:
            self.dismiss(None)
        else:
            self._warned = True
            self._say("What you wrote is not kept yet. Esc once more leaves it.")

    def _say(self, text: str) -> None:
        said = self.query_one("#said", Label)
        said.display = True
        said.update(text)
