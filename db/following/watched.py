"""What has been added of the entities that are watched since they were last visited."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from db.connections import Connections
from db.entities import ENTITY, HEAD, Entity, entity_of

_VISITED = "visited:"
# Articles by their entities are counted by whichever index has less to read.
_ENTITIES_AN_ARTICLE = 10


@dataclass(frozen=True, slots=True)
class _Watch:
    """A watched entity, with the ids that it is counted by; ``first`` is the first new article."""

    entity: Entity
    members: frozenset[int]
    first: int


class Watched:
    """Entities that are watched, and what is new of them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def news(self) -> list[tuple[Entity, int]]:
        """Return watched entities with how many articles were added since the last visit.

        The most news come first; of those without a visit since they are watched, what was added
        after that was decided counts.
        """
        read = self._connections.read()
        newest = _newest(read)
        found = [(one.entity, _count(read, one, newest)) for one in _watches(read)]
        return sorted(found, key=lambda one: (-one[1], one[0].name, one[0].id))

    def visited(self, entity_id: int) -> None:
        """Remember that an entity is visited now: what there is of it is no news any more."""
        with self._connections.write() as write:
            row = write.execute(f"SELECT key FROM entities WHERE id = {HEAD}", (entity_id,))
            key = row.fetchone()
            if key is not None:
                now = datetime.now(UTC).isoformat(timespec="microseconds")
                value = json.dumps([now, _newest(write)])
                write.execute(
                    "INSERT OR REPLACE INTO facts VALUES (?, ?)", (f"{_VISITED}{key[0]}", value)
                )

    def is_news(self, article_ids: Iterable[int]) -> set[int]:
        """Return those of some articles that are news of an entity that is watched."""
        read = self._connections.read()
        firsts = {id_: one.first for one in _watches(read) for id_ in one.members}
        rows = read.execute(_ENTITIES_OF, (json.dumps(list(article_ids)), json.dumps(list(firsts))))
        return {article for article, entity in rows if article >= firsts[entity]}


def _watches(read: sqlite3.Connection) -> list[_Watch]:
    """Return what is watched, each with where its news begin."""
    members = dict[int, set[int]]()
    heads = dict[str, int]()
    for id_, head, root in read.execute(_WATCHED):
        members.setdefault(head, set()).add(id_)
        heads[root] = head
    if not members:
        return []
    since = dict.fromkeys(members, ("", 0))
    for root, at, visit in read.execute(_SINCE):
        if root in heads:
            moment = (at, 0) if visit is None else tuple[str, int](json.loads(visit))
            since[heads[root]] = max(since[heads[root]], moment)
    query = f"SELECT {ENTITY} FROM entities e WHERE e.id IN (SELECT value FROM json_each(?))"
    entities = map(entity_of, read.execute(query, (json.dumps(list(members)),)))
    starts = {moment: _first_after(read, *moment) for moment in set(since.values())}
    return [
        _Watch(entity, frozenset(members[entity.id]), starts[since[entity.id]])
        for entity in entities
    ]


def _first_after(read: sqlite3.Connection, at: str, last: int) -> int:
    """Return the id of the first article that was added after a moment, or behind an id.

    Ids are given in the order in which articles come, so that halving finds it.
    """
    low, high = 1, _newest(read) + 1
    while low < high:
        middle = (low + high) // 2
        id_, added = read.execute(_FROM, (middle,)).fetchone()
        if added > at or id_ > last > 0:
            high = middle
        else:
            low = id_ + 1
    return low


def _newest(read: sqlite3.Connection) -> int:
    return int(read.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


def _count(read: sqlite3.Connection, one: _Watch, newest: int) -> int:
    query = _BY_ENTITY
    if (newest - one.first + 1) * _ENTITIES_AN_ARTICLE < one.entity.articles:
        query = _BY_ARTICLE
    values = (json.dumps(sorted(one.members)), one.first)
    return int(read.execute(query, values).fetchone()[0])


_WATCHED = """SELECT m.id, coalesce(m.head, m.id), s.root FROM standings s
    JOIN entities m ON m.key = s.key WHERE s.watched"""
# Whichever of the keys that are one it was decided of, and visited by.
_SINCE = f"""SELECT s.root, d.at, NULL FROM decisions d
    JOIN standings s ON s.key = json_extract(d.body, '$.entity.keys[0]')
    WHERE d.kind = 'watch' AND NOT d.undone
    UNION ALL SELECT s.root, NULL, f.value FROM standings s
    JOIN facts f ON f.name = '{_VISITED}' || s.key WHERE s.watched"""
# The column added_at stands behind the text of an article: only a few are read.
_FROM = "SELECT id, added_at FROM articles WHERE id >= ? ORDER BY id LIMIT 1"
_BY_ENTITY = """SELECT count(DISTINCT article_id) FROM article_entities
    WHERE entity_id IN (SELECT value FROM json_each(?)) AND article_id >= ?"""
_BY_ARTICLE = """SELECT count(DISTINCT article_id) FROM article_entities
    INDEXED BY article_entities_article
    WHERE +entity_id IN (SELECT value FROM json_each(?)) AND article_id >= ?"""
_ENTITIES_OF = """SELECT article_id, entity_id FROM article_entities
    INDEXED BY article_entities_article WHERE article_id IN (SELECT value FROM json_each(?))
    AND entity_id IN (SELECT value FROM json_each(?))"""
