"""When an entity was written about: articles by day, month or year."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from db.articles import ROW, article_row
from db.connections import Connections
from db.following.answers import Bar, Unit
from db.following.walk import member_ids
from db.rows import ArticleRow

# Spans that are shown by day, and by month; longer ones are by year.
DAYS, MONTHS = 62, 120
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
        # An article that mentions two which are one is counted in a month of each.
        by_month = len(members) == 1 and wanted is not Unit.DAY
        query = _FROM_MONTHS if by_month else _FROM_ARTICLES
        values = {"members": json.dumps(members), "length": _LENGTHS[wanted]}
        bars = [Bar(*row) for row in read.execute(query, values)]
        return sorted(bars, key=lambda bar: (not bar.period, bar.period))

    def heads(self, entity_id: int, period: str, limit: int) -> list[ArticleRow]:
        """Return articles of a stretch as a bar names it, those with most mentions first.

        Of those with as many the newest comes first.
        """
        read = self._connections.read()
        query = f"""SELECT {ROW} FROM (SELECT article_id, sum(mentions) AS n, dated
                FROM article_entities WHERE entity_id IN (SELECT value FROM json_each(:members))
                AND dated >= :first AND dated < :end GROUP BY article_id
                ORDER BY n DESC, dated DESC, article_id DESC LIMIT :limit) x
            JOIN articles a ON a.id = x.article_id ORDER BY x.n DESC, a.dated DESC, a.id DESC"""
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
_FROM_MONTHS = """SELECT substr(month, 1, :length) AS period, sum(articles), sum(mentions)
    FROM entity_months WHERE entity_id IN (SELECT value FROM json_each(:members))
    GROUP BY period"""
_FROM_ARTICLES = """SELECT substr(dated, 1, :length) AS period, count(DISTINCT article_id),
    sum(mentions) FROM article_entities
    WHERE entity_id IN (SELECT value FROM json_each(:members)) GROUP BY period"""
