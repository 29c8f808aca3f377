"""With whom an entity is named, and where: companions ranked by how telling their company is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
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
from db.following.walk import WINDOW, Among, member_ids, walk

# Articles that are looked through for lines in one step.
STEP = 100


class Companions:
    """Queries over what is named together."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(
        self, entity_id: int, scope: Scope, *, limit: int = 20, window: int | None = WINDOW
    ) -> Company:
        """Return who stands together with an entity in its newest articles, or (None) in all.

        The weight is Dunning's G² of the articles that were looked at against all others of the
        library. Those that chance would bring together as often have none and come last, by how
        many articles they share; then by name. Mentions whose sentence was not stored are only in
        the scope of their article.
        """
        read = self._connections.read()
        members = member_ids(read, entity_id)
        steps = walk(read, members, -1 if window is None else window + 1)
        whole = window is None or len(steps) <= window
        ids = [step.article_id for step in (steps if whole else steps[:window])]
        counted = _counted(read, ids, members, scope)
        library = int(read.execute("SELECT count(*) FROM articles").fetchone()[0])

        @cache
        def weight(together: int, articles: int) -> float:
            return likelihood(together, len(ids), articles, library)

        ranked = nsmallest(
            limit,
            ((-weight(both, articles), -both, name, id_) for id_, both, articles, name in counted),
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
        """Return a sentence of each article in which two stand together, the newest first.

        It names both, if there is such a one in the scope, else the other; both are marked. Where
        to go to is the other's name.
        """
        read = self._connections.read()
        one, other = member_ids(read, entity_id), member_ids(read, other_id)
        if set(one) & set(other):
            return []
        spots, past = list[Spot](), None
        while len(spots) < offset + limit:
            steps = walk(read, one, STEP, past=past, among=Among(beside=other))
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


def _counted(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int], scope: Scope
) -> list[tuple[int, int, int, str]]:
    """Return companions: id, articles together, articles in all, and name."""
    query = _ARTICLES if scope is Scope.ARTICLE else _NEAR.format(_COLUMNS[scope])
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    return read.execute(query, values).fetchall()


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
    """Yield where to quote each article of some that names two within a scope, in their order."""
    values = {"ids": json.dumps(ids), "one": json.dumps(one), "other": json.dumps(other)}
    rows = read.execute(_BOTH, values).fetchall()
    mentions = {id_: list(group) for id_, group in groupby(rows, key=itemgetter(0))}
    for id_ in ids:
        spot = _spot(id_, [_Near(*row[1:]) for row in mentions.get(id_, ())], scope)
        if spot is not None:
            yield spot


class _Near(NamedTuple):
    """A mention of either of two, and where its sentence and its block begin."""

    start: int
    end: int
    sentence: int | None
    block: int | None
    is_other: bool


def _spot(article_id: int, mentions: Sequence[_Near], scope: Scope) -> Spot | None:
    # Where both stand in one sentence comes first, then where they only share a block, then any.
    for key in _KEYS[scope]:
        places = dict[int | None, list[_Near]]()
        for mention in mentions:
            places.setdefault(key(mention), []).append(mention)
        for place, near in places.items():
            others = [mention for mention in near if mention.is_other]
            if place is not None and 0 < len(others) < len(near):
                shown = [m for m in mentions if m.sentence == others[0].sentence is not None]
                marks = [(m.start, m.end) for m in shown or others[:1]]
                return Spot(article_id, marks, others[0].start, others[0].sentence)
    return None


_SENTENCE, _BLOCK = attrgetter("sentence"), attrgetter("block")
_KEYS: dict[Scope, tuple[Callable[[_Near], int | None], ...]] = {
    Scope.SENTENCE: (_SENTENCE,),
    Scope.PARAGRAPH: (_SENTENCE, _BLOCK),
    Scope.ARTICLE: (_SENTENCE, lambda _: 0),
}
_COLUMNS = {Scope.SENTENCE: "sentence", Scope.PARAGRAPH: "block"}
_COUNT = "SELECT h.id, count(DISTINCT x.article_id), h.articles, h.name"
_HEADS = """JOIN entities e ON e.id = x.entity_id JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE NOT h.hidden AND x.entity_id NOT IN (SELECT value FROM json_each(:members))
    GROUP BY h.id"""
_ARTICLES = f"""{_COUNT} FROM json_each(:ids) w
    CROSS JOIN article_entities x ON x.article_id = w.value {_HEADS}"""
# The names of a sentence or a block begin where it does, and stand one after the other.
_NEAR = f"""WITH here AS (SELECT DISTINCT m.article_id, m.{{0}} AS place FROM json_each(:ids) w
        CROSS JOIN mentions m ON m.article_id = w.value
        WHERE m.entity_id IN (SELECT value FROM json_each(:members)) AND m.{{0}} IS NOT NULL)
    {_COUNT} FROM here CROSS JOIN mentions x ON x.article_id = here.article_id
    AND x.start >= here.place AND x.{{0}} = here.place {_HEADS}"""
_BOTH = """SELECT m.article_id, m.start, m."end", m.sentence, m.block,
        m.entity_id IN (SELECT value FROM json_each(:other))
    FROM json_each(:ids) w CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:one) UNION ALL
        SELECT value FROM json_each(:other))
    ORDER BY w.id, m.start"""
