"""Where an article names two entities together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from db.following.answers import Scope
from db.following.lines import Spot


def spots_of(
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
_BOTH = """SELECT m.article_id, m.start, m."end", m.sentence, m.block,
        m.entity_id IN (SELECT value FROM json_each(:other))
    FROM json_each(:ids) w CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:one) UNION ALL
        SELECT value FROM json_each(:other))
    ORDER BY w.id, m.start"""
