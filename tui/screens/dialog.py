"""What all dialogs have in common."""

from __future__ import annotations

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Dialog(Vertical):
    """The box of a dialog in the middle of the screen."""

    DEFAULT_CSS = """
    Dialog {
        width: 90%; max-width: 84; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $primary;
    }
    Dialog.-help { height: 90%; max-width: 110; }
    Dialog.-search { width: 96%; max-width: 120; height: 92%; }
    Dialog .dialog--title {
        text-style: bold; color: $primary; width: 100%; height: auto; margin-bottom: 1;
    }
    Dialog .dialog--text { width: 100%; height: auto; margin-bottom: 1; }
    Dialog Input {
        border: none; height: 1; padding: 0 1; margin-bottom: 1; background: $panel;
    }
    Dialog Input:focus { border: none; height: 1; }
    .-short Dialog, .-short Dialog.-help, .-short Dialog.-search {
        padding: 0 1; height: 100%; max-height: 100%; overflow-y: auto;
    }
    .-short Dialog .dialog--title, .-short Dialog Input { margin-bottom: 0; }
    """

    def fit(self, body: Widget, lines: int) -> None:
        """Make a part so many lines high, as far as there is room beside the others."""
        others = sum(
            child.outer_size.height + child.styles.margin.height
            for child in self.children
            if child is not body
        )
        margin = body.styles.margin.height
        height = self.screen.size.height
        most = height if self.screen.has_class("-short") else height * 9 // 10
        room = most - self.gutter.height - others - margin
        body.styles.height = max(1, min(lines, room))


class KeyLine(Widget):
    """Which keys do what: "Enter  choose   Esc  leave", with the keys marked.

    Where there is no room for all in one line, a key and what it does stay together.
    """

    DEFAULT_CSS = "KeyLine { width: 100%; height: auto; }"

    def __init__(self, keys: str, *, id: str | None = None) -> None:
        """Show keys, each two blanks before what it does and three after the one before."""
        super().__init__(id=id)
        self._keys = keys

    def show(self, keys: str) -> None:
        """Show other keys."""
        self._keys = keys
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the keys take (Textual's)."""
        return len(_lines(self._keys, width))

    def render(self) -> Content:
        """Draw the lines."""
        lines = _lines(self._keys, self.content_size.width)
        return Content("\n").join(
            Content("   ").join(
                Content.assemble((key, "bold $accent"), f" {does}") for key, does in line
            )
            for line in lines
        )


def _lines(keys: str, width: int) -> list[list[tuple[str, str]]]:
    """Return the keys with what they do, as many in a line as there is room for."""
    lines, room = list[list[tuple[str, str]]](), 0
    for pair in filter(None, keys.split("   ")):
        key, _, does = pair.partition("  ")
        cells = cell_len(f"{key} {does}   ")
        if not lines or cells - 3 > room:
            lines.append([])
            room = width
        lines[-1].append((key, does))
        room -= cells
    return lines
