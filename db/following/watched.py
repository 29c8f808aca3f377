"""What has been added of the entities that are watched since they were last visited."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from db.connections import Connections
from db.entities import ENTITY, HEAD, Entity, entity_of, members_of

_VISITED = "visited:"
# About so many entities are in an article.
_ENTITIES_AN_ARTICLE = 20


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
        watches = _watches(read)
        counts = _counts(read, watches)
        found = [(one.entity, counts[one.entity.id]) for one in watches]
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


def _counts(read: sqlite3.Connection, watches: Sequence[_Watch]) -> dict[int, int]:
    """Return how many new articles mention each entity, by whichever index has less to read.

    For those with few new articles these are gone through once for all of them, and for each of
    the others all articles that mention it.
    """
    order = sorted(watches, key=lambda one: -one.first)
    newest = _newest(read)

    def cost(taken: int) -> int:
        articles = newest + 1 - order[taken - 1].first if taken else 0
        return articles * _ENTITIES_AN_ARTICLE + sum(o.entity.articles for o in order[taken:])

    taken = min(range(len(order) + 1), key=cost)
    counts = {one.entity.id: _count(read, one) for one in order[taken:]}
    return counts | _count_together(read, order[:taken])


def _count_together(read: sqlite3.Connection, watches: Sequence[_Watch]) -> dict[int, int]:
    whose = {id_: one for one in watches for id_ in one.members}
    first = min((one.first for one in watches), default=0)
    rows = read.execute(_SINCE_ARTICLE, (first, json.dumps(list(whose)))) if whose else ()
    found = {
        (whose[entity].entity.id, article)
        for article, entity in rows
        if article >= whose[entity].first
    }
    return dict.fromkeys((one.entity.id for one in watches), 0) | Counter(id_ for id_, _ in found)


def _count(read: sqlite3.Connection, one: _Watch) -> int:
    # One alone is in no article twice, and need not be sorted to be counted.
    counted = "*" if len(one.members) == 1 else "DISTINCT article_id"
    query = f"""SELECT count({counted}) FROM article_entities
        WHERE entity_id {members_of(read, one.entity.id)} AND article_id >= ?"""
    return int(read.execute(query, (one.first,)).fetchone()[0])


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
_SINCE_ARTICLE = """SELECT article_id, entity_id FROM article_entities
    INDEXED BY article_entities_article WHERE article_id >= ?
    AND entity_id IN (SELECT value FROM json_each(?))"""
_ENTITIES_OF = """SELECT article_id, entity_id FROM article_entities
    INDEXED BY article_entities_article WHERE article_id IN (SELECT value FROM json_each(?))
    AND entity_id IN (SELECT value FROM json_each(?))"""
