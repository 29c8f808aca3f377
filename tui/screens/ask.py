"""Asking for a line of text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine
from tui.text import safe

LONGEST = 300


class AskDialog(ModalScreen[str | None]):
    """Asks for a line; returns it, None if it was left or is empty."""

    DEFAULT_CSS = "AskDialog { align: center middle; }"

    def __init__(self, title: str, value: str) -> None:
        """Ask under a title, beginning with a value."""
        super().__init__()
        self._title, self._value = title, value

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Dialog():
            yield Label(self._title, classes="dialog--title")
            yield Input(safe(self._value), max_length=LONGEST)
            yield KeyLine("Enter  go on   Esc  leave")

    def on_mount(self) -> None:
        """Begin typing at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        self.dismiss(" ".join(event.value.split()) or None)

    def on_key(self, event: Key) -> None:
        """Leave with Esc."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
