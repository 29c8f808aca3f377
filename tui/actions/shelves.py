"""Shelves and kept searches: which one is listed; and names that are watched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db.connections import LibraryError
from tui.actions.finding import GROUP
from tui.command import Command
from tui.text import counted

if TYPE_CHECKING:
    from db.library import Library
    from tui.screens.main import MainScreen


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A shelf, the name of a kept search, the names that are watched, or the whole library."""

    shelf: int | None = None
    search: str | None = None
    watched: bool = False


def _choose(screen: MainScreen) -> None:
    if not screen.desk.is_open:
        return
    from tui.screens.choose import ChooseDialog, among

    options = _options(screen.desk.library)
    screen.app.push_screen(ChooseDialog("Shelves", among(options)), partial(_open, screen))


def _options(library: Library) -> list[tuple[str, _Chosen]]:
    options = [(f"The whole library: {counted(library.articles.count(), 'article')}", _Chosen())]
    for shelf in library.shelves.all():
        told = f"{shelf.path}: {_counts(shelf.articles, shelf.unread)}"
        options.append((told, _Chosen(shelf=shelf.id)))
    return options + _watched(library) + _searches(library)


def _watched(library: Library) -> list[tuple[str, _Chosen]]:
    news = library.following.watched.news()
    if not news:
        return []
    told = f"Watched names: {len(news):,}, {sum(1 for _, new in news if new):,} with news"
    return [(told, _Chosen(watched=True))]


def _searches(library: Library) -> list[tuple[str, _Chosen]]:
    return [
        (
            f"search {kept.name}: {_counts(kept.articles, kept.unread)}   {kept.query}",
            _Chosen(search=kept.name),
        )
        for kept in library.searches.all()
    ]


def _counts(articles: int, unread: int) -> str:
    return f"{counted(articles, 'article')}, {unread:,} unread"


def _open(screen: MainScreen, chosen: _Chosen | None) -> None:
    if chosen is None:
        return
    if chosen.watched:
        _choose_watched(screen)
        return
    from db.query import QueryError

    library = screen.desk.library
    if chosen.search is None:
        screen.desk.choose_shelf(chosen.shelf)
    else:
        query = library.searches.query(chosen.search) or ""
        try:
            library.search.found(query, limit=1)
        except QueryError as error:
            screen.say(f"{chosen.search}: {error.message}")
            return
        screen.desk.search = query
        screen.say(f"What answers the search {chosen.search} is listed: {query}")
    screen.reading.show_list()
    screen.articles.set_cursor(0)
    screen.articles.focus()


def _choose_watched(screen: MainScreen) -> None:
    """Show what is new of each name that is watched; the one that is chosen is opened."""
    from tui.screens.choose import ChooseDialog, among

    def shown(entity_id: int | None) -> None:
        if entity_id is not None:
            screen.browsing.show(entity_id)

    news = screen.desk.library.following.watched.news()
    options = [
        (f"{entity.name}: {counted(new, 'new article') if new else 'nothing new'}", entity.id)
        for entity, new in news
    ]
    screen.app.push_screen(ChooseDialog("Watched names", among(options)), shown)


def _forget(screen: MainScreen) -> None:
    from tui.screens.choose import ChooseDialog, among

    options = _searches(screen.desk.library)
    screen.app.push_screen(
        ChooseDialog("Forget a search", among(options)), partial(_forgotten, screen)
    )


def _forgotten(screen: MainScreen, chosen: _Chosen | None) -> None:
    if chosen is None or chosen.search is None:
        return
    try:
        screen.desk.library.searches.forget(chosen.search)
    except LibraryError as error:
        screen.say(str(error))
    else:
        screen.say(f"The search {chosen.search} is forgotten.")


def _has_searches(screen: MainScreen) -> bool:
    return screen.desk.is_open and bool(screen.desk.library.searches.names())


COMMANDS = (
    Command(
        "shelves",
        "0",
        "Shelves and kept searches",
        "One of them becomes the list; watched names",
        GROUP,
        _choose,
    ),
    Command("forget-search", "", "Forget a kept search", "", GROUP, _forget, can=_has_searches),
)
