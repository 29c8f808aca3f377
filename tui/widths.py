"""How wide the panes are where the reader has made them wider or narrower."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from db.connections import LibraryError

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.main import MainScreen

Side = Literal["list", "pane"]
FACT = "width"
STEP = 4
LEAST, LEAST_ARTICLE = 16, 24
# Lines of text, in cells.
TEXT, TEXT_STEP, LEAST_TEXT, MOST_TEXT = "text", 6, 36, 180


class Widths:
    """Keeps the widths of the list and the entity pane, for each layout by itself."""

    def __init__(self, screen: MainScreen) -> None:
        """Look after the panes of a screen."""
        self._screen = screen

    def change(self, step: int) -> None:
        """Make the focused pane wider (or narrower); an article takes from its neighbour."""
        screen = self._screen
        if screen.reading.full or screen.has_class("-zen"):
            screen.say("There is one pane only.")
            return
        side: Side = "list" if screen.place == "list" else "pane"
        if screen.place == "article":
            side, step = ("pane" if screen.reading.pane_open else "list"), -step
        pane, article = self._pane(side), screen.article
        now = pane.region.width
        width = min(max(LEAST, now + step * STEP), now + article.region.width - LEAST_ARTICLE)
        if width == now or width < LEAST:
            screen.say("There is no room for more.")
            return
        pane.styles.width = width
        self._keep(self._fact(side), width)

    def change_text(self, step: int) -> None:
        """Make the lines of articles longer (or shorter)."""
        article = self._screen.article
        measure = min(max(LEAST_TEXT, article.measure + step * TEXT_STEP), MOST_TEXT)
        article.set_measure(measure)
        self._keep(f"{FACT}:{TEXT}", measure)
        self._screen.say(f"Lines of up to {measure} cells.")

    def apply(self) -> None:
        """Give the panes the widths that were kept for the present layout."""
        screen = self._screen
        facts = screen.desk.library.facts() if screen.desk.is_open else {}
        measure = facts.get(f"{FACT}:{TEXT}", "")
        if measure.isdecimal():
            self._screen.article.set_measure(int(measure))
        for side in ("list", "pane"):
            kept = facts.get(self._fact(side), "")
            if kept.isdecimal():
                self._pane(side).styles.width = int(kept)
            else:
                self._pane(side).styles.clear_rule("width")

    def _keep(self, fact: str, width: int) -> None:
        try:
            self._screen.desk.library.set_fact(fact, str(width))
        except LibraryError:
            self._screen.desk.read_only = self._screen.desk.is_open

    def _pane(self, side: Side) -> Widget:
        return self._screen.articles if side == "list" else self._screen.entity

    def _fact(self, side: Side) -> str:
        layout = next(
            (c for c in ("narrow", "wide", "widest") if self._screen.has_class(f"-{c}")), "medium"
        )
        return f"{FACT}:{side}:{layout}"
