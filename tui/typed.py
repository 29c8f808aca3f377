"""What a prompt tells while something is typed in it."""

from __future__ import annotations

from textual.message import Message


class Typed(Message):
    """The text of the prompt has changed."""

    def __init__(self, text: str) -> None:
        """Say what it is now."""
        super().__init__()
        self.text = text


class TypingDone(Message):
    """The reader is done with the prompt; ``accepted`` unless it was left with Esc."""

    def __init__(self, text: str, *, accepted: bool) -> None:
        """Say what was typed."""
        super().__init__()
        self.text, self.accepted = text, accepted
