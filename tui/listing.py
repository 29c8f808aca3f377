"""The articles of the list in their order, wherever they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.library import Library
from db.rows import ArticleRow, Heading

if TYPE_CHECKING:
    from db.listing import Listed
    from db.views import View


class Listing:
    """The articles of a shelf, of the whole library, or those that answer a search.

    What answers a search, or is in a view, is found once, so that reading an article does not take
    it out of a list of the unread.
    """

    def __init__(
        self,
        library: Library,
        shelf: int | None,
        search: str | None,
        view: View | None = None,
        keep: int | None = None,
    ) -> None:
        """Find the articles; a search that can't be answered any more has none.

        A view leaves articles out, or puts them into another order; ``keep`` stays in any case.
        """
        self._library, self._articles, self._shelf = library, library.articles, shelf
        self._listed: Listed | None = None
        ids: tuple[int, ...] | None = None
        if search is not None:
            # The first paint does without a search.
            from db.query import QueryError

            try:
                ids = library.search.found(search, limit=-1).ids
            except QueryError:
                ids = ()
        if view is not None:
            within = shelf if ids is None else None
            self._listed = library.listing.make(view, within, keep=keep, among=ids)
        elif ids is not None:
            self._listed = library.listing.of(ids)

    @property
    def found(self) -> tuple[int, ...]:
        """The ids of the articles where they are known; empty for all of a shelf or library."""
        return self._listed.ids if self._listed is not None else ()

    @property
    def articles(self) -> int:
        """How many articles there are."""
        if self._listed is None:
            return self._articles.count(self._shelf)
        return self._listed.articles

    @property
    def reports(self) -> int:
        """How many reports the articles are, copies counted once, where these stand together."""
        return self.articles if self._listed is None else self._listed.reports

    def count(self) -> int:
        """Return how many rows there are, headings among them."""
        return self.articles if self._listed is None else len(self._listed)

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | Heading]:
        """Return ``limit`` rows from position ``offset`` on."""
        if self._listed is None:
            return self._articles.page(offset, limit, self._shelf)
        return self._library.listing.page(self._listed, offset, limit)

    def index_of(self, article_id: int) -> int | None:
        """Return an article's position, or None if it isn't there."""
        if self._listed is None:
            return self._articles.index_of(article_id, self._shelf)
        return self._listed.index_of(article_id)

    def next_unread(self, offset: int, step: int) -> int | None:
        """Return the position of the next unread article after ``offset``; ``step`` is 1 or -1."""
        if self._listed is None:
            return self._articles.next_unread(offset, step, self._shelf)
        return self._library.listing.next_unread(self._listed, offset, step)
