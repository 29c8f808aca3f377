"""With whom an entity is named, and where: companions ranked by how telling their company is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from functools import cache
from heapq import nsmallest

from db.connections import Connections
from db.entities import ENTITY, Entity, entity_of
from db.following.answers import Companion, Company, Line, Scope
from db.following.counting import counted, likelihood
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
        found = counted(read, ids, members, scope)
        library = int(read.execute("SELECT count(*) FROM articles").fetchone()[0])

        @cache
        def weight(together: int, articles: int) -> float:
            return likelihood(together, len(ids), articles, library)

        order = ((-weight(both, articles), -both, name, id_) for id_, both, articles, name in found)
        ranked = nsmallest(limit, order)
        entities = _entities(read, [row[3] for row in ranked])
        companions = (
            Companion(entities[id_], -both, -score)
            for score, both, _, id_ in ranked
            if id_ in entities
        )
        return Company(tuple(companions), len(ids), whole)

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
