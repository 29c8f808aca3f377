"""Marks in a scroll bar: where in a text something is."""

from __future__ import annotations

from collections.abc import Callable, Collection

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender

SIGN = "━"


def mark_scroll_bar(
    bar: ScrollBar, rows: Callable[[int], Collection[int]], style: Callable[[], Style]
) -> None:
    """Have a scroll bar draw marks on the rows that ``rows`` gives for its height."""

    class MarkedRender(ScrollBarRender):
        """Draws the bar, and the marks on it."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            size = options.height or console.height
            marked = rows(size)
            for drawn in super().__rich_console__(console, options):
                if not isinstance(drawn, Segments) or not marked:
                    yield drawn
                    continue
                yield Segments(
                    [
                        _marked(segment, style()) if row in marked else segment
                        for row, segment in enumerate(drawn.segments)
                    ],
                    new_lines=True,
                )

    # Textual documents that it may be set for one bar.
    bar.renderer = MarkedRender  # type: ignore[misc]
    bar.refresh()


def rows_of(lines: Collection[int], line_count: int, size: int) -> frozenset[int]:
    """Return on which of ``size`` rows some of all lines lie."""
    return frozenset(min(size - 1, line * size // max(1, line_count)) for line in lines)


def _marked(segment: Segment, style: Style) -> Segment:
    """Return a mark on the ground of a piece of the bar, which is grabbed as it was before."""
    under = segment.style or Style.null()
    ground: Color | None = under.color if under.reverse else under.bgcolor
    meta = Style.from_meta(under.meta) if under.meta else Style.null()
    return Segment(SIGN, Style(color=style.color, bgcolor=ground, bold=True) + meta)
