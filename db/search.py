"""Searching the library: which articles answer a query, and where in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.articles import PLACE, ROW, article_row
from db.connections import Connections
from db.query.conditions import UNREAD, condition
from db.query.names import entity_ids
from db.query.parser import parse
from db.query.snippets import Span, merged, snippet
from db.query.tree import Labelled, Mentions, Node, Words
from db.query.words import any_of, leaves
from db.records import BlockKind
from db.rows import ArticleRow

# More are neither counted nor ranked while somebody types.
MOST = 1_000
_OPEN, _CLOSE = "\ue000", "\ue001"
# By date in the index, whatever the planner thinks of the condition: a common word would have all
# of its articles sorted.
_NEWEST = "FROM articles a INDEXED BY idx_articles_dated_id WHERE"


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
        spans = self._spans(parse(query), ids)
        found = {
            row[0]: _hit(row, spans.get(row[0], ()))
            for row in self._connections.read().execute(rows, (json.dumps(ids),))
        }
        return [found[id_] for id_ in ids if id_ in found]

    def spans(self, query: str, article_id: int) -> tuple[Span, ...]:
        """Return where in an article is what a query asks for."""
        return self._spans(parse(query), (article_id,)).get(article_id, ())

    def count(self, query: str) -> tuple[int, int]:
        """Return how many articles answer a query, and how many of them are unread."""
        read = self._connections.read()
        asked = condition(parse(query), read)
        counts = f"SELECT count(*), coalesce(sum({UNREAD}), 0) {_NEWEST} {asked.sql}"
        articles, unread = read.execute(counts, asked.values).fetchone()
        return articles, unread

    def _newest(self, tree: Node, limit: int) -> list[int]:
        read = self._connections.read()
        asked = condition(tree, read)
        ids = f"SELECT a.id {_NEWEST} {asked.sql} ORDER BY a.dated DESC, a.id DESC LIMIT ?"
        return [row[0] for row in read.execute(ids, (*asked.values, limit))]

    def _ranked(self, tree: Node, ids: Sequence[int]) -> list[int]:
        """Return articles in the order of how well they answer; those without words come last."""
        words = [leaf for leaf in leaves(tree) if isinstance(leaf, Words)]
        if not words:
            return list(ids)
        values = (any_of(words), json.dumps(ids))
        weights = dict(self._connections.read().execute(_WEIGHTS, values).fetchall())
        return sorted(ids, key=lambda id_: weights.get(id_, 0.0))

    def _spans(self, tree: Node, ids: Sequence[int]) -> Mapping[int, tuple[Span, ...]]:
        wanted = list(leaves(tree))
        words = [leaf for leaf in wanted if isinstance(leaf, Words)]
        names = [leaf for leaf in wanted if isinstance(leaf, Mentions)]
        read, found = self._connections.read(), dict[int, list[Span]]()
        if not ids:
            return {}
        if words:
            values = (_OPEN, _CLOSE) * 2 + (any_of(words), json.dumps(ids), min(ids), max(ids))
            for id_, title, text, head, plain in read.execute(_MARKED, values):
                found[id_] = _marked(text, plain)
                if plain.startswith(head):
                    found[id_] += _marked(title, head)
        listed = json.dumps(ids)
        if names:
            members = json.dumps([id_ for name in names for id_ in entity_ids(read, name)])
            mentioned = read.execute(_OF_ENTITIES, (listed, members)).fetchall()
        elif not words:
            labels = [leaf.labels for leaf in wanted if isinstance(leaf, Labelled)]
            asked = json.dumps([label for several in labels for label in several])
            mentioned = read.execute(_OF_LABELS, (listed, asked)).fetchall()
        else:
            mentioned = []
        for id_, start, end in mentioned:
            found.setdefault(id_, []).append((start, end))
        return {id_: merged(spans) for id_, spans in found.items()}


_WEIGHTS = """SELECT rowid, bm25(articles_fts, 2.0, 1.0) FROM articles_fts
    WHERE articles_fts MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"""
# All in one go through the index, from the first of the articles to the last: asked for each by
# itself, the index would put together the words of a beginning each time.
_MARKED = """SELECT a.id, highlight(articles_fts, 0, ?, ?), highlight(articles_fts, 1, ?, ?),
    a.title, a.text FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid
    WHERE articles_fts MATCH ? AND +articles_fts.rowid IN (SELECT value FROM json_each(?))
    AND articles_fts.rowid BETWEEN ? AND ?"""
_OF_ENTITIES = """SELECT article_id, start, "end" FROM mentions
    WHERE article_id IN (SELECT value FROM json_each(?1))
    AND entity_id IN (SELECT value FROM json_each(?2))"""
_OF_LABELS = """SELECT m.article_id, m.start, m."end" FROM mentions m
    JOIN entities e ON e.id = m.entity_id JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE m.article_id IN (SELECT value FROM json_each(?1)) AND NOT h.hidden
    AND h.label IN (SELECT value FROM json_each(?2))"""


def _marked(text: str, plain: str) -> list[Span]:
    """Return the spans that the full-text index has marked in a text; ``plain`` is that text."""
    spans, pieces, at, start = list[Span](), list[str](), 0, 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", text):
        if piece == _OPEN:
            start = at
        elif piece == _CLOSE:
            spans.append((start, at))
        else:
            pieces.append(piece)
            at += len(piece)
    # A text may hold the marks itself: nothing in it can be told then.
    return spans if "".join(pieces) == plain else []


def _hit(values: Sequence[object], spans: Iterable[Span]) -> Hit:
    path, text, blocks = values[10:]
    first = next(iter(json.loads(str(blocks))), None)
    body = first[2] if first is not None and first[0] == BlockKind.HEADLINE else 0
    shown, marks = snippet(str(text), tuple(spans), body)
    return Hit(article_row(values[:10]), str(path or ""), shown, marks)
