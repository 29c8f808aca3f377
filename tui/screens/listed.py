"""A screen that is one list: a head, rows, and the keys of the commands that do something in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.command import Offer, keys_of
from tui.keymap import Keymap
from tui.paint import Mark, paint
from tui.panes.prompt import Prompt
from tui.panes.rows import RowList
from tui.panes.scrolling import LinePane
from tui.panes.status import StatusBar
from tui.saying import Said
from tui.text import cut

if TYPE_CHECKING:
    from tui.command import Command
    from tui.screens.main import MainScreen

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Doing:
    """What a command does on a screen that is a list.

    ``footer`` is its short name there, ``title`` the one in the palette where it is another.
    """

    run: Callable[[], None]
    footer: str = ""
    title: str = ""


class ListHead(Widget):
    """Lines above a list, each of pieces of text in the styles of components."""

    COMPONENT_CLASSES = {"head--name", "head--detail", "head--tab", "head--tab-open"}
    DEFAULT_CSS = "ListHead { height: auto; background: $surface; }"

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._lines: Sequence[Sequence[tuple[str, str]]] = ()

    def show(self, lines: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Show lines, each of pieces of text with the names of their styles."""
        self._lines = lines
        self.styles.height = len(lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line (Textual's Line API)."""
        text, marks = "", list[Mark]()
        for piece, name in self._lines[y] if y < len(self._lines) else ():
            style = self.get_component_rich_style(f"head--{name}", partial=True)
            marks.append(Mark(len(text), len(text) + len(piece), style))
            text += piece
        text = cut(text, self.size.width - 2)
        strip = paint(text, 0, len(text), self.rich_style, marks, prefix=" ")
        return strip.adjust_cell_length(self.size.width, self.rich_style)


class ListScreen(Screen[Result | None]):
    """Rows over the whole screen; which keys do what comes from the commands and the settings."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    ListScreen { background: $surface; }
    ListScreen LinePane { height: 1fr; background: $surface; }
    """

    def __init__(self, main: MainScreen, rows: LinePane) -> None:
        """Lay rows over a main screen, whose commands give the keys."""
        super().__init__()
        self.main, self.rows = main, rows
        self.head, self.status = ListHead(), StatusBar()
        self.is_typing = False
        self._keymap = Keymap(main.commands)

    def compose(self) -> ComposeResult:
        """Lay out head, rows and footer."""
        yield self.head
        yield self.rows
        yield self.status

    def on_mount(self) -> None:
        """Go through the rows at once."""
        self.rows.focus()
        self.status.show(
            commands=[
                replace(command, footer=doing.footer)
                for id_, doing in self.does.items()
                if doing.footer and (command := self.main.command(id_)).keys
            ]
        )

    @property
    def does(self) -> Mapping[str, Doing]:
        """What commands do here, by their ids; those of the footer in its order."""
        rows, main = self.rows, self.main
        return {
            "down": Doing(lambda: rows.move(1)),
            "up": Doing(lambda: rows.move(-1)),
            "half-page-down": Doing(lambda: rows.move_pages(0.5)),
            "half-page-up": Doing(lambda: rows.move_pages(-0.5)),
            "page-down": Doing(lambda: rows.move_pages(1)),
            "page-up": Doing(lambda: rows.move_pages(-1)),
            "top": Doing(lambda: rows.move_to_end(bottom=False)),
            "bottom": Doing(lambda: rows.move_to_end(bottom=True)),
            "close": Doing(self.leave, "close"),
            "close-or-quit": Doing(self.leave, title="Close"),
            "help": Doing(self.show_keys, "keys"),
            "palette": Doing(self.app.action_command_palette, "commands"),
            "theme": Doing(lambda: main.command("theme").run(main)),
            "quit": Doing(lambda: main.command("quit").run(main)),
        }

    def offers(self) -> Iterator[Offer]:
        """Offer each thing that can be done here once, for the palette."""
        offered = set[str]()
        for id_, doing in self.does.items():
            command = self.main.command(id_)
            title = doing.title or doing.footer.capitalize() or command.title
            if title not in offered and id_ != "palette":
                offered.add(title)
                yield Offer(title, keys_of(command), partial(self.run_command, command))

    def leave(self) -> None:
        """Go back to where this screen was opened from."""
        self.dismiss(None)

    def show_keys(self) -> None:
        """Show the keys that do something here."""
        from tui.screens.help import HelpDialog

        does = self.does
        self.app.push_screen(HelpDialog([c for c in self.main.commands if c.id in does and c.keys]))

    def say(self, text: str) -> None:
        """Say something in the bottom line."""
        self.status.show(message=text)

    @on(Said)
    def _said(self, message: Said) -> None:
        self.say(message.text)

    def run_command(self, command: Command) -> None:
        """Do what a command does here; nothing if it has no meaning here."""
        doing = self.does.get(command.id)
        if doing is not None:
            self.say("")
            doing.run()

    def on_key(self, event: Key) -> None:
        """Run the command of a key; while something is typed, keys are text."""
        if not self.is_active:
            # Meant for what is being opened over this: the app hands it on.
            return
        if self.is_typing:
            for prompt in self.query(Prompt):
                prompt.take(event)
            return
        command, known = self._keymap.press(event.key)
        if known:
            event.stop()
            event.prevent_default()
        if command is not None:
            self.run_command(command)

    @on(StatusBar.Clicked)
    def _key_clicked(self, message: StatusBar.Clicked) -> None:
        self.run_command(message.command)

    @on(RowList.Chosen)
    def _row_chosen(self) -> None:
        self.run_command(self.main.command("open"))
