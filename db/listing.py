"""Lists of articles in other orders than by date, with only some of them, or under headings.

The ids of a list are found once and stay as they are until it is made anew, so that an article
that was read just now does not vanish from among the unread while the reader goes through them.
Its rows are fetched by pages.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from db.articles import UNTOLD, Articles
from db.connections import Connections
from db.entities import members_of
from db.fold import fold
from db.rows import ArticleRow, Heading
from db.views import Group, Sort, View

_SOURCE = "coalesce(nullif(a.publication, ''), nullif(a.byline, ''), '')"
_DAY = "substr(a.dated, 1, 10)"
_ORDERS = {
    Sort.NEWEST: "a.dated DESC, a.id DESC",
    Sort.OLDEST: "a.dated = '', a.dated, a.id",
    Sort.SOURCE: f"{_SOURCE} = '', {_SOURCE} COLLATE NOCASE, a.dated DESC, a.id DESC",
    Sort.UNREAD: "a.read_at IS NOT NULL, a.dated DESC, a.id DESC",
    Sort.TITLE: "a.title COLLATE NOCASE, a.id",
}
_KEYS = {Group.DAY: _DAY, Group.SOURCE: _SOURCE}
_ON_SHELF = """EXISTS (SELECT 1 FROM shelf_articles s
    WHERE s.shelf_id = ? AND s.dated = a.dated AND s.article_id = a.id)"""
LOOK_AHEAD = 500
# The heading of what has no copies, where these stand together.
ALONE = "Without copies"


@dataclass(frozen=True)
class Listed:
    """The articles of a view in their order; a heading is a negative number."""

    places: array[int]
    headings: tuple[Heading, ...] = ()

    def __len__(self) -> int:
        """How many rows there are, headings among them."""
        return len(self.places)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self.places) - len(self.headings)

    @property
    def reports(self) -> int:
        """How many reports the articles are, copies counted once, where these stand together."""
        copies = [heading.articles for heading in self.headings if heading.is_report]
        return self.articles - sum(copies) + len(copies)

    @property
    def ids(self) -> tuple[int, ...]:
        """The articles without the headings."""
        return tuple(id_ for id_ in self.places if id_ > 0)

    @cached_property
    def _index(self) -> dict[int, int]:
        return {id_: place for place, id_ in enumerate(self.places)}

    def index_of(self, article_id: int) -> int | None:
        """Return the place of an article, or None if it isn't there."""
        return self._index.get(article_id)


class Listing:
    """Queries that make lists of articles and fetch their rows."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, ids: Sequence[int]) -> Listed:
        """Return articles of some ids in their order."""
        return Listed(array("q", ids))

    def make(
        self,
        view: View,
        shelf: int | None = None,
        keep: int | None = None,
        among: Sequence[int] | None = None,
    ) -> Listed:
        """Return the articles of a view, of one shelf or among others if given.

        Where it leaves articles out, ``keep`` stays in any case.
        """
        read = self._connections.read()
        where, values = _conditions(read, view)
        if keep is not None and view.is_filtered:
            where, values = f"({where}) OR a.id = ?", [*values, keep]
        if shelf is not None:
            where, values = f"({where}) AND {_ON_SHELF}", [*values, shelf]
        if among is not None:
            where = f"({where}) AND a.id IN (SELECT value FROM json_each(?))"
            values = [*values, json.dumps(list(among))]
        order, key = _ORDERS[view.sort], _KEYS.get(view.group)
        if key is not None:
            order = f"{_group_order(view)}, {order}"
        query = f"SELECT a.id, {key or 0} FROM articles a WHERE {where} ORDER BY {order}"
        rows = read.execute(query, values)
        if key is not None:
            return _grouped(rows)
        ids = array("q", (row[0] for row in rows))
        return _by_report(read, ids) if view.group is Group.REPORT else Listed(ids)

    def page(self, listed: Listed, offset: int, limit: int) -> list[ArticleRow | Heading]:
        """Return rows of a list; those of articles that are gone since are left out."""
        places = listed.places[offset : offset + limit]
        articles = Articles(self._connections).rows([id_ for id_ in places if id_ > 0])
        found = {row.id: row for row in articles}
        rows = [listed.headings[-id_ - 1] if id_ < 0 else found.get(id_) for id_ in places]
        return [row for row in rows if row is not None]

    def next_unread(self, listed: Listed, place: int, step: int) -> int | None:
        """Return the place of the next unread article after one; ``step`` is 1 or -1.

        One of which a copy has been read is passed over.
        """
        read = self._connections.read()
        query = f"""SELECT a.id FROM articles a
            WHERE {UNTOLD} AND a.id IN (SELECT value FROM json_each(?))"""
        ids = listed.places[place + 1 :] if step > 0 else listed.places[:place][::-1]
        for start in range(0, len(ids), LOOK_AHEAD):
            some = list(ids[start : start + LOOK_AHEAD])
            unread = {row[0] for row in read.execute(query, (json.dumps(some),))}
            found = next((id_ for id_ in some if id_ in unread), None)
            if found is not None:
                return listed.index_of(found)
        return None


def _group_order(view: View) -> str:
    if view.group is Group.SOURCE:
        return f"{_SOURCE} = '', {_SOURCE} COLLATE NOCASE"
    return f"{_DAY} = '', {_DAY}" if view.sort is Sort.OLDEST else f"{_DAY} DESC"


def _grouped(rows: Iterable[Sequence[object]]) -> Listed:
    places, headings = array("q"), list[Heading]()
    # Sources that differ only in case are one, as they are to the order.
    for _, members in groupby(rows, key=lambda row: str(row[1]).casefold()):
        group = list(members)
        headings.append(Heading(str(group[0][1]), len(group)))
        places.append(-len(headings))
        places.extend(int(str(row[0])) for row in group)
    return Listed(places, tuple(headings))


def _by_report(read: sqlite3.Connection, ids: Sequence[int]) -> Listed:
    """Put copies of one report together, in the order of their first, and after them the others.

    What has no copy in the list is among these.
    """
    # A list that is not grouped so is made without what follows a story.
    from db.following.copies import reports_of

    report_of = reports_of(read)
    reports = dict[int, list[int]]()
    for id_ in ids:
        reports.setdefault(report_of.get(id_, id_), []).append(id_)
    copied = {report: members for report, members in reports.items() if len(members) > 1}
    alone = [members[0] for members in reports.values() if len(members) == 1]
    query = "SELECT id, title FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    titles = dict[int, str](read.execute(query, (json.dumps(list(copied)),)).fetchall())
    places, headings = array("q"), list[Heading]()
    for report, members in copied.items():
        headings.append(Heading(titles.get(report, ""), len(members), is_report=True))
        places.extend((-len(headings), *members))
    if alone:
        headings.append(Heading(ALONE, len(alone)))
        places.extend((-len(headings), *alone))
    return Listed(places, tuple(headings))


def _conditions(read: sqlite3.Connection, view: View) -> tuple[str, list[str | int]]:
    where, values = ["1"], list[str | int]()
    if view.entity_id is not None:
        where.append(
            "a.id IN (SELECT article_id FROM article_entities"
            f" WHERE entity_id {members_of(read, view.entity_id)})"
        )
    if view.starred:
        where.append("a.starred")
    if view.unread:
        where.append("a.read_at IS NULL")
    for date in view.dates:
        where.append("substr(a.dated, 1, ?) = ?")
        values += [len(date), date]
    for column, wanted in (("a.title || ' ' || " + _SOURCE, view.words), (_SOURCE, view.sources)):
        for word in wanted:
            where.append(f"instr(fold({column}), ?) > 0")
            values.append(fold(word))
    return " AND ".join(where), values
