"""Moving: in the focused pane, between panes, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.arranging import arrange
from tui.command import Command

if TYPE_CHECKING:
    from tui.panes.scrolling import LinePane
    from tui.screens.main import MainScreen

GROUP = "Moving"


def _lines(screen: MainScreen, *, step: int) -> None:
    screen.pane.move(step)


def _pages(screen: MainScreen, *, pages: float) -> None:
    screen.pane.move_pages(pages)


def _end(screen: MainScreen, *, bottom: bool) -> None:
    screen.pane.move_to_end(bottom=bottom)


def _paragraph(screen: MainScreen, *, step: int) -> None:
    screen.article.next_block(step)


def _pane(screen: MainScreen, *, step: int) -> None:
    panes = _panes(screen)
    place = panes.index(screen.pane) if screen.pane in panes else 0
    panes[(place + step) % len(panes)].focus()


def _pane_number(screen: MainScreen, *, number: int) -> None:
    panes: dict[int, LinePane] = {1: screen.articles, 2: screen.article, 3: screen.entity.body}
    if number == 3 and not screen.reading.pane_open:
        screen.say("No name is selected. e goes to one, Enter selects it.")
        return
    if number < 3:
        arrange(screen, full=False)
    if number == 1 and not screen.articles.display:
        screen.reading.close_pane()
        panes[1].focus()
    else:
        panes[number].focus()


def _panes(screen: MainScreen) -> list[LinePane]:
    panes: list[LinePane] = [screen.articles, screen.article]
    if screen.reading.pane_open:
        panes.append(screen.entity.body)
    return [pane for pane in panes if pane.focusable and pane.region.width]


def _back(screen: MainScreen) -> None:
    here = screen.reading.here()
    place = None if here is None else screen.reading.trail.back(here)
    if place is None:
        screen.say("There is no place to go back to.")
    else:
        screen.reading.go(place)


def _forward(screen: MainScreen) -> None:
    here = screen.reading.here()
    place = None if here is None else screen.reading.trail.forward(here)
    if place is None:
        screen.say("There is no place to go forward to.")
    else:
        screen.reading.go(place)


def _set_mark(screen: MainScreen) -> None:
    from tui.marks import Marks

    Marks(screen).begin_to_set()


def _go_to_mark(screen: MainScreen) -> None:
    from tui.marks import Marks

    Marks(screen).begin_to_go()


def _trail(screen: MainScreen) -> None:
    from tui.screens.trail import open_trail

    open_trail(screen)


COMMANDS = (
    Command(
        "down",
        "j, down",
        "Down",
        "A line, or a row of a list",
        GROUP,
        partial(_lines, step=1),
        footer="down",
    ),
    Command("up", "k, up", "Up", "A line, or a row of a list", GROUP, partial(_lines, step=-1)),
    Command(
        "half-page-down",
        "d, ctrl+d",
        "Half a page down",
        "",
        GROUP,
        partial(_pages, pages=0.5),
    ),
    Command("half-page-up", "u, ctrl+u", "Half a page up", "", GROUP, partial(_pages, pages=-0.5)),
    Command(
        "page-down", "space, pagedown, ctrl+f", "A page down", "", GROUP, partial(_pages, pages=1)
    ),
    Command("page-up", "b, pageup", "A page up", "", GROUP, partial(_pages, pages=-1)),
    Command("top", "g, home", "Top", "The first line or row", GROUP, partial(_end, bottom=False)),
    Command(
        "bottom", "G, end", "Bottom", "The last line or row", GROUP, partial(_end, bottom=True)
    ),
    Command(
        "next-paragraph",
        "right_curly_bracket",
        "Next paragraph",
        "",
        GROUP,
        partial(_paragraph, step=1),
    ),
    Command(
        "previous-paragraph",
        "left_curly_bracket",
        "Previous paragraph",
        "",
        GROUP,
        partial(_paragraph, step=-1),
    ),
    Command(
        "next-pane", "tab", "Next pane", "List, article, entity pane", GROUP, partial(_pane, step=1)
    ),
    Command("previous-pane", "shift+tab", "Previous pane", "", GROUP, partial(_pane, step=-1)),
    Command("pane-list", "1", "The list of articles", "", GROUP, partial(_pane_number, number=1)),
    Command("pane-article", "2", "The article", "", GROUP, partial(_pane_number, number=2)),
    Command("pane-entity", "3", "The entity pane", "", GROUP, partial(_pane_number, number=3)),
    Command(
        "back",
        "ctrl+o, alt+left",
        "Back",
        "To exactly where you were before the last jump",
        GROUP,
        _back,
        footer="back",
    ),
    Command("forward", "L, alt+right", "Forward", "Undo a step back", GROUP, _forward),
    Command("trail", "T", "Trail", "All that was opened, and how one got here", GROUP, _trail),
    Command("set-mark", "m", "Mark this place", "With a letter, for good", GROUP, _set_mark),
    Command(
        "go-to-mark",
        "apostrophe",
        "Go to a mark",
        "By its letter; pressed twice, to where the last jump began",
        GROUP,
        _go_to_mark,
    ),
)
