"""The entity browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

GROUP = "Names"


def _entities(screen: MainScreen) -> None:
    if screen.desk.is_open:
        screen.browsing.open()


COMMANDS = (
    Command(
        "entities",
        "i",
        "All names",
        "Of the library, with counts and dates; Enter shows one on a screen of its own",
        GROUP,
        _entities,
    ),
)
