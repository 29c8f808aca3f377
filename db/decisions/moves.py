"""Which entities are moved or changed when what stands changes, and how much that is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from db.decisions.standing import Standing, Standings


@dataclass(frozen=True, slots=True)
class Merge:
    """Keys that become one with others; ``into`` are those that have more mentions."""

    moved: frozenset[str]
    into: frozenset[str]


@dataclass(frozen=True, slots=True)
class Moves:
    """What a change of standings does to entities, by their keys.

    ``keys`` are those that go to others or away from them, of two sides the lesser, and those of
    which something else is decided; ``turned`` those of which a page, or that nobody is known, is
    decided now and was not before, or the other way round.
    """

    keys: frozenset[str]
    merges: tuple[Merge, ...]
    turned: frozenset[str]


def moves(read: sqlite3.Connection, before: Standings, after: Standings) -> Moves:
    """Return what changes from one state of what stands to another."""
    keys = before.by_key.keys() | after.by_key.keys()
    parts = {key: (_root(before, key), _root(after, key)) for key in keys}
    shared = sorted(set(parts.values()))
    merged, parted = _uneven((now, was) for was, now in shared), _uneven(shared)
    moved, merges, touched = set[str](), list[Merge](), set[tuple[str, str]]()
    for side, groups in ((1, merged), (0, parted)):
        for root, others in groups.items():
            pairs = [(other, root) if side else (root, other) for other in others]
            touched.update(pairs)
            sides = [frozenset(k for k, pair in parts.items() if pair == p) for p in pairs]
            *lesser, greatest = sorted(
                sides, key=lambda s: (tally(read, ids_of(read, s)), sorted(s))
            )
            moved.update(*lesser)
            if side:
                merges.append(Merge(frozenset[str]().union(*lesser), greatest))
    for key in keys:
        if parts[key] not in touched and _said(before, key) != _said(after, key):
            moved.add(key)
    decided = [{k for k, s in one.by_key.items() if s.verdict} for one in (before, after)]
    return Moves(frozenset(moved), tuple(merges), frozenset(decided[0] ^ decided[1]))


def ids_of(read: sqlite3.Connection, keys: Iterable[str]) -> list[int]:
    """Return the entities of some keys, those that the library has."""
    query = "SELECT id FROM entities WHERE key IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [row[0] for row in read.execute(query, (json.dumps(sorted(keys)),))]


def tally(read: sqlite3.Connection, ids: Collection[int]) -> tuple[int, int]:
    """Return how many mentions some entities have by themselves, and in how many articles."""
    whole = read.execute(_WHOLE, (json.dumps(sorted(ids)),)).fetchall()
    if len(whole) == 1:
        return int(whole[0][0]), int(whole[0][1])
    query = f"""SELECT coalesce(sum(mentions), 0), count(DISTINCT article_id)
        FROM article_entities WHERE entity_id IN ({", ".join(map(str, ids))})"""
    mentions, articles = read.execute(query).fetchone()
    return int(mentions), int(articles)


def articles_beside(
    read: sqlite3.Connection, ids: Collection[int], article_ids: Collection[int]
) -> int:
    """Return how many of some articles mention none of some entities."""
    query = """SELECT count(*) FROM json_each(?1) a WHERE NOT EXISTS (SELECT 1
        FROM article_entities x WHERE x.article_id = a.value
        AND x.entity_id IN (SELECT value FROM json_each(?2)))"""
    values = json.dumps(list(article_ids)), json.dumps(list(ids))
    return int(read.execute(query, values).fetchone()[0])


def _root(standings: Standings, key: str) -> str:
    found = standings.by_key.get(key)
    return key if found is None else found.root


def _said(standings: Standings, key: str) -> tuple[object, ...]:
    found = standings.by_key.get(key, _NOTHING)
    return found.name, found.label, found.hidden, found.watched, found.verdict, found.page


def _uneven(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return what has several others, with those."""
    found = dict[str, list[str]]()
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return {one: others for one, others in found.items() if len(others) > 1}


_NOTHING = Standing("")
# The row of a head, if the entities are all that are counted with it and no others.
_WHOLE = """WITH given AS (SELECT value AS id FROM json_each(?1)),
    heads AS (SELECT DISTINCT coalesce(e.head, e.id) AS id FROM given g JOIN entities e USING (id))
    SELECT e.mentions, e.articles FROM heads JOIN entities e USING (id)
    WHERE (SELECT count(*) FROM heads) = 1
    AND NOT EXISTS (SELECT 1 FROM entities m WHERE (m.id = e.id OR m.head = e.id)
        AND m.id NOT IN (SELECT id FROM given))"""
