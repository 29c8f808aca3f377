"""The question whether a wiki may be asked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine


class ConsentDialog(ModalScreen[bool | None]):
    """Asks whether names may be sent to a host; None if it was left unanswered."""

    DEFAULT_CSS = "ConsentDialog { align: center middle; }"

    def __init__(self, host: str) -> None:
        """Ask about a host."""
        super().__init__()
        self._host = host

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Dialog():
            yield Label(f"Look names up at {self._host}?", classes="dialog--title")
            yield Label(
                "Names that you select are then sent there, and your network address with them:"
                " names from the articles, never the articles themselves. What comes back is kept"
                " in the library and reads offline.\n\nThe answer holds for the shelf of this"
                " article. It can be changed in the command palette, or for good by [context]"
                " online in the settings.",
                classes="dialog--text",
            )
            yield KeyLine("y  yes   n  no   Esc  not now")

    def on_key(self, event: Key) -> None:
        """Take the answer."""
        answers = {"y": True, "n": False, "escape": None, "q": None}
        if event.key in answers:
            event.stop()
            self.dismiss(answers[event.key])
