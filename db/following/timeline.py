"""When an entity was written about: articles by day, month or year."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from db.articles import ROW, article_row
from db.connections import Connections
from db.following.answers import Bar, Unit
from db.following.walk import Among, member_ids, walk
from db.rows import ArticleRow

# Spans that are shown by day, and by month; longer ones are by year.
DAYS, MONTHS = 62, 120
_NONE = Bar("", 0, 0)
_LENGTHS = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}


class Timeline:
    """Queries over when articles mention an entity."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def bars(self, entity_id: int, unit: Unit | None = None) -> list[Bar]:
        """Return the stretches in which articles mention an entity, in order, the undated last.

        Those without any are left out. Without a unit it is the day where the span is up to
        ``DAYS``, the month up to ``MONTHS``, else the year.
        """
        read = self._connections.read()
        members = member_ids(read, entity_id)
        wanted = unit or _fitting(read, members)
        counted = _by_day(read, members) if wanted is Unit.DAY else _by_month(read, members)
        bars = dict[str, Bar]()
        for period, articles, mentions in counted:
            key = period[: _LENGTHS[wanted]]
            before = bars.get(key, _NONE)
            bars[key] = Bar(key, before.articles + articles, before.mentions + mentions)
        return sorted(bars.values(), key=lambda bar: (not bar.period, bar.period))

    def heads(self, entity_id: int, period: str, limit: int) -> list[ArticleRow]:
        """Return articles of a stretch as a bar names it, those with most mentions first.

        Of those with as many the newest comes first.
        """
        read = self._connections.read()
        query = f"""SELECT {ROW} FROM (SELECT article_id, sum(mentions) AS n, dated
                FROM article_entities WHERE entity_id IN (SELECT value FROM json_each(:members))
                AND dated >= :first AND dated < :end GROUP BY article_id
                ORDER BY n DESC, dated DESC, article_id DESC LIMIT :limit) most
            JOIN articles a ON a.id = most.article_id
            ORDER BY most.n DESC, a.dated DESC, a.id DESC"""
        values = {
            "members": json.dumps(member_ids(read, entity_id)),
            "first": period,
            "end": f"{period}~" if period else " ",
            "limit": limit,
        }
        return [article_row(row) for row in read.execute(query, values)]

    def peak(self, bars: Sequence[Bar]) -> Bar | None:
        """Return the stretch with the most articles, the latest of several; None for none."""
        dated = [bar for bar in bars if bar.period]
        return max(dated, key=lambda bar: (bar.articles, bar.period), default=None)


def _by_day(read: sqlite3.Connection, members: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield days with articles and mentions."""
    if len(members) == 1:
        # From day to day in the index is faster than to sort by day what is in it.
        for day, both in read.execute(_DAY_BY_DAY, (members[0],)):
            yield day, both >> _SHIFT, both & ((1 << _SHIFT) - 1)
    else:
        yield from read.execute(_PER_DAY, (json.dumps(members),))


def _by_month(read: sqlite3.Connection, members: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield months with articles and mentions, several times where several entities are one."""
    ranked = list[int]()
    for member, month, articles, mentions in read.execute(_PER_MONTH, (json.dumps(members),)):
        ranked += [member] if member not in ranked else []
        yield month, articles, mentions
    # An article that mentions several of them was counted for each.
    for place, member in enumerate(ranked[1:], 1):
        for step in walk(read, [member], among=Among(beside=ranked[:place])):
            yield step.dated[:7], -1, 0


def _fitting(read: sqlite3.Connection, members: Sequence[int]) -> Unit:
    first, last = read.execute(_SPAN, (json.dumps(members),)).fetchone()
    if first is None or (_day(last) - _day(first)).days < DAYS:
        return Unit.DAY
    months = (int(last[:4]) - int(first[:4])) * 12 + _day(last).month - _day(first).month
    return Unit.MONTH if months < MONTHS else Unit.YEAR


def _day(dated: str) -> date:
    """Return the day of a sort key; the first where it names only a month or a year."""
    return date.fromisoformat(dated[:10] + "0000-01-01"[len(dated[:10]) :])


_SPAN = """SELECT min(first), max(last) FROM entities
    WHERE id IN (SELECT value FROM json_each(?))"""
# What is mentioned in fewer articles comes later, to be looked up among what comes before.
_PER_MONTH = """SELECT m.entity_id, m.month, m.articles, m.mentions FROM entity_months m
    JOIN (SELECT entity_id, sum(articles) AS n FROM entity_months
        WHERE entity_id IN (SELECT value FROM json_each(?)) GROUP BY entity_id) k
    ON k.entity_id = m.entity_id ORDER BY k.n DESC, m.entity_id"""
_PER_DAY = """SELECT substr(dated, 1, 10) AS day, count(DISTINCT article_id), sum(mentions)
    FROM article_entities WHERE entity_id IN (SELECT value FROM json_each(?)) GROUP BY day"""
# What is dated by a month or a year alone ends before the first day of it.
_LAST = "CASE WHEN length(day) < 10 THEN day ELSE day || '~' END"
# Two counts in one number, so that the index is gone through once.
_SHIFT = 32
_DAY_BY_DAY = f"""WITH RECURSIVE days(day) AS (
        SELECT substr(min(dated), 1, 10) FROM article_entities WHERE entity_id = ?1
        UNION ALL SELECT (SELECT substr(min(dated), 1, 10) FROM article_entities
            WHERE entity_id = ?1 AND dated > {_LAST}) FROM days WHERE day IS NOT NULL)
    SELECT day, (SELECT count(*) << {_SHIFT} | sum(mentions) FROM article_entities
        WHERE entity_id = ?1 AND dated >= day AND dated <= {_LAST})
    FROM days WHERE day IS NOT NULL"""
