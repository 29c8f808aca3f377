"""Who stands together with an entity, and how much that says."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from math import log

from db.following.answers import Scope

Counted = tuple[int, int, int, str]


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
    """Return those who stand together with an entity in some articles; hidden ones don't.

    Each is its id, the number of these articles, that of all its articles, and its name.
    """
    pairs = _ARTICLES if scope is Scope.ARTICLE else _NEAR.format(_COLUMNS[scope])
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    rows = read.execute(_COUNTED.format(pairs), values).fetchall()
    found: dict[int, Counted] = {row[0]: row for row in rows}
    if len(found) < len(rows):
        # An article may mention more than one of those that are one.
        times = Counter(row[0] for row in rows)
        heads = json.dumps([id_ for id_, count in times.items() if count > 1])
        for id_, together in read.execute(_DISTINCT.format(pairs), {**values, "heads": heads}):
            found[id_] = (id_, together, *found[id_][2:])
    return found.values()


_COLUMNS = {Scope.SENTENCE: "sentence", Scope.PARAGRAPH: "block"}
# Each companion by the id of its own, once an article. The names of a sentence or a block begin
# where it does, and stand one after the other.
_OTHERS = "x.entity_id NOT IN (SELECT value FROM json_each(:members))"
_ARTICLES = f"""SELECT x.entity_id AS id, x.article_id FROM json_each(:ids) w
    CROSS JOIN article_entities x ON x.article_id = w.value WHERE {_OTHERS}"""
_NEAR = f"""SELECT DISTINCT x.entity_id AS id, x.article_id FROM
    (SELECT DISTINCT m.article_id, m.{{0}} AS place FROM json_each(:ids) w
        CROSS JOIN mentions m ON m.article_id = w.value
        WHERE m.entity_id IN (SELECT value FROM json_each(:members)) AND m.{{0}} IS NOT NULL) here
    CROSS JOIN mentions x ON x.article_id = here.article_id
    AND x.start >= here.place AND x.{{0}} = here.place WHERE {_OTHERS}"""
# Counted before they are looked up, each once: looking up is most of the work.
_COUNTED = """SELECT coalesce(h.id, e.id), k.n, coalesce(h.articles, e.articles),
        coalesce(h.name, e.name)
    FROM (SELECT id, count(*) AS n FROM ({}) GROUP BY id) k
    CROSS JOIN entities e ON e.id = k.id LEFT JOIN entities h ON h.id = e.head
    WHERE NOT coalesce(h.hidden, e.hidden)"""
_DISTINCT = """SELECT h.value, count(DISTINCT k.article_id) FROM json_each(:heads) h
    JOIN entities e ON e.id = h.value OR e.head = h.value JOIN ({}) k ON k.id = e.id
    GROUP BY h.value"""
