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

from db.fold import fold
from db.spans import NamedSpan


def spans_of(write: sqlite3.Connection, article_id: int) -> list[NamedSpan]:
    """Return the mentions of an article as they are stored, in order."""
    query = """SELECT m.start, m."end", m.label, e.key, coalesce(n.name, e.name) FROM mentions m
        JOIN entities e ON e.id = m.entity_id LEFT JOIN article_names n
        ON n.article_id = m.article_id AND n.entity_id = m.entity_id
        WHERE m.article_id = ? ORDER BY m.start"""
    return [NamedSpan(*row) for row in write.execute(query, (article_id,))]


def take_back(write: sqlite3.Connection, article_id: int) -> set[int]:
    """Remove an article's mentions; return the entities that are to be refreshed."""
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


def give(write: sqlite3.Connection, article_id: int, spans: Sequence[NamedSpan]) -> set[int]:
    """Store an article's mentions; return the entities that are to be refreshed."""
    text, dated = write.execute(
        "SELECT text, dated FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
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


def refresh(write: sqlite3.Connection, entity_ids: Collection[int]) -> None:
    """Make entities agree with their mentions; those that nothing mentions go."""
    ids = [(entity,) for entity in entity_ids]
    for table, column in (("aliases", "mentions"), ("entity_names", "articles")):
        write.executemany(f"DELETE FROM {table} WHERE entity_id = ? AND {column} <= 0", ids)
    write.executemany(_REFRESH, ids)
    listed = json.dumps(list(entity_ids))
    heads = {row[0] for row in write.execute(_HEADS, (listed,))}
    write.execute(
        "DELETE FROM entities WHERE head IS NOT NULL AND mentions = 0"
        " AND id IN (SELECT value FROM json_each(?))",
        (listed,),
    )
    recount(write, heads)
    write.execute(_DELETE_UNNAMED, (json.dumps([*entity_ids, *heads]),))


def recount(write: sqlite3.Connection, entity_ids: Iterable[int]) -> None:
    """Count entities anew, those together that have the same head."""
    write.executemany(_RECOUNT, [(entity,) for entity in entity_ids])


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


# One statement each for the many that stand alone, whose dates come from the end of an index, and
# for the few that are several.
_REFRESH = """UPDATE entities SET
    first = (SELECT dated FROM article_entities WHERE entity_id = entities.id
        AND dated > '' ORDER BY dated LIMIT 1),
    last = (SELECT dated FROM article_entities WHERE entity_id = entities.id
        AND dated > '' ORDER BY dated DESC LIMIT 1),
    name = coalesce((SELECT name FROM standings WHERE key = entities.key),
        (SELECT name FROM entity_names WHERE entity_id = entities.id
        ORDER BY articles DESC, length(name) DESC, name LIMIT 1), name),
    label = coalesce((SELECT label FROM standings WHERE key = entities.key),
        (SELECT label FROM aliases WHERE entity_id = entities.id
        GROUP BY label ORDER BY sum(mentions) DESC, label LIMIT 1), label)
    WHERE id = ?"""
_MEMBERS = "(SELECT m.id FROM entities m WHERE m.id = ?1 OR m.head = ?1)"
_RECOUNT = f"""UPDATE entities SET
    (mentions, articles, first, last) = (SELECT coalesce(sum(x.mentions), 0),
        count(DISTINCT x.article_id), min(nullif(x.dated, '')), max(nullif(x.dated, ''))
        FROM article_entities x WHERE x.entity_id IN {_MEMBERS}),
    name = coalesce((SELECT name FROM standings WHERE key = entities.key),
        (SELECT name FROM entity_names WHERE entity_id IN {_MEMBERS}
        GROUP BY name ORDER BY sum(articles) DESC, length(name) DESC, name LIMIT 1), name),
    label = coalesce((SELECT label FROM standings WHERE key = entities.key),
        (SELECT label FROM aliases WHERE entity_id IN {_MEMBERS}
        GROUP BY label ORDER BY sum(mentions) DESC, label LIMIT 1), label)
    WHERE id = ?1"""
_HEADS = """SELECT coalesce(e.head, e.id) FROM entities e
    WHERE e.id IN (SELECT value FROM json_each(?))
    AND (e.head IS NOT NULL OR EXISTS (SELECT 1 FROM entities m WHERE m.head = e.id))"""
_DELETE_UNNAMED = """DELETE FROM entities WHERE mentions = 0
    AND id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM entities m WHERE m.head = entities.id)"""
