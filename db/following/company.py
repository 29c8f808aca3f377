"""With whom an entity is named, and where: companions ranked by how telling their company is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from heapq import nsmallest
from itertools import groupby
from math import log
from operator import attrgetter, itemgetter
from typing import NamedTuple

from db.connections import Connections
from db.entities import ENTITY, Entity, entity_of
from db.following.answers import Companion, Company, Line, Scope
from db.following.lines import Spot, lines_at
from db.following.walk import WINDOW, Among, member_ids, rarer_first, walk

# Articles that are looked through for lines in one step.
STEP = 100
# The newest articles whose mentions tell how many there are in one.
SAMPLE = 50


class Companions:
    """Queries over what is named together."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(
        self, entity_id: int, scope: Scope, *, limit: int = 20, window: int | None = WINDOW
    ) -> Company:
        """Return who stands together with an entity in its newest articles, or (None) in all.

        The weight is Dunning's G² of what was looked at against all else of the library: articles
        where that is the scope; else sentences (or blocks), for which the mentions of a companion
        stand, and the mentions of the newest ``SAMPLE`` articles for how many there are in all.
        Those that chance would bring together as often have none and come last, by how many
        articles they share; then by name. Mentions whose sentence was not stored are only in the
        scope of their article.
        """
        read = self._connections.read()
        members = member_ids(read, entity_id)
        steps = walk(read, members, -1 if window is None else window + 1)
        whole = window is None or len(steps) <= window
        ids = [step.article_id for step in (steps if whole else steps[:window])]
        counted = _counted(read, ids, members, scope)
        own, all_ = _whole(read, ids, members, scope)

        @cache
        def weight(both: int, other: int) -> float:
            return likelihood(both, own, other, max(all_, own + other - both))

        ranked = nsmallest(
            limit,
            (
                (-weight(row.places, row.of(scope)), -row.articles, row.name, row.id)
                for row in counted
            ),
        )
        companions = _entities(read, [row[3] for row in ranked])
        return Company(
            tuple(
                Companion(companions[id_], -both, -score)
                for score, both, _, id_ in ranked
                if id_ in companions
            ),
            len(ids),
            whole,
        )

    def lines(
        self, entity_id: int, other_id: int, scope: Scope, *, limit: int = 3, offset: int = 0
    ) -> list[Line]:
        """Return the sentences that name both of two, the newest articles first.

        Of an article in which they stand together in the scope, but in no sentence, it is one that
        names the other. Where to go to is the other's name.
        """
        read = self._connections.read()
        one, other = member_ids(read, entity_id), member_ids(read, other_id)
        if set(one) & set(other):
            return []
        few, many = rarer_first(read, one, other)
        spots, past = list[Spot](), None
        while len(spots) < offset + limit:
            steps = walk(read, few, STEP, past=past, among=Among(beside=many))
            spots += _spots(read, [step.article_id for step in steps], one, other, scope)
            if len(steps) < STEP:
                break
            past = steps[-1][:2]
        return lines_at(read, spots[offset : offset + limit])


def likelihood(both: int, one: int, other: int, all_: int) -> float:
    """Return how much oftener than by chance two things come together: G², or 0 if not oftener.

    ``one`` and ``other`` count the cases with each of them, ``both`` those with both, ``all_`` all
    cases. From T. Dunning, *Accurate Methods for the Statistics of Surprise and Coincidence*, 1993.
    """
    if both * all_ <= one * other:
        return 0.0
    cells = (
        (both, one, other),
        (one - both, one, all_ - other),
        (other - both, all_ - one, other),
        (all_ - one - other + both, all_ - one, all_ - other),
    )
    return 2 * sum(n * log(n * all_ / (row * column)) for n, row, column in cells if n > 0)


class _Counted(NamedTuple):
    """A companion: how many articles and places it shares, and how often it stands at all."""

    id: int
    articles: int
    places: int
    in_articles: int
    mentions: int
    name: str

    def of(self, scope: Scope) -> int:
        """Return how often it stands in the library, in the unit of a scope."""
        return self.in_articles if scope is Scope.ARTICLE else self.mentions


def _counted(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int], scope: Scope
) -> Iterable[_Counted]:
    """Return all companions."""
    pairs = _ARTICLES if scope is Scope.ARTICLE else _NEAR.format(_COLUMNS[scope])
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    found, several = dict[int, _Counted](), set[int]()
    for row in map(_Counted._make, read.execute(_COUNTED.format(pairs), values)):
        if row.id in found:
            several.add(row.id)
        found[row.id] = row
    # A place may mention more than one of those that are one.
    if several:
        query, heads = _DISTINCT.format(pairs), json.dumps(list(several))
        for id_, articles, places in read.execute(query, {**values, "heads": heads}):
            found[id_] = found[id_]._replace(articles=articles, places=places)
    return found.values()


def _whole(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int], scope: Scope
) -> tuple[int, int]:
    """Return how many places of a scope name an entity, and about how many there are in all."""
    library = int(read.execute("SELECT count(*) FROM articles").fetchone()[0])
    if scope is Scope.ARTICLE:
        return len(ids), library
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    own = int(read.execute(_OWN.format(_COLUMNS[scope]), values).fetchone()[0])
    sample = json.dumps(ids[:SAMPLE])
    mentions = int(read.execute(_MENTIONS, (sample,)).fetchone()[0])
    return own, round(mentions / max(1, len(ids[:SAMPLE])) * library)


def _entities(read: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Entity]:
    query = f"SELECT {ENTITY} FROM entities e WHERE e.id IN (SELECT value FROM json_each(?))"
    return {row[0]: entity_of(row) for row in read.execute(query, (json.dumps(ids),))}


def _spots(
    read: sqlite3.Connection,
    ids: Sequence[int],
    one: Sequence[int],
    other: Sequence[int],
    scope: Scope,
) -> Iterator[Spot]:
    """Yield where to quote articles that name two within a scope, in the order of the articles."""
    values = {"ids": json.dumps(ids), "one": json.dumps(one), "other": json.dumps(other)}
    rows = read.execute(_BOTH, values).fetchall()
    mentions = {id_: list(group) for id_, group in groupby(rows, key=itemgetter(0))}
    for id_ in ids:
        yield from _spots_of(id_, [_Near(*row[1:]) for row in mentions.get(id_, ())], scope)


class _Near(NamedTuple):
    """A mention of either of two, and where its sentence and its block begin."""

    start: int
    end: int
    sentence: int | None
    block: int | None
    is_other: bool


def _spots_of(article_id: int, mentions: Sequence[_Near], scope: Scope) -> list[Spot]:
    # Where both stand in one sentence comes first, then where they only share a block, then any.
    for key in _KEYS[scope]:
        places = dict[int | None, list[_Near]]()
        for mention in mentions:
            places.setdefault(key(mention), []).append(mention)
        spots = [
            _spot(article_id, near, mentions)
            for place, near in places.items()
            if place is not None and 0 < sum(mention.is_other for mention in near) < len(near)
        ]
        if spots:
            return spots if key is _SENTENCE else spots[:1]
    return []


def _spot(article_id: int, near: Sequence[_Near], mentions: Sequence[_Near]) -> Spot:
    """Return where to quote what stands near to each other: the first sentence with the other."""
    other = next(mention for mention in near if mention.is_other)
    shown = [m for m in mentions if m.sentence == other.sentence is not None]
    marks = [(mention.start, mention.end) for mention in shown or [other]]
    return Spot(article_id, marks, other.start, other.sentence)


_SENTENCE, _BLOCK = attrgetter("sentence"), attrgetter("block")
_KEYS: dict[Scope, tuple[Callable[[_Near], int | None], ...]] = {
    Scope.SENTENCE: (_SENTENCE,),
    Scope.PARAGRAPH: (_SENTENCE, _BLOCK),
    Scope.ARTICLE: (_SENTENCE, lambda _: 0),
}
_COLUMNS = {Scope.SENTENCE: "sentence", Scope.PARAGRAPH: "block"}
# Each companion by the id of its own, once an article. The names of a sentence or a block begin
# where it does, and stand one after the other.
_OTHERS = "x.entity_id NOT IN (SELECT value FROM json_each(:members))"
_ARTICLES = f"""SELECT x.entity_id AS id, x.article_id, 0 AS place FROM json_each(:ids) w
    CROSS JOIN article_entities x ON x.article_id = w.value WHERE {_OTHERS}"""
_HERE = """SELECT DISTINCT m.article_id, m.{0} AS place FROM json_each(:ids) w
    CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:members)) AND m.{0} IS NOT NULL"""
_NEAR = f"""SELECT DISTINCT x.entity_id AS id, x.article_id, here.place FROM ({_HERE}) here
    CROSS JOIN mentions x ON x.article_id = here.article_id
    AND x.start >= here.place AND x.{{0}} = here.place WHERE {_OTHERS}"""
_OWN = f"SELECT count(*) FROM ({_HERE})"
_MENTIONS = """SELECT coalesce(sum(x.mentions), 0) FROM json_each(?) w
    CROSS JOIN article_entities x ON x.article_id = w.value"""
# Counted before heads are looked up, which is quicker than the other way round.
_COUNTED = """SELECT h.id, k.articles, k.places, h.articles, h.mentions, h.name
    FROM (SELECT id, count(DISTINCT article_id) AS articles, count(*) AS places
        FROM ({}) GROUP BY id) k
    CROSS JOIN entities e ON e.id = k.id CROSS JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE NOT h.hidden"""
# A place is below 2^24: texts are shorter.
_DISTINCT = """SELECT h.value, count(DISTINCT k.article_id),
        count(DISTINCT k.article_id << 24 | k.place)
    FROM json_each(:heads) h
    JOIN entities e ON e.id = h.value OR e.head = h.value JOIN ({}) k ON k.id = e.id
    GROUP BY h.value"""
_BOTH = """SELECT m.article_id, m.start, m."end", m.sentence, m.block,
        m.entity_id IN (SELECT value FROM json_each(:other))
    FROM json_each(:ids) w CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:one) UNION ALL
        SELECT value FROM json_each(:other))
    ORDER BY w.id, m.start"""
