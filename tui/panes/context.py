"""What is known about an entity: a page with its source, candidates, or what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from textual.strip import Strip

from tui.paint import paint
from tui.panes.wrapped import WrappedPane
from tui.text import MEASURE, wrap


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text in one style, followed by a blank line unless ``tight``.

    ``target`` is the title of the page that it leads to, empty if it leads nowhere; ``indent`` is
    in cells.
    """

    text: str
    style: str = ""
    tight: bool = False
    target: str = ""
    indent: int = 0


class ContextView(WrappedPane):
    """The passages of an entity's context, wrapped to the pane."""

    COMPONENT_CLASSES = {
        "context--title",
        "context--description",
        "context--fact",
        "context--link",
        "context--far-link",
        "context--cursor",
        "context--source",
        "context--note",
        "context--action",
        "context--busy",
    }

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty view; ``show`` fills it."""
        super().__init__(id=id)
        self._passages: tuple[Passage, ...] = ()
        self._lines: list[tuple[str, str, str]] = []
        self.target = ""

    def show(self, passages: tuple[Passage, ...]) -> None:
        """Show passages from the top."""
        if passages == self._passages:
            return
        self._passages = passages
        self.target = ""
        self.lay_out_again()
        self.scroll_top_to(0)

    @property
    def line_count(self) -> int:
        """How many lines the passages have at this width."""
        return len(self._lines)

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line in the style of its passage."""
        text, name, target = self._lines[index]
        style = self.rich_style
        if name:
            style += self.get_component_rich_style(f"context--{name}", partial=True)
        here = bool(target) and target == self.target
        if here:
            style += self.get_component_rich_style("context--cursor", partial=True)
        return paint(text, 0, len(text), style, (), prefix="▌" if here else " ")

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """The link under the cursor, else the first line."""
        lines = (i for i, line in enumerate(self._lines) if self.target and line[2] == self.target)
        return 0, next(lines, self.top_line)

    def next_link(self, step: int) -> bool:
        """Put the cursor on the next (or previous) link; False if there is none that way."""
        targets = list(dict.fromkeys(target for _, _, target in self._lines if target))
        if self.target in targets:
            place = targets.index(self.target) + step
        else:
            place = 0 if step > 0 else len(targets) - 1
        if not 0 <= place < len(targets):
            return False
        self.target = targets[place]
        self.show_line(next(i for i, line in enumerate(self._lines) if line[2] == self.target), 2)
        self.refresh()
        return True

    def point_at(self, index: int) -> bool:
        """Put the cursor on the link of a line, if there is one."""
        target = self._lines[index][2]
        self.target = target or self.target
        return bool(target)

    def lay_out(self, width: int) -> None:
        """Wrap the passages to a width."""
        self._lines = []
        for passage in self._passages:
            text = passage.text
            self._lines += [
                (" " * passage.indent + text[start:end], passage.style, passage.target)
                for start, end in wrap(text, 0, len(text), min(width - 2, MEASURE) - passage.indent)
            ]
            if not passage.tight:
                self._lines.append(("", "", ""))
