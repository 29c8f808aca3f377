"""What all dialogs have in common."""

from __future__ import annotations

from textual.containers import Vertical


class Dialog(Vertical):
    """The box of a dialog in the middle of the screen."""

    DEFAULT_CSS = """
    Dialog {
        width: 90%; max-width: 84; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $primary;
    }
    Dialog.-help { height: 90%; }
    Dialog.-search { width: 96%; max-width: 120; height: 92%; }
    Dialog .dialog--title {
        text-style: bold; color: $primary; width: 100%; height: auto; margin-bottom: 1;
    }
    Dialog .dialog--text { width: 100%; height: auto; margin-bottom: 1; }
    Dialog .dialog--keys { color: $accent; width: 100%; height: auto; }
    Dialog Input {
        border: none; height: 1; padding: 0 1; margin-bottom: 1; background: $panel;
    }
    Dialog Input:focus { border: none; height: 1; }
    """
