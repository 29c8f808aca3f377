"""What work in a thread has to say."""

from __future__ import annotations

from textual.message import Message


class Said(Message):
    """Something to be said in the bottom line of a screen."""

    def __init__(self, text: str) -> None:
        """Carry a text to the screen's own thread."""
        super().__init__()
        self.text = text
