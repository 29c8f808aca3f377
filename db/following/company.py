"""With whom an entity is named, and where: companions ranked by how telling their company is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from heapq import nsmallest

from db.connections import Connections
from db.entities import ENTITY, Entity, entity_of
from db.following.answers import Companion, Company, Line, Scope
from db.following.counting import Counted, Together, likelihood
from db.following.lines import Spot, lines_at
from db.following.meeting import spots_of
from db.following.walk import WINDOW, Among, member_ids, rarer_first, walk

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
        together = Together(read, ids, members, scope)
        own, all_ = together.own, together.all

        @cache
        def weight(both: int, other: int) -> float:
            return likelihood(both, own, other, max(all_, own + other - both))

        def ranked(found: Iterable[Counted]) -> list[tuple[float, int, str, int]]:
            order = (
                (-weight(one.places, one.of(scope)), -one.articles, one.name, one.id)
                for one in found
            )
            return nsmallest(limit, order)

        best = ranked(together.often())
        # Most stand there only once, and weigh no more than what stands nowhere else.
        if len(best) < limit or -best[-1][0] <= weight(1, 1):
            best = sorted(best + ranked(together.once(limit)))[:limit]
        entities = _entities(read, [row[3] for row in best])
        companions = (Companion(entities[id_], -both, -score) for score, both, _, id_ in best)
        return Company(tuple(companions), len(ids), whole)

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
            spots += spots_of(read, [step.article_id for step in steps], one, other, scope)
            if len(steps) < STEP:
                break
            past = steps[-1][:2]
        return lines_at(read, spots[offset : offset + limit])


def _entities(read: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Entity]:
    query = f"SELECT {ENTITY} FROM entities e WHERE e.id IN (SELECT value FROM json_each(?))"
    return {row[0]: entity_of(row) for row in read.execute(query, (json.dumps(ids),))}
