"""From keys to commands, with sequences of several keys."""

from __future__ import annotations

from collections.abc import Iterable

from tui.command import Command


class Keymap:
    """Which command a key, or the last of a sequence of keys, runs."""

    def __init__(self, commands: Iterable[Command]) -> None:
        """Take the keys of commands; where two want the same, the first has it."""
        self._commands: dict[tuple[str, ...], Command] = {}
        for command in commands:
            for keys in command.sequences:
                self._commands.setdefault(keys, command)
        self._beginnings = {keys[:n] for keys in self._commands for n in range(1, len(keys))}
        self._pressed: tuple[str, ...] = ()

    @property
    def pending(self) -> tuple[str, ...]:
        """What has been pressed of a sequence that goes on."""
        return self._pressed

    def press(self, key: str) -> tuple[Command | None, bool]:
        """Press a key; return the command it runs, if any, and whether the key had a meaning.

        Where a sequence goes on that is itself a command, the command runs at once; a key that
        continues no sequence begins anew.
        """
        keys = (*self._pressed, key)
        if keys not in self._commands and keys not in self._beginnings:
            keys = (key,)
        command = self._commands.get(keys)
        self._pressed = keys if command is None and keys in self._beginnings else ()
        return command, command is not None or bool(self._pressed)
