"""Which entities are one: the first of those whose keys stand for the same is the head of all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from db.tallies import recount, refresh


def regroup(write: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Make the entities of some keys, and those they are or were one with, agree with what stands.

    Standings have to be right before.
    """
    listed = json.dumps(list(keys))
    touched = {row[0] for row in write.execute(_TOUCHED, (listed,))}
    if not touched:
        return
    ids = json.dumps(sorted(touched))
    before = dict(write.execute(_PRESENT, (ids,)).fetchall())
    after = dict(write.execute(_WANTED, (ids,)).fetchall())
    moved = [(head, id_) for id_, head in after.items() if head != before[id_]]
    write.executemany("UPDATE entities SET head = ? WHERE id = ?", moved)
    write.execute(_FLAGS, (ids,))
    heads = {head for _, id_ in moved for head in (id_, before[id_], after[id_])}
    recount(write, heads - {None})
    refresh(write, touched)


# The entities of the keys, of what stands for the same, and of what they have been one with.
_TOUCHED = """WITH named AS (SELECT id, head FROM entities
        WHERE key IN (SELECT value FROM json_each(?1))
        OR key IN (SELECT t.key FROM standings s JOIN standings t ON t.root = s.root
            WHERE s.key IN (SELECT value FROM json_each(?1)))),
    heads AS (SELECT coalesce(head, id) AS id FROM named)
    SELECT id FROM named UNION SELECT id FROM heads
    UNION SELECT e.id FROM entities e JOIN heads h ON e.head = h.id"""
_PRESENT = "SELECT id, head FROM entities WHERE id IN (SELECT value FROM json_each(?))"
_WANTED = """SELECT e.id, nullif((SELECT min(o.id) FROM standings t JOIN entities o ON o.key = t.key
        WHERE t.root = s.root), e.id)
    FROM entities e LEFT JOIN standings s ON s.key = e.key
    WHERE e.id IN (SELECT value FROM json_each(?))"""
_FLAGS = """UPDATE entities SET
    (hidden, watched) = (SELECT coalesce(max(hidden), 0), coalesce(max(watched), 0)
        FROM standings WHERE key = entities.key)
    WHERE id IN (SELECT value FROM json_each(?))"""
