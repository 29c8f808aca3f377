"""Searching the library: which articles answer a query, and where in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from db.articles import PLACE, ROW, article_row
from db.connections import Connections
from db.query.conditions import UNREAD, Condition, condition, is_in_most
from db.query.parser import parse
from db.query.places import spans_of
from db.query.snippets import Span, snippet
from db.query.tree import Node, Words
from db.query.words import any_of, leaves
from db.records import BlockKind
from db.rows import ArticleRow

# More are neither counted nor ranked while somebody types.
MOST = 1_000
# By date in the index, whatever the planner thinks of the condition: a common word would have all
# of its articles sorted. What few answer is sorted.
_MANY = "FROM articles a INDEXED BY idx_articles_dated_id WHERE"
_FEW = "FROM articles a NOT INDEXED WHERE"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a search, with a snippet; ``marks`` are spans of the snippet."""

    article: ArticleRow
    path: str
    snippet: str
    marks: tuple[Span, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the articles that answer a query; ``more`` when there are others."""

    ids: tuple[int, ...]
    more: bool = False


class Search:
    """Queries in the language of ``db.query``; case and diacritics don't matter.

    Every method raises QueryError for a query that can't be understood.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def found(self, query: str, *, best: bool = False, limit: int = MOST) -> Found:
        """Return which articles answer a query, the newest first, or the best of the newest.

        With ``best``, as many as ``MOST`` of the newest are ranked, at most ``limit``; else a
        ``limit`` of -1 is none.
        """
        if best:
            limit = min(limit, MOST) if limit >= 0 else MOST
        tree = parse(query)
        ids = self._newest(tree, limit + 1 if limit >= 0 else -1)
        more = 0 <= limit < len(ids)
        ids = ids[:limit] if more else ids
        return Found(tuple(self._ranked(tree, ids) if best else ids), more)

    def find(
        self, query: str, limit: int = 50, offset: int = 0, *, best: bool = False
    ) -> list[Hit]:
        """Return articles that answer a query, with snippets; a ``limit`` of -1 is none."""
        last = offset + limit if limit >= 0 else -1
        ids = self.found(query, best=best, limit=last).ids
        return self.hits(query, ids[offset:])

    def hits(self, query: str, ids: Sequence[int]) -> list[Hit]:
        """Return some of the articles that answer a query, with snippets, in their order."""
        rows = f"""SELECT {ROW}, {PLACE}, a.text, a.blocks FROM articles a
            WHERE a.id IN (SELECT value FROM json_each(?))"""
        spans = spans_of(self._connections.read(), parse(query), ids)
        found = {
            row[0]: _hit(row, spans.get(row[0], ()))
            for row in self._connections.read().execute(rows, (json.dumps(ids),))
        }
        return [found[id_] for id_ in ids if id_ in found]

    def spans(self, query: str, article_id: int) -> tuple[Span, ...]:
        """Return where in an article is what a query asks for."""
        found = spans_of(self._connections.read(), parse(query), (article_id,))
        return found.get(article_id, ())

    def count(self, query: str) -> tuple[int, int]:
        """Return how many articles answer a query, and how many of them are unread."""
        read = self._connections.read()
        asked = condition(parse(query), read)
        counts = f"SELECT count(*), coalesce(sum({UNREAD}), 0) {_from(asked)} {asked.sql}"
        articles, unread = read.execute(counts, asked.values).fetchone()
        return articles, unread

    def _newest(self, tree: Node, limit: int) -> list[int]:
        read = self._connections.read()
        asked = condition(tree, read, limit)
        ids = f"SELECT a.id {_from(asked)} {asked.sql} ORDER BY a.dated DESC, a.id DESC LIMIT ?"
        return [row[0] for row in read.execute(ids, (*asked.values, limit))]

    def _ranked(self, tree: Node, ids: Sequence[int]) -> list[int]:
        """Return articles in the order of how well they answer; those without words come last.

        BM25 gives no weight to a word that most articles hold.
        """
        read = self._connections.read()
        words = [leaf for leaf in leaves(tree) if isinstance(leaf, Words)]
        words = [leaf for leaf in words if not is_in_most(leaf, read)]
        if not words:
            return list(ids)
        values = (any_of(words), json.dumps(ids))
        weights = dict(read.execute(_WEIGHTS, values).fetchall())
        return sorted(ids, key=lambda id_: weights.get(id_, 0.0))


_WEIGHTS = """SELECT rowid, bm25(articles_fts, 2.0, 1.0) FROM articles_fts
    WHERE articles_fts MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"""


def _from(asked: Condition) -> str:
    return _MANY if asked.most is None else _FEW


def _hit(values: Sequence[object], spans: Iterable[Span]) -> Hit:
    path, text, blocks = values[10:]
    first = next(iter(json.loads(str(blocks))), None)
    body = first[2] if first is not None and first[0] == BlockKind.HEADLINE else 0
    shown, marks = snippet(str(text), tuple(spans), body)
    return Hit(article_row(values[:10]), str(path or ""), shown, marks)
