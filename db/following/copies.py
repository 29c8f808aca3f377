"""Articles that are copies of one report, as agencies and rewrites make them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from db.articles import ROW, article_row
from db.connections import Connections
from db.entities import members_of
from db.following.answers import Copy, Part


class Copies:
    """Queries over copies."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, article_id: int) -> list[Copy]:
        """Return the copies of an article, the likest first, of these the oldest."""
        query = f"""SELECT {ROW}, c.likeness FROM copies c JOIN articles a ON a.id = c.other_id
            WHERE c.article_id = ? ORDER BY c.likeness DESC, a.dated = '', a.dated, a.id"""
        rows = self._connections.read().execute(query, (article_id,))
        return [Copy(article_row(row[:-1]), row[-1]) for row in rows]

    def reports(self, article_ids: Iterable[int]) -> dict[int, int]:
        """Return the first article of the report of each of some articles; itself, if alone."""
        ids = list(article_ids)
        # The few that have copies are told by these: articles are long to read.
        query = """SELECT id, report FROM articles WHERE report IS NOT NULL AND id IN
            (SELECT c.article_id FROM json_each(?) j JOIN copies c ON c.article_id = j.value)"""
        found = self._connections.read().execute(query, (json.dumps(ids),))
        return {**{id_: id_ for id_ in ids}, **dict[int, int](found.fetchall())}

    def report_count(self, entity_id: int) -> int:
        """Return how many reports mention an entity, copies counted once."""
        read = self._connections.read()
        query = (
            f"SELECT article_id FROM article_entities WHERE entity_id {members_of(read, entity_id)}"
        )
        articles = {row[0] for row in read.execute(query)}
        counted = [report for id_, report in reports_of(read).items() if id_ in articles]
        return len(articles) - len(counted) + len(set(counted))

    def difference(self, one_id: int, other_id: int) -> list[Part]:
        """Return two articles as what both have and what only one of them has, in order.

        What is not there has no text.
        """
        from db.following.differing import parts_of

        read = self._connections.read()
        query = "SELECT text FROM articles WHERE id = ?"
        one, other = (read.execute(query, (id_,)).fetchone() for id_ in (one_id, other_id))
        return parts_of(*("" if found is None else found[0] for found in (one, other)))


def reports_of(read: sqlite3.Connection) -> dict[int, int]:
    """Return the first article of the report of each article that has copies."""
    query = """SELECT id, report FROM articles INDEXED BY idx_articles_report
        WHERE report IS NOT NULL"""
    return dict[int, int](read.execute(query).fetchall())
