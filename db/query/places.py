"""Where in articles is what a query asks for."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence

from db.query.names import entity_ids
from db.query.snippets import Span, merged
from db.query.tree import Labelled, Mentions, Node, Words
from db.query.words import Leaf, any_of, leaves

_OPEN, _CLOSE = "\ue000", "\ue001"


def spans_of(
    read: sqlite3.Connection, tree: Node, ids: Sequence[int]
) -> Mapping[int, tuple[Span, ...]]:
    """Return the spans of the texts of some articles in which a query finds something.

    Labels count only where nothing else is asked for that stands in a text: of a kind there is
    very much.

    Raises:
        QueryError: nothing goes by a name in it.
    """
    if not ids:
        return {}
    wanted, found = list(leaves(tree)), dict[int, list[Span]]()
    words = [leaf for leaf in wanted if isinstance(leaf, Words)]
    if words:
        marks = (_OPEN, _CLOSE) * 2
        values = (*marks, any_of(words), json.dumps(ids), min(ids), max(ids))
        marked = _MARKED_ALONG if any(leaf.open for leaf in words) else _MARKED
        for id_, title, text, head, plain in read.execute(marked, values):
            found[id_] = _marked(text, plain)
            if plain.startswith(head):
                found[id_] += _marked(title, head)
    for id_, start, end in _mentioned(read, wanted, ids):
        found.setdefault(id_, []).append((start, end))
    return {id_: merged(spans) for id_, spans in found.items()}


def _mentioned(
    read: sqlite3.Connection, wanted: Sequence[Leaf], ids: Sequence[int]
) -> Sequence[tuple[int, int, int]]:
    """Return the mentions that are asked for: article, start and end."""
    names = [leaf for leaf in wanted if isinstance(leaf, Mentions)]
    if names:
        members = [id_ for name in names for id_ in entity_ids(read, name)]
        return read.execute(_OF_ENTITIES, (json.dumps(ids), json.dumps(members))).fetchall()
    labels = [label for leaf in wanted if isinstance(leaf, Labelled) for label in leaf.labels]
    if any(isinstance(leaf, Words) for leaf in wanted) or not labels:
        return ()
    return read.execute(_OF_LABELS, (json.dumps(ids), json.dumps(labels))).fetchall()


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


_MARKED = """SELECT a.id, highlight(articles_fts, 0, ?1, ?2), highlight(articles_fts, 1, ?3, ?4),
    a.title, a.text FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid
    WHERE articles_fts MATCH ?5 AND articles_fts.rowid IN (SELECT value FROM json_each(?6))
    AND articles_fts.rowid BETWEEN ?7 AND ?8"""
# All in one go through the index, from the first of the articles to the last: asked for each by
# itself, the index would put together the words of a beginning each time.
_MARKED_ALONG = _MARKED.replace("AND articles_fts.rowid IN", "AND +articles_fts.rowid IN")
_OF_ENTITIES = """SELECT article_id, start, "end" FROM mentions
    WHERE article_id IN (SELECT value FROM json_each(?1))
    AND entity_id IN (SELECT value FROM json_each(?2))"""
_OF_LABELS = """SELECT m.article_id, m.start, m."end" FROM mentions m
    JOIN entities e ON e.id = m.entity_id JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE m.article_id IN (SELECT value FROM json_each(?1)) AND NOT h.hidden
    AND h.label IN (SELECT value FROM json_each(?2))"""
