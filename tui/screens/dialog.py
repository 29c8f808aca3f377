"""What all dialogs have in common."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

# Border and padding above and below what is in a dialog.
AROUND = 4


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
    Dialog Input {
        border: none; height: 1; padding: 0 1; margin-bottom: 1; background: $panel;
    }
    Dialog Input:focus { border: none; height: 1; }
    """

    def fit(self, body: Widget, lines: int) -> None:
        """Make a part so many lines high, as far as there is room beside the others."""
        others = sum(
            child.outer_size.height + child.styles.margin.height
            for child in self.children
            if child is not body
        )
        margin = body.styles.margin.height
        room = self.screen.size.height * 9 // 10 - AROUND - others - margin
        body.styles.height = max(1, min(lines, room))


class KeyLine(Static):
    """Which keys do what: "Enter  choose   Esc  leave", with the keys marked."""

    DEFAULT_CSS = "KeyLine { width: 100%; height: auto; }"

    def __init__(self, keys: str, *, id: str | None = None) -> None:
        """Show keys, each two blanks before what it does and three after the one before."""
        super().__init__(_marked(keys), id=id)

    def show(self, keys: str) -> None:
        """Show other keys."""
        self.update(_marked(keys))


def _marked(keys: str) -> Content:
    parts = list[str | tuple[str, str]]()
    for pair in keys.split("   "):
        key, _, does = pair.partition("  ")
        parts += [(key, "bold $accent"), f" {does}   "]
    return Content.assemble(*parts).rstrip()
