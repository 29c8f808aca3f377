"""Commands: one definition gives its key, its place in the footer, the palette and the help."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.keys import KEY_NAME_REPLACEMENTS

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

Handler = Callable[["MainScreen"], None]
Check = Callable[["MainScreen"], bool]


def always(screen: MainScreen) -> bool:
    """Whether a command that can always be run can be run."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can have done.

    ``keys`` are alternatives parted by commas, each a sequence of Textual key names parted by
    blanks; ``footer`` is a short name for the footer, empty for none; ``can`` says whether there
    is anything to be done now.
    """

    id: str
    keys: str
    title: str
    help: str
    group: str
    run: Handler
    footer: str = ""
    can: Check = always

    @property
    def sequences(self) -> tuple[tuple[str, ...], ...]:
        """The key sequences that run it."""
        alternatives = (keys.split() for keys in self.keys.split(","))
        return tuple(tuple(map(textual_key, keys)) for keys in alternatives if keys)

    @property
    def key_label(self) -> str:
        """The first of its sequences as the reader knows it."""
        return "".join(map(key_name, self.sequences[0])) if self.sequences else ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the palette offers on a screen: its name, its keys or more in words, and doing it."""

    title: str
    help: str
    run: Callable[[], object]


_NAMES = {
    "comma": ",",
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "asterisk": "*",
    "number_sign": "#",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "apostrophe": "'",
    "quotation_mark": '"',
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "ampersand": "&",
    "equals_sign": "=",
    "backslash": "\\",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def textual_key(key: str) -> str:
    """Return Textual's name of a key that may be given as the character: "/" is slash."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def key_name(key: str) -> str:
    """Return a key as it stands on a keyboard: "ctrl+o" is ^O."""
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[5:].upper()}"
    if key.startswith("alt+") or key.startswith("shift+"):
        held, _, rest = key.partition("+")
        return f"{held.capitalize()}+{key_name(rest)}"
    return _NAMES.get(key, key if len(key) == 1 else key.capitalize())


def keys_of(command: Command) -> str:
    """Return all keys of a command as they stand on a keyboard."""
    return "  ".join("".join(map(key_name, keys)) for keys in command.sequences)


def with_keys(commands: Iterable[Command], keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return commands with the keys that the settings give them; ``nop`` takes all keys away.

    A key of the settings, or that a sequence of theirs begins with, is nobody else's.
    """
    changed = [
        replace(command, keys="" if keys[command.id].strip() == "nop" else keys[command.id])
        if command.id in keys
        else command
        for command in commands
    ]
    taken = [sequence for c in changed if c.id in keys for sequence in c.sequences]
    return tuple(c if c.id in keys else replace(c, keys=_left(c, taken)) for c in changed)


def _left(command: Command, taken: Iterable[tuple[str, ...]]) -> str:
    """Return the keys of a command that get in the way of no other sequence."""
    free = [
        " ".join(own)
        for own in command.sequences
        if not any(own[: len(other)] == other[: len(own)] for other in taken)
    ]
    return ", ".join(free)
