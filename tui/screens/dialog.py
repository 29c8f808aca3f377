"""What all dialogs have in common."""

from __future__ import annotations

from textual.containers import Vertical


class Dialog(Vertical):
    """The box of a dialog in the middle of the screen."""
