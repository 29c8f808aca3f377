"""What all panes have in common: lines drawn one by one, and moving among them.

Nothing here mounts a widget for a row: only what is visible is drawn, through Textual's Line API,
so that neither a list of a hundred thousand rows nor a long article costs more than a screenful.
"""

from __future__ import annotations

from typing import Self

from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.panes.bar import KeptStyle, PaneBar, finished


class LinePane(KeptStyle, ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane of drawn lines; keys reach it through the screen's commands."""

    DEFAULT_CSS = """
    LinePane {
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        overflow-x: hidden;
        overflow-y: scroll;
    }
    """

    _laid_out_for = 0

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for (as Textual's is)."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = PaneBar(vertical=True, name="vertical")
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the visible lines of a region (Textual's Line API)."""
        self._prepare()
        if self.styles.gutter:
            return super().render_lines(crop)
        top, width = self.top_line, self.width
        return finished(self, [self._line(top + y, width) for y in crop.line_range], crop)

    def lay_out(self, width: int) -> None:
        """Make the lines for a width; nothing to do where they are drawn as they come."""

    def lay_out_again(self) -> None:
        """Make the lines anew, because there are others; on the screen or not yet."""
        self._laid_out_for = self.width if self.size else 0
        if self._laid_out_for:
            self.lay_out(self._laid_out_for)
            self.resize_lines()

    @property
    def line_count(self) -> int:
        """How many lines there are to draw at the present width."""
        raise NotImplementedError

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line; one that is too short is filled up."""
        raise NotImplementedError

    @property
    def width(self) -> int:
        """How many cells a line has."""
        return max(1, self.scrollable_content_region.width)

    @property
    def page(self) -> int:
        """How many lines are visible."""
        return max(1, self.scrollable_content_region.height)

    @property
    def top_line(self) -> int:
        """The index of the first visible line."""
        return round(self.scroll_offset.y)

    def resize_lines(self) -> None:
        """Tell Textual that the number of lines has changed, and draw anew."""
        size = Size(self.width, self.line_count)
        if not self.size or self.styles.is_auto_height:
            self.virtual_size = size
        elif size != self.virtual_size:
            # How much there is to scroll through moves no pane: the bar alone is told, where
            # Textual would lay out and paint the whole screen.
            self.set_reactive(LinePane.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a visible line (Textual's Line API)."""
        return self._line(self.top_line + y, self.width)

    def _prepare(self) -> None:
        self.place_cursor()
        if self.width != self._laid_out_for:
            # Textual paints a new size before it tells of it: what is painted fits at once.
            self._laid_out_for = self.width
            self.lay_out(self.width)

    def _line(self, index: int, width: int) -> Strip:
        base = self.rich_style
        if index >= self.line_count:
            return Strip.blank(width, base)
        strip = self.draw_line(index, width)
        return strip if strip.cell_length == width else strip.adjust_cell_length(width, base)

    @property
    def is_focused(self) -> bool:
        """Whether keys are meant for this pane; ``has_focus`` follows when it has been told."""
        return self.is_attached and self.screen.focused is self

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus at once: the next keys may be here already, and are meant for this."""
        if not self.is_attached:
            return super().focus(scroll_visible)
        self.screen.set_focus(self, scroll_visible)
        return self

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """Where what the reader looks at is: a cell of a line, and the index of that line."""
        return 0, self.top_line

    def place_cursor(self) -> None:
        """Have the terminal's own cursor where what the reader looks at is, if this is focused."""
        if not self.has_focus:
            return
        cell, line = self.cursor_cell
        row = min(max(0, line - self.top_line), self.page - 1)
        self.app.cursor_position = self.content_region.offset + Offset(min(cell, self.width), row)

    def scroll_top_to(self, line: int) -> None:
        """Have a line at the top, at once, or as near to it as there are lines."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def show_line(self, index: int, margin: int = 0) -> None:
        """Scroll as little as needed to have a line in view, ``margin`` lines from the edge."""
        margin = min(margin, (self.page - 1) // 2)
        top = self.top_line
        if index < top + margin:
            self.scroll_top_to(index - margin)
        elif index >= top + self.page - margin:
            self.scroll_top_to(index - self.page + 1 + margin)

    def move(self, lines: int) -> None:
        """Go down (or up) by lines."""
        self.scroll_top_to(self.top_line + lines)

    def move_pages(self, pages: float) -> None:
        """Go down (or up) by pages, or parts of one."""
        step = max(1, int(abs(pages) * self.page))
        self.move(step if pages > 0 else -step)

    def move_to_end(self, *, bottom: bool) -> None:
        """Go to the first line, or to the last one."""
        self.move(self.line_count if bottom else -self.line_count)
