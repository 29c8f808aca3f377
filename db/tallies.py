"""Mentions as rows, and all that is counted from them.

Counts, first and last dates, names and labels of entities are functions of the set of mentions and
of what was decided, whatever the order in which articles came: the transaction that changes
mentions keeps them. An entity with a ``head`` is counted with that one; a head's row holds the
counts of all of them, the others' rows their own.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from db.articles import blocks_of
from db.fold import fold
from db.following.reports import redated
from db.sentences import Sentences
from db.spans import NamedSpan


def spans_of(connection: sqlite3.Connection, article_id: int) -> list[NamedSpan]:
    """Return the mentions of an article as they are stored, in order."""
    query = """SELECT m.start, m."end", m.label, e.key, coalesce(n.name, e.name) FROM mentions m
        JOIN entities e ON e.id = m.entity_id LEFT JOIN article_names n
        ON n.article_id = m.article_id AND n.entity_id = m.entity_id
        WHERE m.article_id = ? ORDER BY m.start"""
    return [NamedSpan(*row) for row in connection.execute(query, (article_id,))]


def take_back(write: sqlite3.Connection, article_id: int) -> set[int]:
    """Remove an article's mentions; return the entities that are to be refreshed."""
    text, dated = write.execute(
        "SELECT text, dated FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
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
    _count_month(write, dated, counts, -1)
    _count(write, {entity: -count for entity, count in counts.items()})
    return set(counts)


def give(write: sqlite3.Connection, article_id: int, spans: Sequence[NamedSpan]) -> set[int]:
    """Store an article's mentions; return the entities that are to be refreshed."""
    text, dated, blocks = write.execute(
        "SELECT text, dated, blocks FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    sentences = Sentences(text, blocks_of(blocks))
    ids: dict[str, int] = {}
    names: dict[int, str] = {}
    for span in spans:
        if span.key not in ids:
            ids[span.key] = _entity_id(write, span)
            names[ids[span.key]] = span.name
    write.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article_id,
                span.start,
                span.end,
                span.label,
                ids[span.key],
                sentences.start_of(span.start),
                sentences.block_of(span.start),
            )
            for span in spans
        ],
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
    _count_month(write, dated, counts, 1)
    _count(write, counts)
    return set(counts)


def refresh(write: sqlite3.Connection, entity_ids: Collection[int]) -> None:
    """Make entities agree with their mentions; those that nothing mentions go."""
    listed = json.dumps(list(entity_ids))
    heads = {row[0] for row in write.execute(_HEADS, (listed,))}
    ids = [(entity,) for entity in {*entity_ids, *heads}]
    for table, column in (("aliases", "mentions"), ("entity_names", "articles")):
        write.executemany(f"DELETE FROM {table} WHERE entity_id = ? AND {column} <= 0", ids)
    write.executemany(_REFRESH, ids)
    # Members first: a head stays as long as it has any.
    write.executemany("DELETE FROM entities WHERE id = ? AND mentions = 0 AND head > 0", ids)
    write.executemany(_DELETE_UNNAMED, ids)


def redate(write: sqlite3.Connection, article_id: int, dated: str) -> None:
    """Carry a changed date of an article over to what is sorted or counted by it."""
    query = "SELECT dated, entity_id, mentions FROM article_entities WHERE article_id = ?"
    for before, entity, mentions in write.execute(query, (article_id,)).fetchall():
        _count_month(write, before, {entity: mentions}, -1)
        _count_month(write, dated, {entity: mentions}, 1)
    for table in ("shelf_articles", "article_entities"):
        write.execute(f"UPDATE {table} SET dated = ? WHERE article_id = ?", (dated, article_id))
    query = "SELECT entity_id FROM article_entities WHERE article_id = ?"
    refresh(write, {row[0] for row in write.execute(query, (article_id,))})
    redated(write, article_id)


def recount(write: sqlite3.Connection, entity_ids: Iterable[int]) -> None:
    """Count the mentions of entities anew, after others have become one with them or parted."""
    write.executemany(_RECOUNT, [(entity,) for entity in entity_ids])


def _count(write: sqlite3.Connection, mentions: Mapping[int, int]) -> None:
    """Add the mentions of one article, or take them away, where each is counted."""
    query = "SELECT id, head FROM entities WHERE id = ? AND head > 0"
    found = (write.execute(query, (entity,)).fetchone() for entity in mentions)
    heads = dict[int, int](row for row in found if row)
    totals = Counter[int]()
    for entity, count in mentions.items():
        totals[heads.get(entity, entity)] += count
    totals.update({entity: mentions[entity] for entity in heads})
    write.executemany(
        "UPDATE entities SET mentions = mentions + ?, articles = articles + ? WHERE id = ?",
        [(count, 1 if count > 0 else -1, entity) for entity, count in totals.items()],
    )


def _count_month(
    write: sqlite3.Connection, dated: str, mentions: Mapping[int, int], sign: int
) -> None:
    """Add the mentions of one article to its month, or take them away."""
    month = dated[:7]
    write.executemany(
        """INSERT INTO entity_months VALUES (?, ?, ?, ?) ON CONFLICT (entity_id, month) DO UPDATE
        SET mentions = mentions + excluded.mentions, articles = articles + excluded.articles""",
        [(entity, month, sign * count, sign) for entity, count in mentions.items()],
    )
    if sign < 0:
        write.executemany(
            "DELETE FROM entity_months WHERE entity_id = ? AND month = ? AND articles = 0",
            [(entity, month) for entity in mentions],
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


_MEMBERS = "(SELECT m.id FROM entities m WHERE m.id = ?1 OR m.head = ?1)"
# Dates come from either end of an index for each that is one of them.
_DATED = """(SELECT {0}(dated) FROM (SELECT (SELECT dated FROM article_entities
    WHERE entity_id = m.id AND dated > '' ORDER BY dated {1} LIMIT 1) AS dated
    FROM entities m WHERE m.id = ?1 OR m.head = ?1))"""
_REFRESH = f"""UPDATE entities SET
    first = {_DATED.format("min", "ASC")}, last = {_DATED.format("max", "DESC")},
    name = coalesce((SELECT name FROM standings WHERE key = entities.key),
        (SELECT name FROM entity_names WHERE entity_id IN {_MEMBERS}
        GROUP BY name ORDER BY sum(articles) DESC, length(name) DESC, name LIMIT 1), name),
    label = coalesce((SELECT label FROM standings WHERE key = entities.key),
        (SELECT label FROM aliases WHERE entity_id IN {_MEMBERS}
        GROUP BY label ORDER BY sum(mentions) DESC, label LIMIT 1), label)
    WHERE id = ?1"""
_RECOUNT = f"""UPDATE entities SET (mentions, articles) = (SELECT coalesce(sum(x.mentions), 0),
    count(DISTINCT x.article_id) FROM article_entities x WHERE x.entity_id IN {_MEMBERS})
    WHERE id = ?1"""
_HEADS = """SELECT head FROM entities WHERE head IS NOT NULL
    AND id IN (SELECT value FROM json_each(?))"""
_DELETE_UNNAMED = """DELETE FROM entities WHERE id = ?1 AND mentions = 0
    AND NOT EXISTS (SELECT 1 FROM entities m WHERE m.head = ?1)"""
