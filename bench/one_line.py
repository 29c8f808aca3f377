"""An app that changes one line at a key: what a terminal and Textual take by themselves."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class OneLine(App[None]):
    """One line that counts the keys."""

    CSS = "Static { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._keys = 0

    def compose(self) -> ComposeResult:
        """Begin with no keys."""
        yield Static("key 0.")

    def on_key(self, event: Key) -> None:
        """Count a key."""
        event.stop()
        self._keys += 1
        self.query_one(Static).update(f"key {self._keys}.")


if __name__ == "__main__":
    OneLine().run()
