"""Keys that are pressed before the line is there that they are meant for."""

from __future__ import annotations

from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input


def take(line: Input, event: Key) -> None:
    """Have a line take a key that was on its way elsewhere before the line had the focus."""
    if not event.is_printable or not event.character:
        return
    if line.select_on_focus and not line.has_focus:
        # Typed over what would be selected.
        line.value, line.select_on_focus = "", False
    line.replace(event.character, *line.selection)


def take_on(screen: Screen[object], event: Key) -> None:
    """Have the line of a screen that is still being opened take a key."""
    if screen.is_active and (screen.focused is None or isinstance(screen.focused, Input)):
        for line in screen.query(Input).results():
            take(line, event)
            return
