"""The trail: everything that was opened, in the order in which it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from db.dates import short_date
from tui.paint import paint
from tui.panes.rows import RowList
from tui.screens.listed import Doing, ListScreen
from tui.text import counted, cut

if TYPE_CHECKING:
    from db.library import Library
    from tui.screens.main import MainScreen
    from tui.trail import Place

LEAST_TITLE, MOST_WHERE = 30, 70
# Of the text at a place so much is read as may be shown.
WORDS = 120


@dataclass(frozen=True, slots=True)
class Step:
    """A place of the trail in words.

    ``where`` is the name that was selected, the tab that was open and how the text began there;
    ``side`` is negative behind the present place, positive ahead of it, zero for itself.
    """

    title: str
    date: str
    where: str
    side: int


class TrailRows(RowList[Step]):
    """A line each: the article, and where in it."""

    COMPONENT_CLASSES = {"trail--here", "trail--ahead", "trail--cursor"}
    DEFAULT_CSS = """
    TrailRows > .trail--here { text-style: bold; color: $accent; }
    TrailRows > .trail--ahead { color: $quiet; }
    TrailRows > .trail--cursor { background: $panel; }
    """

    def draw_row(self, row: Step, line: int, width: int, *, here: bool) -> Strip:
        """Draw a place."""
        style = self.rich_style
        if row.side >= 0:
            style += self._component("here" if row.side == 0 else "ahead")
        if here:
            style += self._component("cursor")
        sign = "▶" if row.side == 0 else " "
        wheres = min(MOST_WHERE, max(0, width - LEAST_TITLE) * 2 // 3)
        where = cut(row.where, wheres - 1)
        cells = width - 18 - wheres
        title = cut(row.title, cells)
        blank = " " * (cells - cell_len(title))
        text = f"{'▌' if here else ' '}{sign} {row.date:>11}  {title}{blank} {where}"
        return paint(text, 0, len(text), style, ()).adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw nothing: the present place is always there."""
        return Strip([])

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"trail--{name}", partial=True)


class TrailScreen(ListScreen[int]):
    """Shows the places; returns the index of the one that is chosen."""

    def __init__(self, main: MainScreen, places: Sequence[Place], here: int) -> None:
        """Show places of which the reader is at one."""
        self._list = TrailRows()
        super().__init__(main, self._list)
        self._places, self._here = places, here

    def on_mount(self) -> None:
        """Begin at the present place."""
        super().on_mount()
        behind, ahead = self._here, len(self._places) - self._here - 1
        self.head.show(
            [
                [
                    ("Trail", "name"),
                    (f"  {counted(behind, 'place')} behind, {ahead:,} ahead", "detail"),
                ]
            ]
        )
        self._list.show_rows(len(self._places), self._fetch, self._here)

    @property
    def does(self) -> Mapping[str, Doing]:
        """Open goes there, back and forward go through the places."""
        rows = self.rows
        return {
            "open": Doing(self._choose, "go there"),
            "back": Doing(lambda: rows.move(-1), title="Place before"),
            "forward": Doing(lambda: rows.move(1), title="Place after"),
            "trail": Doing(self.leave, title="Close"),
            **super().does,
        }

    def _choose(self) -> None:
        self.dismiss(self._list.cursor)

    def _fetch(self, offset: int, limit: int) -> list[Step]:
        places = self._places[offset : offset + limit]
        library = self.main.desk.library
        ids = [place.entity_id for place in places if place.entity_id is not None]
        names = library.entities.names_of(ids)
        return [
            _step(library, place, names.get(place.entity_id or 0, ""), offset + i - self._here)
            for i, place in enumerate(places)
        ]


def _step(library: Library, place: Place, name: str, side: int) -> Step:
    article = library.articles.get(place.article_id)
    if article is None:
        return Step("An article that is gone", "", name, side)
    tab = place.tab if place.tab != "context" else ""
    under = next((m for m in article.mentions if m.start == place.name), None)
    if not name and under is not None:
        name, tab = article.text[under.start : under.end], ""
    words = article.text[place.top : place.top + WORDS].partition("\n")[0] if place.top else ""
    where = " · ".join(part for part in (name, tab, f"“{words}”" if words else "") if part)
    return Step(article.row.title, short_date(article.row.published), where, side)


def open_trail(screen: MainScreen) -> None:
    """Show the trail of a screen, and go where the reader chooses."""
    here = screen.reading.here()
    if here is None:
        screen.say("Nothing was opened yet.")
        return
    places, index = screen.reading.trail.all(here)
    screen.app.push_screen(TrailScreen(screen, places, index), partial(_chosen, screen, here))


def _chosen(screen: MainScreen, here: Place, index: int | None) -> None:
    if index is None:
        return
    if not screen.reading.go(screen.reading.trail.go(here, index)):
        screen.say("That article is gone.")
