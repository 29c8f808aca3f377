"""The app: themes, the main screen, and the way in and out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Paste

from db.library import Library
from enrich.settings import Settings
from tui import themes
from tui.desk import Desk
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver
    from textual.events import Event, Key

# Below so many lines dialogs have all of them.
SHORT = 16


def _commands() -> type[Provider]:
    # The palette is not needed before it is opened.
    from tui.palette import CommandProvider

    return CommandProvider


class NewsreaderApp(App[None], inherit_bindings=False):
    """A terminal reader that knows who and what the news is about."""

    TITLE = "newsreader"
    CSS_PATH = "app.tcss"
    COMMANDS = {_commands}
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-high")]

    def __init__(self, desk: Desk, theme: str = "") -> None:
        """Read at a desk, in a theme by the name that the settings know it by."""
        super().__init__()
        self.desk = desk
        for known in themes.THEMES:
            self.register_theme(known)
        self.theme = themes.NAMES.get(theme or themes.DEFAULT, theme)

    def get_driver_class(self) -> type[Driver]:
        """Return what writes to the terminal."""
        from tui.driver import driver_of

        return driver_of(super().get_driver_class())

    async def on_event(self, event: Event) -> None:
        """Take from what is pasted, wherever it goes, all that could steer the terminal."""
        if isinstance(event, Paste):
            from enrich.readers.characters import clean

            event.text = clean(event.text)
        await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """Open the palette where a screen has no other meaning for its keys; let none get lost."""
        from textual.command import CommandPalette
        from textual.widgets import Input

        from tui.typing_ahead import take_on

        screen = self.screen
        main = next((s for s in self.screen_stack if isinstance(s, MainScreen)), None)
        if main is None or screen is main:
            return
        is_key = (event.key,) in main.command("palette").sequences
        is_text = event.is_printable and bool(screen.query(Input))
        if is_key and not is_text and not isinstance(screen, CommandPalette):
            event.stop()
            self.action_command_palette()
        else:
            # Once what is on the screen is there.
            screen.call_later(take_on, screen, event)

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen."""
        return MainScreen(self.desk, self.size)


def run(
    library_path: Path,
    paths: Sequence[Path],
    settings: Settings,
    *,
    theme: str = "",
    keys: Mapping[str, str] | None = None,
    log_file: Path,
) -> int:
    """Open the reader and return its exit status.

    Raises:
        LibraryError: the library is damaged, or comes from a newer version.
    """
    absolute = tuple(Path(os.path.normpath(path.expanduser().absolute())) for path in paths)
    desk = Desk(Library(library_path), absolute, settings, log_file, dict(keys or {}))
    desk.open()
    try:
        NewsreaderApp(desk, theme).run()
    finally:
        desk.close()
    return 0
