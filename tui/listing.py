"""The articles of the list in their order, wherever they come from."""

from __future__ import annotations

from collections.abc import Sequence

from db.library import Library
from db.rows import ArticleRow
from tui.panes.rows import PAGE


class Listing:
    """The articles of a shelf, of the whole library, or those that answer a search.

    What answers a search is found once, so that reading an article does not take it out of a list
    of the unread.
    """

    def __init__(self, library: Library, shelf: int | None, search: str | None) -> None:
        """Find the articles; a search that can't be answered any more has none."""
        self._articles, self._shelf = library.articles, shelf
        self._ids: tuple[int, ...] | None = None
        if search is not None:
            # The first paint does without a search.
            from db.query import QueryError

            try:
                self._ids = library.search.found(search, limit=-1).ids
            except QueryError:
                self._ids = ()

    @property
    def found(self) -> tuple[int, ...]:
        """The ids of what answers the search; empty without one."""
        return self._ids or ()

    def count(self) -> int:
        """Return how many there are."""
        return self._articles.count(self._shelf) if self._ids is None else len(self._ids)

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow]:
        """Return ``limit`` rows from position ``offset`` on."""
        if self._ids is None:
            return self._articles.page(offset, limit, self._shelf)
        return self._articles.rows(self._ids[offset : offset + limit])

    def index_of(self, article_id: int) -> int | None:
        """Return an article's position, or None if it isn't there."""
        if self._ids is None:
            return self._articles.index_of(article_id, self._shelf)
        return self._ids.index(article_id) if article_id in self._ids else None

    def next_unread(self, offset: int, step: int) -> int | None:
        """Return the position of the next unread article after ``offset``; ``step`` is 1 or -1."""
        if self._ids is None:
            return self._articles.next_unread(offset, step, self._shelf)
        places = range(offset + 1, len(self._ids)) if step > 0 else range(offset - 1, -1, -1)
        for first in range(0, len(places), PAGE):
            part = places[first : first + PAGE]
            rows = self._articles.rows([self._ids[place] for place in part])
            unread = {row.id for row in rows if not row.read}
            for place in part:
                if self._ids[place] in unread:
                    return place
        return None
