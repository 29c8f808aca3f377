"""Sentences of earlier articles that may be nearly the same, found by their sketches."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

# So many sentences are looked at for one number of a sketch.
_CROWD = 40
# So many sentences are told of one: those that share most numbers, of which what is repeated is.
_LIKELIEST = 40

Place = tuple[int, int]


@dataclass(slots=True)
class Named:
    """A sentence by its place: article, start and block, with the spans that name something.

    Each span comes with the entity that it stands for; what is hidden is left out.
    """

    article_id: int
    start: int
    block: int
    spans: list[tuple[int, int, int]] = field(default_factory=list)


def alike(
    read: sqlite3.Connection, article_id: int, slots: Mapping[int, Collection[int]]
) -> dict[int, list[Named]]:
    """Return, by the sentences of an article, what earlier ones have alike, the likest first.

    ``slots`` has the numbers of the sketch of each sentence. The undated count as later than what
    is dated. Sentences that name nothing are left out.
    """
    places = _places(read, {slot for own in slots.values() for slot in own})
    articles = {place[0] for found in places.values() for place in found}
    moments = _moments(read, articles | {article_id})
    own = moments.get(article_id)
    if own is None:
        return {}
    shared = {
        sentence: Counter(
            place
            for slot in numbers
            for place in places.get(slot, ())
            if place[0] in moments and moments[place[0]] < own
        )
        for sentence, numbers in slots.items()
    }
    likeliest = {
        sentence: nsmallest(_LIKELIEST, found, key=lambda p: (-found[p], moments[p[0]], p[1]))
        for sentence, found in shared.items()
    }
    named = _named(read, {place for found in likeliest.values() for place in found})
    return {
        sentence: [named[place] for place in found if place in named]
        for sentence, found in likeliest.items()
    }


def _places(read: sqlite3.Connection, slots: Iterable[int]) -> dict[int, list[Place]]:
    found = dict[int, list[Place]]()
    for slot, article_id, start in read.execute(_ALIKE, (json.dumps(sorted(slots)),)):
        found.setdefault(slot, []).append((article_id, start))
    return found


def _moments(
    read: sqlite3.Connection, article_ids: Iterable[int]
) -> dict[int, tuple[bool, str, int]]:
    """Return what orders articles by their dates, of those of them that name something."""
    rows = read.execute(_DATED, (json.dumps(sorted(article_ids)),))
    return {id_: (dated == "", dated, id_) for id_, dated in rows if dated is not None}


def _named(read: sqlite3.Connection, places: Collection[Place]) -> dict[Place, Named]:
    found = dict[Place, Named]()
    for article_id, start, block, *span in _rows(read, sorted(places)):
        one = found.setdefault((article_id, start), Named(article_id, start, block))
        one.spans.append((span[0], span[1], span[2]))
    return found


def _rows(read: sqlite3.Connection, places: Sequence[Place]) -> Iterator[Sequence[int]]:
    yield from read.execute(_MENTIONS, (json.dumps(places),))


# Of a number that many sentences have, those of the articles that came first are looked at.
_ALIKE = f"""SELECT s.slot, s.article_id, s.start FROM json_each(?1) j
    CROSS JOIN sketches s ON s.slot = j.value AND s.article_id <= coalesce(
        (SELECT t.article_id FROM sketches t WHERE t.slot = j.value
        ORDER BY t.article_id LIMIT 1 OFFSET {_CROWD}), 9e18)"""
# The dates of articles stand in an index beside their ids; the articles are long to read.
_DATED = """SELECT value, (SELECT dated FROM article_entities WHERE article_id = value LIMIT 1)
    FROM json_each(?)"""
_MENTIONS = """SELECT m.article_id, m.sentence, m.block, m.start, m."end", h.id
    FROM (SELECT value ->> 0 AS article_id, value ->> 1 AS start FROM json_each(?)) p
    CROSS JOIN mentions m ON m.article_id = p.article_id AND m.sentence = p.start
    JOIN entities e ON e.id = m.entity_id JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE NOT h.hidden ORDER BY m.article_id, m.start"""
