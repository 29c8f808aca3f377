"""All keys, by topic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from db.fold import fold
from tui.command import Command, keys_of
from tui.label import Label
from tui.paint import Mark, paint
from tui.panes.scrolling import LinePane
from tui.screens.dialog import Dialog, KeyLine
from tui.text import wrap

# The column of the keys, and where it is narrow.
KEYS_CELLS, FEW_CELLS = 22, 12
NARROW = 50
# What has no key is reached by its name.
PALETTE = "palette"


class HelpList(LinePane):
    """The commands with their keys, under the names of their groups."""

    COMPONENT_CLASSES = {"help--group", "help--key"}
    DEFAULT_CSS = """
    HelpList { height: 1fr; background: $surface; margin-bottom: 1; }
    HelpList > .help--group { text-style: bold; color: $primary; }
    HelpList > .help--key { color: $accent; text-style: bold; }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        """Lay out the commands."""
        super().__init__()
        self._commands = commands
        # Keys and what they do; without keys the name of a group.
        self._entries: list[tuple[str, str]] = []
        # Each with how much of it stands out at its beginning, and in which style.
        self._lines: list[tuple[str, int, str]] = []
        self.find("")

    def find(self, typed: str) -> None:
        """Show the commands that have every word that is typed in their keys or their words."""
        words = fold(typed).split()
        found = [c for c in self._commands if all(word in _searched(c) for word in words)]
        self._entries = []
        for group, members in groupby(found, key=lambda command: command.group):
            self._entries += [("", ""), ("", group)] if self._entries else [("", group)]
            self._entries += [(keys_of(c) or PALETTE, _said(c)) for c in members]
        if not found:
            self._entries = [("", "No command has that in its keys or its name.")]
        self.scroll_top_to(0)
        self.lay_out_again()

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a command, or the name of a group."""
        line, length, name = self._lines[index]
        mark = Mark(0, length, self.get_component_rich_style(f"help--{name}", partial=True))
        return paint(line, 0, len(line), self.rich_style, [mark])

    def lay_out(self, width: int) -> None:
        """Wrap what the keys do beside them; long keys have a line of their own."""
        column = KEYS_CELLS if width >= NARROW else FEW_CELLS
        self._lines = []
        for keys, said in self._entries:
            if not keys:
                self._lines.append((said, len(said), "group"))
                continue
            spans = wrap(said, 0, len(said), width - column - 1)
            leads = [keys, *[""] * len(spans)]
            if len(keys) > column - 2:
                spans.insert(0, (0, 0))
            self._lines += [
                (f"{lead:<{column}}{said[start:end]}", len(lead), "key")
                for lead, (start, end) in zip(leads, spans, strict=False)
            ]

    def on_resize(self) -> None:
        """Say how many lines there are at the new width."""
        self.lay_out_again()


class HelpDialog(ModalScreen[None]):
    """Shows the keys until it is left."""

    DEFAULT_CSS = "HelpDialog { align: center middle; }"

    def __init__(self, commands: Sequence[Command]) -> None:
        """Show these commands."""
        super().__init__()
        self._list = HelpList(commands)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Dialog(classes="-help"):
            yield Label("Keys", classes="dialog--title")
            yield Input(placeholder="/ to find a key or what it does")
            yield self._list
            yield KeyLine("j k  scroll   /  find   Esc  leave   ^P  all commands")

    def on_mount(self) -> None:
        """Scroll with the keys at once."""
        self._list.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list.find(event.value)

    @on(Input.Submitted)
    def _found(self) -> None:
        self._list.focus()

    def on_key(self, event: Key) -> None:
        """Scroll, find, or leave."""
        typing = self.query_one(Input)
        if typing.has_focus and event.key not in ("escape", "down", "up", "pagedown", "pageup"):
            return
        if event.key == "escape" and typing.has_focus:
            # What was found stays, to be scrolled through.
            self._list.focus()
            event.stop()
            return
        if event.key == "slash":
            typing.focus()
            event.stop()
            event.prevent_default()
            return
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        pages = {"space": 1.0, "pagedown": 1.0, "d": 0.5, "b": -1.0, "pageup": -1.0, "u": -0.5}
        if event.key in moves:
            self._list.move(moves[event.key])
        elif event.key in pages:
            self._list.move_pages(pages[event.key])
        elif event.key in ("g", "home", "G", "end"):
            self._list.move_to_end(bottom=event.key in ("G", "end"))
        elif event.key in ("escape", "q", "question_mark", "f1", "h", "backspace"):
            self.dismiss()
        else:
            return
        event.stop()


def _searched(command: Command) -> str:
    return fold(f"{keys_of(command)} {command.title} {command.help} {command.id} {command.group}")


def _said(command: Command) -> str:
    return f"{command.title}: {_lower(command.help)}" if command.help else command.title


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[0].lower() + text[1:]
