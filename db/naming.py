"""Writing of mentions: what an article names, and every count that follows from it.

Counts, first and last dates, names and labels of entities are functions of the set of mentions,
whatever the order in which articles came: the transaction that changes mentions keeps them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.connections import Connections
from db.fold import fold


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A mention with its entity: ``key`` identifies it, ``name`` is what the article calls it."""

    start: int
    end: int
    label: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """What was found in an article: its language (ISO 639-1) and its mentions in order.

    ``hash`` is that of the content they were found in.
    """

    article_id: int
    hash: str
    language: str
    spans: Sequence[NamedSpan]


class Naming:
    """The writer of mentions."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def store(self, stage: str, articles: Iterable[ArticleNames]) -> int:
        """Put mentions in place of what their articles had, stamped with ``stage``.

        An article that is gone, or whose content has changed since, is left as it is. All is
        written in one transaction. Returns how many mentions were stored.
        """
        stored = 0
        with self._connections.write() as write:
            for article in articles:
                found = write.execute(
                    "SELECT text, dated FROM articles WHERE id = ? AND hash = ?",
                    (article.article_id, article.hash),
                ).fetchone()
                if found is None:
                    continue
                touched = _take_back(write, article.article_id)
                touched |= _give(write, article.article_id, found[0], found[1], article.spans)
                _refresh(write, touched)
                write.execute(
                    "UPDATE articles SET stage = ?, language = ? WHERE id = ?",
                    (stage, article.language, article.article_id),
                )
                stored += len(article.spans)
        return stored


def take_back(write: sqlite3.Connection, article_id: int) -> None:
    """Remove an article's mentions and what was counted of them, in the caller's transaction."""
    _refresh(write, _take_back(write, article_id))


def redate(write: sqlite3.Connection, article_id: int, dated: str) -> None:
    """Carry a changed date of an article over to what is sorted by it."""
    for table in ("shelf_articles", "article_entities"):
        write.execute(f"UPDATE {table} SET dated = ? WHERE article_id = ?", (dated, article_id))
    query = "SELECT entity_id FROM article_entities WHERE article_id = ?"
    _refresh(write, {row[0] for row in write.execute(query, (article_id,))})


def _take_back(write: sqlite3.Connection, article_id: int) -> set[int]:
    text = write.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    rows = write.execute(
        'SELECT start, "end", label, entity_id FROM mentions WHERE article_id = ?', (article_id,)
    ).fetchall()
    surfaces = Counter((entity, text[start:end], label) for start, end, label, entity in rows)
    write.executemany(
        "UPDATE aliases SET mentions = mentions - ?"
        " WHERE entity_id = ? AND surface = ? AND label = ?",
        [(count, *key) for key, count in surfaces.items()],
    )
    names = write.execute(
        "SELECT entity_id, name FROM article_names WHERE article_id = ?", (article_id,)
    ).fetchall()
    write.executemany(
        "UPDATE entity_names SET articles = articles - 1 WHERE entity_id = ? AND name = ?", names
    )
    for table in ("mentions", "article_entities", "article_names"):
        write.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    counts = Counter(row[3] for row in rows)
    _count(write, {entity: -count for entity, count in counts.items()})
    return set(counts)


def _give(
    write: sqlite3.Connection, article_id: int, text: str, dated: str, spans: Sequence[NamedSpan]
) -> set[int]:
    ids: dict[str, int] = {}
    names: dict[int, str] = {}
    for span in spans:
        if span.key not in ids:
            ids[span.key] = _entity_id(write, span)
            names[ids[span.key]] = span.name
    write.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
        [(article_id, span.start, span.end, span.label, ids[span.key]) for span in spans],
    )
    counts = Counter(ids[span.key] for span in spans)
    write.executemany(
        "INSERT INTO article_entities VALUES (?, ?, ?, ?)",
        [(entity, dated, article_id, count) for entity, count in counts.items()],
    )
    surfaces = Counter((ids[s.key], text[s.start : s.end], s.label) for s in spans)
    write.executemany(
        "INSERT INTO aliases VALUES (?, ?, ?, ?, ?) ON CONFLICT (entity_id, surface, label)"
        " DO UPDATE SET mentions = mentions + excluded.mentions",
        [(e, surface, label, fold(surface), n) for (e, surface, label), n in surfaces.items()],
    )
    write.executemany(
        "INSERT INTO article_names VALUES (?, ?, ?)",
        [(article_id, entity, name) for entity, name in names.items()],
    )
    write.executemany(
        "INSERT INTO entity_names VALUES (?, ?, 1)"
        " ON CONFLICT (entity_id, name) DO UPDATE SET articles = articles + 1",
        list(names.items()),
    )
    _count(write, counts)
    return set(counts)


def _count(write: sqlite3.Connection, mentions: Mapping[int, int]) -> None:
    write.executemany(
        "UPDATE entities SET mentions = mentions + ?, articles = articles + ? WHERE id = ?",
        [(count, 1 if count > 0 else -1, entity) for entity, count in mentions.items()],
    )


def _entity_id(write: sqlite3.Connection, span: NamedSpan) -> int:
    found = write.execute("SELECT id FROM entities WHERE key = ?", (span.key,)).fetchone()
    if found is not None:
        return int(found[0])
    cursor = write.execute(
        "INSERT INTO entities (key, name, label) VALUES (?, ?, ?)",
        (span.key, span.name, span.label),
    )
    return int(cursor.lastrowid or 0)


def _refresh(write: sqlite3.Connection, entity_ids: set[int]) -> None:
    for table, column in (("aliases", "mentions"), ("entity_names", "articles")):
        write.executemany(
            f"DELETE FROM {table} WHERE entity_id = ? AND {column} <= 0",
            [(entity,) for entity in entity_ids],
        )
    write.executemany(
        """UPDATE entities SET
            first = (SELECT dated FROM article_entities WHERE entity_id = entities.id
                AND dated > '' ORDER BY dated LIMIT 1),
            last = (SELECT dated FROM article_entities WHERE entity_id = entities.id
                AND dated > '' ORDER BY dated DESC LIMIT 1),
            name = coalesce((SELECT name FROM entity_names WHERE entity_id = entities.id
                ORDER BY articles DESC, length(name) DESC, name LIMIT 1), name),
            label = coalesce((SELECT label FROM aliases WHERE entity_id = entities.id
                GROUP BY label ORDER BY sum(mentions) DESC, label LIMIT 1), label)
            WHERE id = ?""",
        [(entity,) for entity in entity_ids],
    )
    write.executemany(
        "DELETE FROM entities WHERE id = ? AND mentions = 0", [(entity,) for entity in entity_ids]
    )
