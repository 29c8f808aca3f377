"""The mentions of an entity, or those of them that are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from db.connections import Connections
from db.entities import HEAD, MentionRow, rows_at
from db.fold import fold
from db.following.answers import MentionView
from db.following.holding import may_hold
from db.following.lines import Spot, told
from db.following.walk import Among, Step, member_ids, mentions_among, rarer_first, walk

# So many articles are gone through where sentences are looked at, and in one step of that.
MOST, STEP = 1_500, 50
# The newest articles whose publications are told.
SOURCES_FROM = 2_000
Place = tuple[int, int, int]


class Mentions:
    """Queries over the mentions of an entity.

    Where sentences are looked at (``like``, ``other_id``), these are the sentences of the first
    ``MOST`` articles that answer the rest of the view: further ones are neither shown nor counted.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, entity_id: int, view: MentionView) -> int:
        """Return how many mentions a view shows."""
        read = self._connections.read()
        members = member_ids(read, entity_id)
        if _looks_inside(view):
            return sum(1 for _ in _inside(read, members, view))
        if view == MentionView(view.oldest_first, view.like):
            found = read.execute(_ALL, (entity_id,)).fetchone()
            return 0 if found is None else int(found[0])
        return mentions_among(read, members, _among(view))

    def page(
        self, entity_id: int, view: MentionView, limit: int, offset: int = 0
    ) -> list[MentionRow]:
        """Return mentions of a view with their sentences; those of one article in its order."""
        read = self._connections.read()
        members = member_ids(read, entity_id)
        if _looks_inside(view):
            found = _inside(read, members, view)
            return list(rows_at(read, islice(found, offset, offset + limit)))
        steps = walk(
            read,
            members,
            offset + limit,
            among=_among(view),
            oldest_first=view.oldest_first,
        )
        shown, skipped = _around(steps, limit, offset)
        places = [place for place, _ in _places(read, members, shown)]
        return list(rows_at(read, places[skipped : skipped + limit]))

    def sources(self, entity_id: int) -> list[str]:
        """Return the publications of the newest articles that mention an entity, by name."""
        read = self._connections.read()
        steps = walk(read, member_ids(read, entity_id), SOURCES_FROM)
        listed = json.dumps([step.article_id for step in steps])
        return [row[0] for row in read.execute(_SOURCES, (listed,))]


def _looks_inside(view: MentionView) -> bool:
    return bool(fold(view.like)) or view.other_id is not None


def _among(view: MentionView, beside: Sequence[int] | None = None) -> Among:
    return Among(view.source, view.after, view.before, beside)


def _around(steps: Sequence[Step], limit: int, offset: int) -> tuple[list[Step], int]:
    """Return the articles that hold mentions of a page, and how many stand before it in them."""
    shown, before, skipped = list[Step](), 0, 0
    for step in steps:
        if before + step.mentions > offset:
            if not shown:
                skipped = offset - before
            shown.append(step)
        before += step.mentions
        if before >= offset + limit:
            break
    return shown, skipped


def _inside(read: sqlite3.Connection, members: Sequence[int], view: MentionView) -> Iterator[Place]:
    """Yield the mentions of a view that looks at sentences."""
    like = fold(view.like)
    other = None if view.other_id is None else member_ids(read, view.other_id)
    few, many = (members, None) if other is None else rarer_first(read, members, other)
    among = _among(view, many)
    steps = walk(read, few, MOST, among=among, oldest_first=view.oldest_first)
    for start in range(0, len(steps), STEP):
        found = _places(read, members, steps[start : start + STEP], other)
        yield from _holding(read, found, like) if like else (place for place, _ in found)


def _holding(
    read: sqlite3.Connection, places: Sequence[tuple[Place, int | None]], like: str
) -> Iterator[Place]:
    """Yield places whose sentence, as it is shown, holds something folded."""
    # Most articles do not hold it at all, and have no sentence to look for.
    listed = json.dumps(sorted({place[0] for place, _ in places}))
    texts = read.execute(_TEXTS, (listed,))
    articles = told(read, [id_ for id_, text in texts if may_hold(text, like)])
    for place, sentence in places:
        id_, start, end = place
        if id_ in articles:
            line = articles[id_].line(Spot(id_, ((start, end),), start, sentence))
            if like in fold(line.text):
                yield place


def _places(
    read: sqlite3.Connection,
    members: Sequence[int],
    steps: Sequence[Step],
    other: Sequence[int] | None = None,
) -> list[tuple[Place, int | None]]:
    """Return the mentions in some articles with their sentences, in that order.

    With another entity they are those whose sentence names it.
    """
    values = {
        "ids": json.dumps([step.article_id for step in steps]),
        "members": json.dumps(members),
        "other": json.dumps(other),
    }
    query = _PLACES.format("" if other is None else _BESIDE)
    return [((id_, start, end), at) for id_, start, end, at in read.execute(query, values)]


_ALL = f"SELECT mentions FROM entities WHERE id = {HEAD}"
_PLACES = """SELECT m.article_id, m.start, m."end", m.sentence
    FROM json_each(:ids) w CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:members)) {} ORDER BY w.id, m.start"""
# The names of a sentence begin where it does, and stand one after the other.
_BESIDE = """AND EXISTS (SELECT 1 FROM mentions o WHERE o.article_id = m.article_id
    AND o.start >= m.sentence AND o.sentence = m.sentence
    AND o.entity_id IN (SELECT value FROM json_each(:other)))"""
_TEXTS = "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_SOURCES = """SELECT DISTINCT a.publication FROM json_each(?) w
    CROSS JOIN articles a ON a.id = w.value WHERE a.publication > ''
    ORDER BY a.publication COLLATE NOCASE, a.publication"""
