"""The scroll bar of a pane, and lines that are painted as they are.

Textual dresses each line of a widget in borders, padding and tints, with or without any. What has
none of these is painted in a third of the time without that step.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


class KeptStyle(Widget):
    """A widget that puts its style together once, until Textual says that it has changed."""

    _kept_style: Style | None = None

    @property
    def rich_style(self) -> Style:
        """The style of the widget (Textual's)."""
        if self._kept_style is None:
            self._kept_style = super().rich_style
        return self._kept_style

    def notify_style_update(self) -> None:
        """Begin anew with other colours."""
        super().notify_style_update()
        self._kept_style = None


class PaneBar(KeptStyle, ScrollBar):
    """A scroll bar of one cell in width."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of the bar, most of which are the same (Textual's Line API)."""
        options = self.app.console_options.update_dimensions(1, self.size.height)
        base, strips = self.rich_style, dict[int, Strip]()
        rows = list[Strip]()
        for piece in self.app.console.render(self.render(), options):
            if piece.text != "\n":
                strip = strips.get(id(piece))
                if strip is None:
                    strip = strips[id(piece)] = Strip([piece], 1).apply_style(base)
                rows.append(strip)
        return finished(self, [rows[y] for y in crop.line_range if y < len(rows)], crop)


def finished(widget: Widget, lines: Sequence[Strip], crop: Region) -> list[Strip]:
    """Return lines as the app's filters have them (such as that for NO_COLOR), cropped."""
    background = widget.background_colors[1]
    for line_filter in widget.get_line_filters():
        lines = [line.apply_filter(line_filter, background) for line in lines]
    if crop.column_span != (0, widget.size.width):
        lines = [line.crop(*crop.column_span) for line in lines]
    return list(lines)
