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

# The command that takes the reader out of where they are.
WAY_OUT = "close"


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
        for command in _fitting(self._commands, width - cell_len(text)):
            part = _part(command)
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


def _part(command: Command) -> str:
    return f"{command.key_label} {command.footer}  "


def _fitting(commands: Sequence[Command], cells: int) -> list[Command]:
    """Return the commands that have room: the last are left out first, the way out at last."""
    fitting = list(commands)
    while fitting and sum(cell_len(_part(command)) for command in fitting) > cells:
        others = [command for command in fitting if command.id != WAY_OUT]
        fitting.remove((others or fitting)[-1])
    return fitting
