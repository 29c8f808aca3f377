"""Shelves as they are listed, and what the reader has said about each."""

from __future__ import annotations

from dataclasses import dataclass

from db.connections import Connections


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder or a file that the library follows; ``online`` is None until the reader said."""

    id: int
    path: str
    kind: str
    articles: int
    unread: int
    online: bool | None


class Shelves:
    """Queries over shelves, and the answers to the question about going online."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> list[Shelf]:
        """Return all shelves by path, with their counts."""
        query = """SELECT s.id, s.path, s.kind, count(a.id),
            coalesce(sum(a.id IS NOT NULL AND a.read_at IS NULL), 0), s.online FROM shelves s
            LEFT JOIN shelf_articles x ON x.shelf_id = s.id LEFT JOIN articles a
            ON a.id = x.article_id GROUP BY s.id ORDER BY s.path"""
        return [
            Shelf(row[0], row[1], row[2], row[3], row[4], None if row[5] is None else bool(row[5]))
            for row in self._connections.read().execute(query)
        ]

    def at(self, path: str) -> int | None:
        """Return the id of the shelf of exactly that path."""
        query = "SELECT id FROM shelves WHERE path = ?"
        found = self._connections.read().execute(query, (path,)).fetchone()
        return None if found is None else int(found[0])

    def of(self, article_id: int) -> list[int]:
        """Return the ids of the shelves that an article stands on."""
        query = "SELECT shelf_id FROM shelf_articles WHERE article_id = ? ORDER BY shelf_id"
        return [row[0] for row in self._connections.read().execute(query, (article_id,))]

    def consent(self, article_id: int) -> bool | None:
        """Return whether names may be sent to a wiki, as answered for the shelves of an article.

        None until the reader has answered; one shelf that forbids it is enough to forbid it.
        """
        query = """SELECT online FROM shelves
            WHERE id IN (SELECT shelf_id FROM shelf_articles WHERE article_id = ?)"""
        answers = [row[0] for row in self._connections.read().execute(query, (article_id,))]
        if 0 in answers:
            return False
        return True if 1 in answers else None

    def set_consent(self, shelf_id: int, online: bool) -> None:
        """Keep the reader's answer to the question about going online, for one shelf."""
        with self._connections.write() as write:
            write.execute("UPDATE shelves SET online = ? WHERE id = ?", (int(online), shelf_id))
