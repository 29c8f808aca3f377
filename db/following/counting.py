"""Who stands together with an entity, and how much that says."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from math import log
from operator import itemgetter
from typing import NamedTuple

from db.following.answers import Scope

# The newest articles whose mentions tell how many there are in one.
SAMPLE = 50
# A place is an article, or an article and an offset in it in one number: texts are shorter than
# 2^24 characters.
_SHIFT = 24
_OFFSET = (1 << _SHIFT) - 1


class Counted(NamedTuple):
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


class Together:
    """All that some articles name near an entity: in its sentences or blocks, or at all.

    ``own`` counts the places of the scope that name the entity, ``all`` about how many there are in
    the library.
    """

    def __init__(
        self, read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int], scope: Scope
    ) -> None:
        """Find the places in the articles ``ids`` that name what is one with the entity."""
        self._read, self._scope = read, scope
        self.all = int(read.execute("SELECT count(*) FROM articles").fetchone()[0])
        values = {"ids": json.dumps(ids), "members": json.dumps(members)}
        heads = dict(read.execute(_HEADS))
        self._pairs: Sequence[tuple[int, int]] = ()
        if scope is Scope.ARTICLE:
            self.own = len(ids)
            self._places = Counter(chain.from_iterable(read.execute(_IDS, values)))
            if heads.keys().isdisjoint(self._places):
                for member in members:
                    del self._places[member]
                return
            pairs = read.execute(_ARTICLES, values)
        else:
            column = _COLUMNS[scope]
            places = [row[0] for row in read.execute(_HERE.format(column), values)]
            values["places"] = json.dumps(places)
            self.own = len(places)
            sample = ids[:SAMPLE]
            mentions = int(read.execute(_MENTIONS, (json.dumps(sample),)).fetchone()[0])
            self.all = round(mentions / max(1, len(sample)) * self.all)
            pairs = read.execute(_NEAR.format(column), values)
        self._pairs = _by_heads(pairs, heads, set(members))
        self._places = Counter(map(itemgetter(0), self._pairs))

    def often(self) -> Iterator[Counted]:
        """Yield who is in more than one of the places; what is hidden is left out."""
        wanted = {id_ for id_, places in self._places.items() if places > 1}
        articles = self._places
        if self._scope is not Scope.ARTICLE:
            shared = {(id_, place >> _SHIFT) for id_, place in self._pairs if id_ in wanted}
            articles = Counter(id_ for id_, _ in shared)
        for row in self._read.execute(_LOOKED_UP, (json.dumps(sorted(wanted)),)):
            yield Counted(row[0], articles[row[0]], self._places[row[0]], *row[1:])

    def once(self, limit: int) -> Iterator[Counted]:
        """Yield who is in just one of the places: those that are rarest in the library, by name."""
        # In their order: neighbours share a page of the table.
        wanted = json.dumps(sorted(id_ for id_, places in self._places.items() if places == 1))
        # From here on chance alone would bring together as many.
        common = self.all // max(1, self.own) + 1
        rarest = _RAREST.format("articles" if self._scope is Scope.ARTICLE else "mentions")
        for row in self._read.execute(rarest, (wanted, common, limit)):
            yield Counted(row[0], 1, 1, *row[1:])


def _by_heads(
    pairs: Iterable[tuple[int, int]], heads: Mapping[int, int], members: Set[int]
) -> Sequence[tuple[int, int]]:
    """Return others than the members with places, each by its head, and once a place."""
    found = [pair for pair in pairs if pair[0] not in members]
    if heads and any(id_ in heads for id_, _ in found):
        return list({(heads.get(id_, id_), place) for id_, place in found})
    return found


_COLUMNS = {Scope.SENTENCE: "sentence", Scope.PARAGRAPH: "block"}
_HEADS = "SELECT id, head FROM entities WHERE head IS NOT NULL"
_IN_ARTICLES = """FROM json_each(:ids) w
    CROSS JOIN article_entities x ON x.article_id = w.value"""
_IDS = f"SELECT x.entity_id {_IN_ARTICLES}"
_ARTICLES = f"SELECT x.entity_id, x.article_id {_IN_ARTICLES}"
_HERE = f"""SELECT DISTINCT m.article_id << {_SHIFT} | m.{{0}} FROM json_each(:ids) w
    CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:members)) AND m.{{0}} IS NOT NULL"""
# The names of a sentence or a block begin where it does, and stand one after the other.
_NEAR = f"""SELECT DISTINCT x.entity_id, w.value FROM json_each(:places) w
    CROSS JOIN mentions x ON x.article_id = w.value >> {_SHIFT}
    AND x.start >= w.value & {_OFFSET} AND x.{{0}} = w.value & {_OFFSET}"""
_MENTIONS = """SELECT coalesce(sum(x.mentions), 0) FROM json_each(?) w
    CROSS JOIN article_entities x ON x.article_id = w.value"""
_LOOKED_UP = """SELECT e.id, e.articles, e.mentions, e.name
    FROM json_each(?) w CROSS JOIN entities e ON e.id = w.value WHERE NOT e.hidden"""
_RAREST = f"""{_LOOKED_UP} ORDER BY min(e.{{}}, ?), e.name, e.id LIMIT ?"""
