"""Mentions of an entity, by one of its forms or labels, with their sentences."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from db.entities import MENTION, MentionRow, members_of, mention_row

# So many of the newest articles are looked through for a form or a label.
ARTICLES = 5_000
SHOWN = 3


def labelled(read: sqlite3.Connection, entity_id: int, label: str, limit: int) -> list[MentionRow]:
    """Return the newest mentions of an entity that have a label."""
    return _mentions(read, entity_id, "", "m.label = :label", {"label": label, "limit": limit})


def spelt(read: sqlite3.Connection, entity_id: int, form: str, limit: int) -> list[MentionRow]:
    """Return the newest mentions of an entity that are of a form, in whatever case."""
    members = members_of(read, entity_id)
    query = f"SELECT DISTINCT surface FROM aliases WHERE folded = fold(?) AND entity_id {members}"
    surfaces = [row[0] for row in read.execute(query, (form,))]
    # Of which articles hold the form at all, the index of words knows.
    values = {
        "phrases": " OR ".join(map(_phrase, surfaces)) or '""',
        "surfaces": json.dumps(surfaces),
        "limit": limit,
    }
    return _mentions(read, entity_id, _HOLDING, _SPELT, values)


def newest(rows: Iterable[MentionRow]) -> list[MentionRow]:
    """Return the few mentions that are shown: different sentences, if there are so many."""
    first, more, shown = list[MentionRow](), list[MentionRow](), set[str | int]()
    for row in rows:
        (more if {row.article.id, row.snippet} & shown else first).append(row)
        shown |= {row.article.id, row.snippet}
    return (first + more)[:SHOWN]


def _mentions(
    read: sqlite3.Connection, entity_id: int, articles: str, which: str, values: dict[str, object]
) -> list[MentionRow]:
    query = f"""SELECT {MENTION} FROM (SELECT * FROM article_entities
            WHERE entity_id {members_of(read, entity_id)} {articles}
            ORDER BY dated DESC, article_id DESC LIMIT {ARTICLES}) x
        CROSS JOIN mentions m ON m.article_id = x.article_id AND m.entity_id = x.entity_id
        CROSS JOIN articles a ON a.id = x.article_id
        WHERE {which} ORDER BY x.dated DESC, x.article_id DESC, m.start LIMIT :limit"""
    return [mention_row(row) for row in read.execute(query, values)]


def _phrase(surface: str) -> str:
    return '"' + surface.replace('"', '""').replace("\0", " ") + '"'


_HOLDING = """AND article_id IN
    (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :phrases)"""
_SPELT = """substr(a.text, m.start + 1, m."end" - m.start)
    IN (SELECT value FROM json_each(:surfaces))"""
