"""All entities of the library, in an order, by pages, with when they were written about."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from db.connections import Connections
from db.entities import ENTITY, Entity, entity_of, members_of
from db.fold import fold


class EntitySort(StrEnum):
    """In which order entities come."""

    MENTIONS = "most mentions first"
    ARTICLES = "most articles first"
    NAME = "by name"
    LAST = "last seen first"
    FIRST = "first seen last"


class Only(StrEnum):
    """Which entities are left: those that are shown, those watched, those hidden."""

    SHOWN = "all"
    WATCHED = "watched"
    HIDDEN = "hidden"


_ORDERS = {
    EntitySort.MENTIONS: "e.mentions DESC, e.id",
    EntitySort.ARTICLES: "e.articles DESC, e.id",
    EntitySort.NAME: "e.name COLLATE NOCASE, e.id",
    EntitySort.LAST: "e.last DESC, e.id",
    EntitySort.FIRST: "e.first DESC, e.id",
}
_ONLY = {
    Only.SHOWN: "NOT e.hidden",
    Only.WATCHED: "e.watched AND NOT e.hidden",
    Only.HIDDEN: "e.hidden",
}
# The rows up to here are cheaper to find as they are asked for, where no index has the order.
SHALLOW = 1_000
MONTHS = 12


@dataclass(frozen=True, slots=True)
class EntityView:
    """Which entities are shown and how; every word of ``like`` stands in a form of the name."""

    sort: EntitySort = EntitySort.MENTIONS
    only: Only = Only.SHOWN
    label: str = ""
    like: str = ""


@dataclass(slots=True)
class Found:
    """The entities of a view; their ids in order once they were needed."""

    view: EntityView
    count: int
    ids: array[int] | None = field(default=None, repr=False)


class Browsing:
    """Queries over all entities."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def find(self, view: EntityView) -> Found:
        """Return the entities of a view."""
        read = self._connections.read()
        where, values = _conditions(view)
        table = _table(replace(view, sort=EntitySort.MENTIONS))
        if fold(view.like):
            found = Found(view, 0, self._ids(view))
            found.count = len(found.ids or ())
            return found
        query = f"SELECT count(*) FROM {table} WHERE {where}"
        return Found(view, int(read.execute(query, values).fetchone()[0]))

    def page(self, found: Found, offset: int, limit: int) -> list[Entity]:
        """Return entities of a view from a position on."""
        read = self._connections.read()
        if found.ids is None and (offset < SHALLOW or found.view == EntityView()):
            where, values = _conditions(found.view)
            query = f"""SELECT {ENTITY} FROM {_table(found.view)} WHERE {where}
                ORDER BY {_ORDERS[found.view.sort]} LIMIT ? OFFSET ?"""
            return [entity_of(row) for row in read.execute(query, (*values, limit, offset))]
        if found.ids is None:
            found.ids = self._ids(found.view)
        ids = list(found.ids[offset : offset + limit])
        query = f"SELECT {ENTITY} FROM entities e WHERE e.id IN (SELECT value FROM json_each(?))"
        rows = {row[0]: entity_of(row) for row in read.execute(query, (json.dumps(ids),))}
        return [rows[id_] for id_ in ids if id_ in rows]

    def _ids(self, view: EntityView) -> array[int]:
        where, values = _conditions(view)
        query = f"SELECT e.id FROM {_table(view)} WHERE {where} ORDER BY {_ORDERS[view.sort]}"
        return array("q", (row[0] for row in self._connections.read().execute(query, values)))

    def last_months(self) -> list[str]:
        """Return the last months that articles are of, as "2024-07", the oldest first.

        The future does not count: it is a date that was read wrong.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%d")
        query = "SELECT dated FROM articles WHERE dated <= ? ORDER BY dated DESC LIMIT 1"
        found = self._connections.read().execute(query, (now + "~",)).fetchone()
        newest = found[0] if found is not None and found[0] else now
        last = int(newest[:4]) * 12 + int(newest[5:7]) - 1
        months = range(last - MONTHS + 1, last + 1)
        return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in months]

    def by_month(self, entity_id: int, months: list[str]) -> list[int]:
        """Return how many articles of some months in a row mention an entity."""
        read = self._connections.read()
        query = f"""SELECT substr(dated, 1, 7), count(*) FROM article_entities
            WHERE entity_id {members_of(read, entity_id)} AND dated >= ? GROUP BY 1"""
        counts = dict(read.execute(query, (months[0],)).fetchall())
        return [counts.get(month, 0) for month in months]


def _table(view: EntityView) -> str:
    """Return the table to read a view from; by its index only where that has the order."""
    # SQLite would take the index for its condition alone, and look up every row by itself.
    return "entities e" if view == EntityView() else "entities e NOT INDEXED"


def _conditions(view: EntityView) -> tuple[str, list[str]]:
    where, values = ["e.head IS NULL", _ONLY[view.only]], list[str]()
    if view.label:
        where.append("e.label = ?")
        values.append(view.label)
    words = fold(view.like).split()
    if words:
        alias = " AND ".join(["instr(folded, ?) > 0"] * len(words))
        given = " AND ".join(["instr(fold(s.name), ?) > 0"] * len(words))
        where.append(
            f"""e.id IN (SELECT coalesce(m.head, m.id) FROM entities m WHERE m.id IN
            (SELECT entity_id FROM aliases WHERE {alias} UNION SELECT n.id FROM standings s
            JOIN entities n ON n.key = s.key WHERE s.name IS NOT NULL AND {given}))"""
        )
        values += words * 2
    return " AND ".join(where), values
