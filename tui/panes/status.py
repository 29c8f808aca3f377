"""The bottom line: what is going on, and which keys do something now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.paint import Mark, paint
from tui.text import cut

if TYPE_CHECKING:
    from tui.command import Command


class StatusBar(Widget):
    """A message or the progress on the left, keys on the right; a click on a key runs it."""

    COMPONENT_CLASSES = {"status--key", "status--state", "status--message"}
    DEFAULT_CSS = "StatusBar { height: 1; dock: bottom; }"

    class Clicked(Message):
        """The reader clicked on the key of a command."""

        def __init__(self, command: Command) -> None:
            """Say which."""
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self.state = ""
        self.message = ""
        self._commands: tuple[Command, ...] = ()
        self._places: list[tuple[int, int, Command]] = []

    def show(
        self,
        *,
        state: str | None = None,
        message: str | None = None,
        commands: Sequence[Command] | None = None,
    ) -> None:
        """Change what is shown; what is left out stays."""
        self.state = self.state if state is None else state
        self.message = self.message if message is None else message
        self._commands = self._commands if commands is None else tuple(commands)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line (Textual's Line API)."""
        width, base = self.size.width, self.rich_style
        left = cut(self.message or self.state, width - 2)
        name = "status--message" if self.message else "status--state"
        marks = [Mark(1, 1 + len(left), self.get_component_rich_style(name, partial=True))]
        text = f" {left}  " if left else " "
        self._places = []
        key_style = self.get_component_rich_style("status--key", partial=True)
        for command in self._commands:
            part = f"{command.key_label} {command.footer}  "
            if cell_len(text) + cell_len(part) > width:
                break
            start = len(text)
            marks.append(Mark(start, start + len(command.key_label), key_style))
            self._places.append((cell_len(text), cell_len(text) + cell_len(part), command))
            text += part
        return paint(text, 0, len(text), base, marks).adjust_cell_length(width, base)

    def on_click(self, event: Click) -> None:
        """Run the command whose key is under the mouse."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self.post_message(self.Clicked(command))
