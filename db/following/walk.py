"""The articles of an entity in the order of their dates, found step by step.

An entity may be several that are one (a head and those counted with it). An index has the
articles of each in order; the heads of these ranges are merged, so that the newest articles of
the most frequent entity cost no more than those of a rare one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from db.entities import HEAD

# How many articles are looked at first, and in one step after that.
WINDOW = 500
_ARTICLES = """SELECT coalesce(max(articles), 0) FROM entities
    WHERE id IN (SELECT value FROM json_each(?))"""
_MEMBERS = f"SELECT id FROM entities m WHERE m.id = {HEAD} OR m.head = {HEAD}"


class Step(NamedTuple):
    """An article that mentions an entity; ``mentions`` counts how often it does."""

    dated: str
    article_id: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Among:
    """Which articles of an entity are walked through.

    ``source`` is a publication; ``after`` and ``before`` are the first and the last day, or what a
    date begins with; ``beside`` are the members of an entity that is in the article as well. What
    is empty leaves all. The undated are in no range of dates.
    """

    source: str = ""
    after: str = ""
    before: str = ""
    beside: Sequence[int] | None = None


ALL = Among()


def member_ids(read: sqlite3.Connection, entity_id: int) -> list[int]:
    """Return the ids of all that are one with an entity, its own among them; none if unknown."""
    return [int(row[0]) for row in read.execute(_MEMBERS, (entity_id,))]


def rarer_first(
    read: sqlite3.Connection, one: Sequence[int], other: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the members of two entities, those in fewer articles first: to walk through these."""
    few, many = (
        read.execute(_ARTICLES, (json.dumps(members),)).fetchone()[0] for members in (one, other)
    )
    return (one, other) if few <= many else (other, one)


def mentions_among(read: sqlite3.Connection, members: Sequence[int], among: Among) -> int:
    """Return how many mentions there are in articles that would be walked through."""
    where, values = _conditions(among)
    query = f"""SELECT coalesce(sum(x.mentions), 0) FROM article_entities x
        WHERE x.entity_id IN (SELECT value FROM json_each(?)) {where}"""
    return int(read.execute(query, (json.dumps(members), *values)).fetchone()[0])


def walk(
    read: sqlite3.Connection,
    members: Sequence[int],
    limit: int = -1,
    *,
    past: tuple[str, int] | None = None,
    among: Among = ALL,
    oldest_first: bool = False,
) -> list[Step]:
    """Return articles that mention any of some entities, each once, by default newest first.

    ``past`` is a date and an id to begin behind; a ``limit`` of -1 is none.
    """
    where, values = _conditions(among)
    order, compare = ("ASC", ">") if oldest_first else ("DESC", "<")
    if past is not None:
        where += f" AND (x.dated, x.article_id) {compare} (?, ?)"
        values += past
    query = f"""SELECT x.dated, x.article_id, x.mentions FROM article_entities x
        WHERE x.entity_id = ? {where} ORDER BY x.dated {order}, x.article_id {order} LIMIT ?"""
    ranges = [read.execute(query, (id_, *values, limit)).fetchall() for id_ in members]
    if len(ranges) == 1:
        return list(map(Step._make, ranges[0]))
    found = _merged(ranges, reverse=not oldest_first)
    return list(found if limit < 0 else islice(found, limit))


def _merged(ranges: Sequence[list[tuple[str, int, int]]], *, reverse: bool) -> Iterator[Step]:
    rows = merge(*ranges, key=itemgetter(0, 1), reverse=reverse)
    for (dated, article_id), same in groupby(rows, key=itemgetter(0, 1)):
        yield Step(dated, article_id, sum(row[2] for row in same))


def _conditions(among: Among) -> tuple[str, list[str | int]]:
    where, values = "", list[str | int]()
    if among.after:
        where += " AND x.dated >= ?"
        values.append(among.after)
    if among.before:
        # Behind every moment of the day, month or year.
        where += " AND x.dated > '' AND x.dated < ?"
        values.append(f"{among.before}~")
    if among.source:
        where += " AND x.article_id IN (SELECT id FROM articles WHERE publication = ?)"
        values.append(among.source)
    if among.beside is not None:
        listed = ", ".join(map(str, map(int, among.beside)))
        where += f""" AND EXISTS (SELECT 1 FROM article_entities y WHERE y.entity_id IN ({listed})
            AND y.dated = x.dated AND y.article_id = x.article_id)"""
    return where, values
