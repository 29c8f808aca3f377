"""Letters over the names on the screen: typing them selects a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

# The home row first, then the row above it, then the one below.
ALPHABET = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int) -> list[str]:
    """Return so many labels of one or two letters, none of which begins another.

    Beyond what two letters can tell apart there are no more.
    """
    size = len(ALPHABET)
    firsts = 0
    while size - firsts + firsts * size < count and firsts < size:
        firsts += 1
    singles = list(ALPHABET[: size - firsts])
    pairs = [first + second for first in ALPHABET[size - firsts :] for second in ALPHABET]
    return (singles + pairs)[:count]


class Letters:
    """Draws letters over the names in view, and selects the one whose letters are typed."""

    def __init__(self, screen: MainScreen) -> None:
        """Draw on the article of a screen."""
        self._screen = screen
        self._starts: dict[str, int] = {}
        self._typed = ""

    def begin(self) -> None:
        """Draw the letters, and take the keys until they are typed."""
        names = self._screen.article.names_in_view
        if not names:
            self._screen.say("There is no name on the screen.")
            return
        self._starts = dict(zip(labels(len(names)), names, strict=False))
        self._screen.taking = self.press
        self._show("")

    def press(self, key: str) -> None:
        """Take a letter, or leave."""
        typed = self._typed[:-1] if key == "backspace" else self._typed + key
        chosen = self._starts.get(typed)
        if chosen is not None:
            self._end()
            self._select(chosen)
        elif len(key) > 1 and key != "backspace":
            self._end()
            self._screen.say("")
        elif any(label.startswith(typed) for label in self._starts):
            self._show(typed)
        else:
            self._end()
            self._screen.say(f"No name has the letters {typed}.")

    def _select(self, start: int) -> None:
        screen = self._screen
        screen.say("")
        screen.article.put_cursor(start)
        screen.article.focus()
        mention = screen.article.mention
        if mention is not None:
            screen.reading.open_entity(mention.entity_id)

    def _show(self, typed: str) -> None:
        self._typed = typed
        left = {
            start: label[len(typed) :]
            for label, start in self._starts.items()
            if label.startswith(typed)
        }
        self._screen.article.show_letters(left)
        self._screen.say("Type the letters of a name; Esc leaves.")

    def _end(self) -> None:
        self._starts.clear()
        self._typed = ""
        self._screen.taking = None
        self._screen.article.show_letters({})
