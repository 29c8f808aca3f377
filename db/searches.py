"""Searches that the reader keeps; they stand among the shelves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from db.connections import Connections
from db.fold import fold
from db.query import QueryError, parse
from db.search import Search


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A query under a name, with the counts of what answers it now.

    The counts are 0 when it can't be answered, as when nothing goes by a name in it any more.
    """

    name: str
    query: str
    articles: int
    unread: int


class Searches:
    """The kept searches by name; case and diacritics of a name don't matter."""

    def __init__(self, connections: Connections, search: Search) -> None:
        self._connections, self._search = connections, search

    def all(self) -> list[KeptSearch]:
        """Return all of them by name, with their counts."""
        return [self._counted(*kept) for _, kept in sorted(self._kept().items())]

    def names(self) -> list[str]:
        """Return the names of all of them."""
        return [name for _, (name, _) in sorted(self._kept().items())]

    def query(self, name: str) -> str | None:
        """Return what is searched for under a name; None if nothing is."""
        found = self._kept().get(fold(name))
        return None if found is None else found[1]

    def keep(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of what was kept under it.

        Raises:
            QueryError: the query can't be understood.
            ValueError: the name holds nothing.
            ReadOnlyError: the library can't be written.
        """
        parse(query)
        name = " ".join(name.split())
        if not fold(name):
            raise ValueError("a search is kept under a name")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connections.write() as write:
            self.forget(name)
            write.execute(
                "INSERT INTO searches (name, query, added_at) VALUES (?, ?, ?)", (name, query, now)
            )

    def forget(self, name: str) -> bool:
        """Forget the search of a name; return whether there was one.

        Raises:
            ReadOnlyError: the library can't be written.
        """
        found = self._kept().get(fold(name))
        if found is None:
            return False
        with self._connections.write() as write:
            write.execute("DELETE FROM searches WHERE name = ?", (found[0],))
        return True

    def _kept(self) -> dict[str, tuple[str, str]]:
        rows = self._connections.read().execute("SELECT name, query FROM searches")
        return {fold(name): (name, query) for name, query in rows}

    def _counted(self, name: str, query: str) -> KeptSearch:
        try:
            return KeptSearch(name, query, *self._search.count(query))
        except QueryError:
            return KeptSearch(name, query, 0, 0)
