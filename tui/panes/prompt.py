"""A line to type in, in place of the status bar."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input

from tui.label import Label
from tui.typed import Typed, TypingDone
from tui.typing_ahead import take


class Prompt(Horizontal):
    """Asks for a text; says so at each change, when it is given, and when it is not."""

    DEFAULT_CSS = """
    Prompt { dock: bottom; height: 1; background: $panel; }
    Prompt Input { border: none; height: 1; width: 1fr; padding: 0; background: $panel; }
    Prompt Input:focus { border: none; height: 1; }
    Prompt .prompt--label { width: auto; padding: 0 1; color: $accent; }
    """

    def __init__(self, label: str, text: str = "", example: str = "") -> None:
        """Make a prompt with what it asks for, a text to begin with, and what may be typed."""
        super().__init__()
        self._label = label
        self._input = Input(text, placeholder=example, select_on_focus=True)

    def compose(self) -> ComposeResult:
        """Lay out the label and the line."""
        yield Label(self._label, classes="prompt--label")
        yield self._input

    def on_mount(self) -> None:
        """Begin typing at once."""
        self._input.focus()

    def take(self, event: Key) -> None:
        """Take a key that was on its way elsewhere before the line had the focus."""
        take(self._input, event)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(TypingDone(event.value, accepted=True))

    def on_key(self, event: Key) -> None:
        """Leave with Esc."""
        if event.key == "escape":
            event.stop()
            self.post_message(TypingDone(self._input.value, accepted=False))
