"""Entities as they stand together in sentences: whom each is named with, and where the newest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from db.entities import ENTITY, Entity, entity_of

# So many of the newest articles of an entity are looked at.
WINDOW = 500


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A sentence that names two entities; the greatest is the newest, and the first in it."""

    dated: str
    article_id: int
    before_end: int

    @property
    def sentence(self) -> int:
        """Where the sentence begins."""
        return -self.before_end


Links = dict[int, Link]


class Graph:
    """Who is named with whom in a sentence, within a period; what was looked at is remembered."""

    def __init__(self, read: sqlite3.Connection, after: str, before: str) -> None:
        """Look at all articles, or at those of a period: days, months or years, inclusive."""
        self._read = read
        self._entities: dict[int, Entity] = {}
        self._heads: dict[int, int] = {}
        self._links: dict[int, Links] = {}
        # "~" sorts behind all that a day, a month or a year can be followed by.
        self._period = (after or ("0" if before else ""), f"{before}~" if before else "~")
        self.whole = True

    def head_of(self, entity_id: int) -> int | None:
        """Return the entity that one is counted with, or None if there is none of that id."""
        self._learn([entity_id])
        return self._heads.get(entity_id)

    def entity(self, head: int) -> Entity:
        """Return an entity that is known by now."""
        return self._entities[head]

    def cost(self, head: int) -> int:
        """Return how many articles have to be looked at to tell whom an entity is named with."""
        return min(self._entities[head].articles, WINDOW)

    def links(self, head: int) -> Links:
        """Return whom an entity is named with, as far as it was looked at."""
        return self._links.get(head, {})

    def look_at(self, heads: Iterable[int]) -> None:
        """Look whom entities are named with."""
        left = [head for head in heads if head not in self._links]
        members = {head: [head] for head in left}
        listed = json.dumps(left)
        query = "SELECT head, id FROM entities WHERE head IN (SELECT value FROM json_each(?))"
        for head, id_ in self._read.execute(query, (listed,)):
            members[head].append(id_)
        few = [head for head in left if self._entities[head].articles <= WINDOW]
        self._look(few, [id_ for head in few for id_ in members[head]], -1)
        for head in left:
            if self._entities[head].articles > WINDOW:
                self.whole = False
                self._look([head], members[head], WINDOW)

    def _look(self, heads: Collection[int], members: Sequence[int], window: int) -> None:
        values = (json.dumps(members), *self._period, window)
        rows = self._read.execute(_TOGETHER, values).fetchall()
        self._learn({row[1] for row in rows} | set(members))
        for head in heads:
            self._links[head] = {}
        for one, other, dated, article_id, sentence in rows:
            if sentence is None:
                # An article that is still to be recognised again does not tell its sentences.
                self.whole = False
                continue
            here, there = self._heads[one], self._heads[other]
            if here != there:
                link = Link(dated, article_id, -sentence)
                known = self._links[here].get(there)
                if known is None or link > known:
                    self._links[here][there] = link

    def _learn(self, entity_ids: Collection[int]) -> None:
        new = [id_ for id_ in entity_ids if id_ not in self._heads]
        if new:
            for row in self._read.execute(_ENTITIES, (json.dumps(new),)):
                self._heads[row[0]] = row[1]
                self._entities.setdefault(row[1], entity_of(row[1:]))


_TOGETHER = """SELECT DISTINCT m.entity_id, o.entity_id, x.dated, x.article_id, m.sentence
    FROM (SELECT entity_id, dated, article_id FROM article_entities
        WHERE entity_id IN (SELECT value FROM json_each(?1)) AND dated >= ?2 AND dated <= ?3
        ORDER BY dated DESC, article_id DESC LIMIT ?4) x
    CROSS JOIN mentions m ON m.article_id = x.article_id AND m.entity_id = x.entity_id
    CROSS JOIN mentions o ON o.article_id = m.article_id AND (o.sentence = m.sentence
        OR (m.sentence IS NULL AND o.start = m.start))"""
_ENTITIES = f"""SELECT m.id, {ENTITY} FROM entities m
    JOIN entities e ON e.id = coalesce(m.head, m.id)
    WHERE m.id IN (SELECT value FROM json_each(?))"""
