"""Who stands together with an entity, and how much that says."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from math import log
from typing import NamedTuple

from db.following.answers import Scope

# The newest articles whose mentions tell how many there are in one.
SAMPLE = 50


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


def counted(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int], scope: Scope
) -> Collection[Counted]:
    """Return those who stand together with an entity in some articles; hidden ones don't."""
    pairs = _ARTICLES if scope is Scope.ARTICLE else _NEAR.format(_COLUMNS[scope])
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    rows = [Counted(*row) for row in read.execute(_COUNTED.format(pairs), values)]
    found = {row.id: row for row in rows}
    if len(found) < len(rows):
        # A place may name more than one of those that are one.
        times = Counter(row.id for row in rows)
        heads = json.dumps([id_ for id_, count in times.items() if count > 1])
        query = _DISTINCT.format(pairs)
        for id_, articles, places in read.execute(query, {**values, "heads": heads}):
            found[id_] = found[id_]._replace(articles=articles, places=places)
    return found.values()


def whole_of(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int], scope: Scope
) -> tuple[int, int]:
    """Return how many places of a scope name an entity, and about how many there are in all."""
    library = int(read.execute("SELECT count(*) FROM articles").fetchone()[0])
    if scope is Scope.ARTICLE:
        return len(ids), library
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    own = int(read.execute(_OWN.format(_COLUMNS[scope]), values).fetchone()[0])
    sample = ids[:SAMPLE]
    mentions = int(read.execute(_MENTIONS, (json.dumps(sample),)).fetchone()[0])
    return own, round(mentions / max(1, len(sample)) * library)


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
# Counted before they are looked up, each once: looking up is most of the work.
_COUNTED = """SELECT coalesce(h.id, e.id), k.articles, k.places, coalesce(h.articles, e.articles),
        coalesce(h.mentions, e.mentions), coalesce(h.name, e.name)
    FROM (SELECT id, count(DISTINCT article_id) AS articles, count(*) AS places
        FROM ({}) GROUP BY id) k
    CROSS JOIN entities e ON e.id = k.id LEFT JOIN entities h ON h.id = e.head
    WHERE NOT coalesce(h.hidden, e.hidden)"""
# A place is below 2^24: texts are shorter.
_DISTINCT = """SELECT h.value, count(DISTINCT k.article_id),
        count(DISTINCT k.article_id << 24 | k.place)
    FROM json_each(:heads) h
    JOIN entities e ON e.id = h.value OR e.head = h.value JOIN ({}) k ON k.id = e.id
    GROUP BY h.value"""
