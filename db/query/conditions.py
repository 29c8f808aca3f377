"""A query as a condition in SQL on articles; all that a reader typed is in its values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt

from db.query.names import entity_ids, publications
from db.query.tree import (
    Before,
    Either,
    Every,
    From,
    Is,
    Labelled,
    Mentions,
    Node,
    Not,
    Since,
    State,
    Words,
)
from db.query.words import expression

# The set of articles with a label takes longer to make than asking each when it holds most of them.
MOST_ROWS = 50_000
# To sort one of those that answer takes as long as to go through so many dates.
DATES = 16
# Where few articles are wanted of very many that answer, each is asked for by itself, the newest
# first, until there are enough: a set of them all takes longer to make. For words that is so where
# as many as ``MOST_ASKED`` have to be asked, for names, which are cheaper to ask for, where up to
# ``FEW_NAMED`` are wanted.
MOST_ASKED, FEW_NAMED, OFTEN_NAMED = 700, 2_000, 5_000
# Articles that have to hold a word before it is told whether most do.
COMMON = 5_000
UNREAD = "a.id IN (SELECT id FROM articles WHERE read_at IS NULL)"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row ``a`` of articles, with the values of its question marks.

    ``most`` is how many articles answer at most, where these are known to be few.
    """

    sql: str
    values: tuple[str, ...] = ()
    most: int | None = None


def condition(node: Node, read: sqlite3.Connection, limit: int = -1) -> Condition:
    """Translate a query; names in it are looked up in the library.

    What is looked for is a set that SQLite makes once, so that articles can be gone through in
    the order of their dates, or is asked of each article, where the ``limit`` of how many are
    wanted is low and many answer; -1 is none.

    Raises:
        QueryError: nothing goes by a name in it.
    """
    match node:
        case Words():
            return _searched(expression(node) or "", read, limit)
        case Every(parts):
            return _joined(" AND ", _grouped(parts, Every), read, limit)
        case Either(parts):
            return _joined(" OR ", _grouped(parts, Either), read, limit)
        case Not(part):
            found = condition(part, read, limit)
            return Condition(f"NOT {found.sql}", found.values)
        case Mentions():
            return _mentioned(json.dumps(entity_ids(read, node)), read, limit)
        case Labelled(labels):
            listed = json.dumps(labels)
            rows = read.execute(_ROWS_OF_LABELS, (listed,)).fetchone()[0]
            return Condition(_LABELLED if rows <= MOST_ROWS else _LABELLED_EACH, (listed,))
        case From():
            return Condition(_PUBLISHED, (json.dumps(publications(read, node)),))
        case Since(period):
            return Condition("a.dated >= ?", (period,))
        case Before(period):
            return Condition("(a.dated > '' AND a.dated < ?)", (period,))
        case State(what):
            return Condition(_STATES[what])


def _joined(
    word: str, parts: tuple[Sequence[Node], Node | None], read: sqlite3.Connection, limit: int
) -> Condition:
    rest, together = parts
    found = [] if together is None else [_searched(expression(together) or "", read, limit)]
    found += [condition(part, read, limit) for part in rest]
    # What rules out most comes first, and what is looked at article by article last.
    found.sort(key=lambda part: _COSTS.get(part.sql, 0))
    sql = word.join(part.sql for part in found)
    values = tuple(value for part in found for value in part.values)
    few = [part.most for part in found if part.most is not None]
    if word == " AND ":
        return Condition(f"({sql})", values, min(few, default=None))
    return Condition(f"({sql})", values, sum(few) if len(few) == len(found) else None)


def _grouped(
    parts: Iterable[Node], kind: type[Every] | type[Either]
) -> tuple[Sequence[Node], Node | None]:
    """Part what the full-text index can answer, in one go, from the rest."""
    ours, rest = list[Node](), list[Node]()
    for part in parts:
        inner = part.part if isinstance(part, Not) and kind is Every else part
        (rest if expression(inner) is None else ours).append(part)
    together = kind(tuple(ours))
    if ours and expression(together) is not None:
        return rest, together
    return [*rest, *ours], None


def is_in_most(words: Words, read: sqlite3.Connection) -> bool:
    """Whether very many articles, and more than half of all, hold some words that are not open."""
    half = max(COMMON, _articles(read) // 2 + 1)
    return not words.open and _hits(read, expression(words) or "", half) == half


def _articles(read: sqlite3.Connection) -> int:
    return int(read.execute(_ARTICLES).fetchone()[0])


def _hits(read: sqlite3.Connection, asked: str, most: int) -> int:
    return int(read.execute(_HITS, (asked, most)).fetchone()[0])


def _searched(asked: str, read: sqlite3.Connection, limit: int) -> Condition:
    # A beginning is put together anew each time that the index is asked.
    if '"*' in asked:
        return Condition(_SEARCHED, (asked,))
    # Of all articles there have to be so many that enough are among the first that are asked.
    few, many = _few(read, limit), max(1, limit * _articles(read) // MOST_ASKED)
    hits = _hits(read, asked, max(few, many))
    if hits < few:
        return Condition(_SEARCHED, (asked,), hits)
    return Condition(_SEARCHED_EACH if limit >= 0 and hits >= many else _SEARCHED, (asked,))


def _mentioned(ids: str, read: sqlite3.Connection, limit: int) -> Condition:
    articles = int(read.execute(_ARTICLES_OF, (ids,)).fetchone()[0])
    if articles < _few(read, limit):
        return Condition(_MENTIONED, (ids,), articles)
    each = 0 <= limit <= FEW_NAMED and articles >= OFTEN_NAMED
    return Condition(_MENTIONED_EACH if each else _MENTIONED, (ids,))


def _few(read: sqlite3.Connection, limit: int) -> int:
    """Return of how many that answer the newest are found sooner by sorting than by dates.

    As many dates are gone through as there are articles for each that answers, and that as often
    as answers are wanted; without a ``limit`` all are gone through.
    """
    articles = _articles(read)
    return articles // DATES if limit < 0 else isqrt(limit * articles // DATES)


_SEARCHED = "a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
_SEARCHED_EACH = """EXISTS (SELECT 1 FROM articles_fts
    WHERE articles_fts MATCH ? AND articles_fts.rowid = a.id)"""
# About how many articles there are: those that were forgotten count as well.
_ARTICLES = "SELECT coalesce(max(id), 0) FROM articles"
_HITS = """SELECT count(*) FROM (SELECT 1 FROM articles_fts
    WHERE articles_fts MATCH ? LIMIT ?)"""
_ARTICLES_OF = """SELECT coalesce(sum(articles), 0) FROM entities
    WHERE id IN (SELECT value FROM json_each(?))"""
_MENTIONED_EACH = """EXISTS (SELECT 1 FROM json_each(?) j CROSS JOIN article_entities x
    WHERE x.entity_id = j.value AND x.dated = a.dated AND x.article_id = a.id)"""
_MENTIONED = """a.id IN (SELECT article_id FROM article_entities
    WHERE entity_id IN (SELECT value FROM json_each(?)))"""
_OF_LABELS = """FROM entities e JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE NOT h.hidden AND h.label IN (SELECT value FROM json_each(?))"""
_ROWS_OF_LABELS = f"SELECT coalesce(sum(e.articles), 0) {_OF_LABELS}"
_LABELLED = f"""a.id IN (SELECT article_id FROM article_entities
    WHERE entity_id IN (SELECT e.id {_OF_LABELS}))"""
_LABELLED_EACH = """EXISTS (SELECT 1 FROM article_entities x JOIN entities e ON e.id = x.entity_id
    JOIN entities h ON h.id = coalesce(e.head, e.id) WHERE x.article_id = a.id
    AND NOT h.hidden AND h.label IN (SELECT value FROM json_each(?)))"""
_COSTS = {_SEARCHED: 1, _MENTIONED_EACH: 2, _LABELLED_EACH: 3, _SEARCHED_EACH: 4}
_PUBLISHED = """a.id IN (SELECT id FROM articles
    WHERE publication IN (SELECT value FROM json_each(?)))"""
_STATES = {
    Is.UNREAD: UNREAD,
    Is.READ: f"NOT {UNREAD}",
    Is.STARRED: "a.id IN (SELECT id FROM articles WHERE starred)",
}
