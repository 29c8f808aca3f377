"""The question who asks, for the wiki that is asked."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine


class ContactDialog(ModalScreen[str | None]):
    """Asks once for a contact; returns it, empty or None for none."""

    DEFAULT_CSS = "ContactDialog { align: center middle; }"

    def __init__(self, host: str) -> None:
        """Ask for the contact to give to a host."""
        super().__init__()
        self._host = host

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Dialog():
            yield Label("Who asks?", classes="dialog--title")
            yield Label(
                f"{self._host} would like to know whom to write to about a program that asks it"
                " often: an e-mail address or a web page. It is sent with each request, and to"
                " nobody else. Without one, names are looked up one every six seconds, and a busy"
                " wiki may refuse.\n\nThis is asked once; [context] contact in the settings changes"
                " it.",
                classes="dialog--text",
            )
            yield Input(placeholder="nobody@example.org")
            yield KeyLine("Enter  go on   Esc  without a contact")

    def on_mount(self) -> None:
        """Begin typing at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        self.dismiss(" ".join(event.value.split())[:200])

    def on_key(self, event: Key) -> None:
        """Go on without one with Esc."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
