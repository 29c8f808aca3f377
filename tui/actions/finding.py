"""Finding: in the article, and in the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from tui.results import Results
    from tui.screens.main import MainScreen

GROUP = "Finding"


def _find(screen: MainScreen) -> None:
    if screen.article.article is None:
        screen.say("There is no article to search in.")
    else:
        screen.finding.begin()


def _step(screen: MainScreen, *, step: int) -> None:
    screen.finding.step(step)


def _search(screen: MainScreen) -> None:
    from tui.screens.search import SearchDialog

    if screen.desk.is_open:
        screen.app.push_screen(SearchDialog(screen.desk.library), partial(_found, screen))


def _found(screen: MainScreen, found: Results | None) -> None:
    if found is None or found.article_id is None:
        return
    screen.reading.leave()
    if not screen.reading.open_article(found.article_id):
        screen.say("That article is gone.")
        return
    screen.article.focus()
    screen.finding.follow(found)


COMMANDS = (
    Command(
        "find",
        "slash",
        "Find in the article",
        "Case and diacritics don't matter",
        GROUP,
        _find,
        footer="find",
    ),
    Command(
        "next-hit",
        "n",
        "Next hit",
        "After a search of the library, on to its next article",
        GROUP,
        partial(_step, step=1),
    ),
    Command("previous-hit", "N", "Previous hit", "", GROUP, partial(_step, step=-1)),
    Command(
        "search",
        "S",
        "Search the library",
        'Words, "phrases", begin*, -without, OR, entity:, source:, after: and more',
        GROUP,
        _search,
        footer="search",
    ),
)
