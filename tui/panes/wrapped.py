"""What panes have in common whose lines are wrapped to their width all at once."""

from __future__ import annotations

from textual.events import Click

from tui.panes.rows import RowList
from tui.panes.scrolling import LinePane


class WrappedPane(LinePane):
    """Lines of which some lead somewhere: to choose with the mouse, and wrapped as it gets wider.

    It is for a few hundred lines; ``RowList`` is for any number of rows.
    """

    def point_at(self, index: int) -> bool:
        """Put the cursor on what a line belongs to; return whether that leads anywhere."""
        raise NotImplementedError

    def on_click(self, event: Click) -> None:
        """Choose what is under the mouse."""
        index = self.top_line + event.y
        if index < self.line_count and self.point_at(index):
            self.refresh()
            self.post_message(RowList.Chosen(self))

    def on_resize(self) -> None:
        """Say how many lines there are at the new width."""
        self.lay_out_again()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self.refresh()
