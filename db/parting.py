"""Articles that speak for another bearer of a name than the library as a whole.

Where more than one page could be meant by an entity, each of its articles is weighed by itself.
What an article says is kept here, and is part of what the machine proposes for it.
"""

from __future__ import annotations

from db.connections import Connections
from db.decisions.effects import rule_again
from db.decisions.keys import base, of_page
from db.pages.records import Page
from db.pages.rows import put_page


class Parting:
    """What is still to be weighed, and what came of it."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def unweighed(self, limit: int) -> list[tuple[int, int]]:
        """Return entities with articles that have not been weighed by themselves."""
        query = "SELECT entity_id, article_id FROM unweighed ORDER BY entity_id, article_id LIMIT ?"
        return list(self._connections.read().execute(query, (limit,)))

    def weighed(self, entity_id: int, article_id: int, page: Page | None) -> int | None:
        """Note what an article says of an entity: another page, or None for nothing new.

        Its mentions there are then another entity; returns that, if there is one.
        """
        with self._connections.write() as write:
            write.execute(
                "DELETE FROM unweighed WHERE entity_id = ? AND article_id = ?",
                (entity_id, article_id),
            )
            found = write.execute("SELECT key FROM entities WHERE id = ?", (entity_id,)).fetchone()
            if found is None or page is None:
                return None
            own = base(found[0])
            write.execute(
                "INSERT OR REPLACE INTO parted VALUES (?, ?, ?)",
                (article_id, own, put_page(write, page)),
            )
            rule_again(write, [article_id])
            key = of_page(own, page.qid or page.title)
            other = write.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()
            return None if other is None else int(other[0])

    def begin_again(self) -> None:
        """Forget what articles said by themselves: it rests on pages that have changed."""
        with self._connections.write() as write:
            articles = {row[0] for row in write.execute("SELECT article_id FROM parted")}
            write.execute("DELETE FROM parted")
            rule_again(write, articles)
