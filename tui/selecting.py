"""Selecting words of the open article, to say that they are a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.selection import Selection, word_from

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

KEYS = "h l word  L H longer, shorter  B W beginning  Enter take  y copy  Esc leave"


class Selecting:
    """A selection that the keys change until it is taken or left."""

    def __init__(self, screen: MainScreen) -> None:
        """Select on behalf of a screen."""
        self._screen = screen
        self._selection: Selection | None = None
        self._done: Callable[[int, int], None] | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is being selected."""
        return self._selection is not None

    @property
    def span(self) -> tuple[int, int] | None:
        """What is selected, as a span of the text; None for nothing."""
        selection = self._selection
        return None if selection is None else (selection.start, selection.end)

    def begin(self, done: Callable[[int, int], None]) -> None:
        """Begin with the name under the cursor, or the first word in view.

        ``done`` gets the span that is taken.
        """
        pane = self._screen.article
        if pane.article is None:
            return
        mention = pane.mention
        if mention is not None and pane.in_view(mention.start):
            self._show(Selection(pane.article.text, mention.start, mention.end))
        else:
            self._show(word_from(pane.article.text, pane.focus_offset))
        if self._selection is not None:
            self._done = done
            pane.focus()
            self._screen.say(KEYS)

    def press(self, key: str) -> None:
        """Change, take or leave the selection."""
        selection = self._selection
        if selection is None:
            return
        if key in ("escape", "q"):
            self._end()
            self._screen.say("")
        elif key in ("enter", "plus"):
            done, span = self._done, (selection.start, selection.end)
            self._end()
            if done is not None:
                done(*span)
        elif key == "y":
            from tui.copying import copy

            self._end()
            copy(self._screen, selection.selected, "the selection")
        elif (step := _STEPS.get(key)) is not None:
            self._show(step(selection))
        elif key in ("j", "down", "k", "up"):
            self._show(self._in_line(selection, 1 if key in ("j", "down") else -1))

    def _in_line(self, selection: Selection, step: int) -> Selection:
        """Return the first word of the next (or previous) line."""
        offset = self._screen.article.line_start(selection.start, step)
        return word_from(selection.text, offset) or selection

    def _show(self, selection: Selection | None) -> None:
        self._selection = selection
        self._screen.article.show_selection(self.span)

    def _end(self) -> None:
        self._show(None)
        self._done = None


_STEPS: dict[str, Callable[[Selection], Selection]] = {
    "l": lambda selection: selection.moved(1),
    "right": lambda selection: selection.moved(1),
    "h": lambda selection: selection.moved(-1),
    "left": lambda selection: selection.moved(-1),
    "L": lambda selection: selection.extended(1),
    "shift+right": lambda selection: selection.extended(1),
    "H": lambda selection: selection.extended(-1),
    "shift+left": lambda selection: selection.extended(-1),
    "B": lambda selection: selection.extended_back(1),
    "W": lambda selection: selection.extended_back(-1),
}
