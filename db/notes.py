"""What the reader wrote about articles, passages and entities."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.connections import Connections
from db.fold import fold

if TYPE_CHECKING:
    from db.note_rows import NoteRow


class Notes:
    """Queries over the notes that hold; one that was written anew is there as it is now."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._folded: dict[tuple[int, str | None], str] = {}

    def of_article(self, article_id: int) -> list[NoteRow]:
        """Return the notes on an article: those on all of it first, then as its passages stand."""
        read = self._connections.read()
        rows = read.execute(_OF_ARTICLE, (article_id,)).fetchall()
        if not rows:
            return []
        # Most articles have no notes: opening one does not wait for what makes them.
        from db.note_rows import note_rows

        first = {row[0]: row for row in rows}
        query = f"WITH RECURSIVE {_REPLACED} SELECT value FROM json_each(?) WHERE value IN replaced"
        replaced = {row[0] for row in read.execute(query, (json.dumps(list(first)),))}
        held = [row for uid, row in first.items() if uid not in replaced]
        return sorted(note_rows(read, held), key=_in_order)

    def of_entity(self, entity_id: int) -> list[NoteRow]:
        """Return the notes on an entity and on those that are one with it, oldest first."""
        from db.note_rows import entity_with, note_rows, quoted_keys

        read = self._connections.read()
        keys = json.dumps(quoted_keys(read, entity_id))
        ids = [row[0] for row in read.execute(_OF_ENTITY, (keys,))]
        rows = read.execute(f"{_ROWS} {_OLDEST}", (json.dumps(ids),)).fetchall()
        head = entity_with(read, entity_id)
        return [note for note in note_rows(read, rows) if note.entity_id == head]

    def all(self, query: str = "", limit: int = -1, offset: int = 0) -> list[NoteRow]:
        """Return the notes that hold all words of a query, the newest first.

        A word may stand in the note, in its passage, or in what the article or entity is called.
        """
        from db.note_rows import note_rows

        read, ids = self._connections.read(), self._matching(query)
        chosen = ids[offset:] if limit < 0 else ids[offset : offset + limit]
        rows = read.execute(f"{_ROWS} {_NEWEST}", (json.dumps(chosen),)).fetchall()
        return list(note_rows(read, rows))

    def count(self, query: str = "") -> int:
        """Return how many notes hold all words of a query."""
        return len(self._matching(query))

    def _matching(self, query: str) -> list[int]:
        """Return the decisions that are notes and hold all words of a query, the newest first."""
        read, words = self._connections.read(), fold(query).split()
        held = read.execute(f"{_HELD} {_NEWEST}").fetchall()
        if not words:
            return [row[0] for row in held]
        self._learn(read, [key for key in held if key not in self._folded])
        return [key[0] for key in held if all(word in self._folded[key] for word in words)]

    def _learn(self, read: sqlite3.Connection, keys: Sequence[tuple[int, str | None]]) -> None:
        """Fold the words of notes once: what a note says never changes, its headline may."""
        titles = dict(keys)
        for id_, words in read.execute(_WORDS, (json.dumps(list(titles)),)):
            self._folded[id_, titles[id_]] = fold(f"{words} {titles[id_] or ''}")


def _in_order(note: NoteRow) -> tuple[int, str, str]:
    return -1 if note.start is None else note.start, note.at, note.uid


_OF = "json_extract(d.body, '$.of')"
# What notes stand in place of, whether those were taken back or not.
_REPLACED = f"""replaced(uid) AS (
    SELECT {_OF} FROM decisions d WHERE d.kind = 'note' AND NOT d.undone
    UNION SELECT {_OF} FROM replaced r JOIN decisions d ON d.uid = r.uid AND d.kind = 'note')"""
_OF_ARTICLE = """SELECT DISTINCT d.uid, d.at, d.body, p.article_id FROM decision_places p
    JOIN decisions d ON d.id = p.decision_id
    WHERE p.article_id = ? AND d.kind = 'note' AND NOT d.undone"""
_HELD = f"""WITH RECURSIVE {_REPLACED} SELECT d.id, a.title FROM decisions d
    LEFT JOIN decision_places p ON p.decision_id = d.id AND p.place = 0
    LEFT JOIN articles a ON a.id = p.article_id
    WHERE d.kind = 'note' AND NOT d.undone AND d.uid NOT IN replaced"""
_ROWS = """SELECT d.uid, d.at, d.body, p.article_id
    FROM json_each(?) i JOIN decisions d ON d.id = i.value
    LEFT JOIN decision_places p ON p.decision_id = d.id AND p.place = 0"""
_NEWEST, _OLDEST = "ORDER BY d.at DESC, d.uid DESC", "ORDER BY d.at, d.uid"
_WORDS = """SELECT d.id, json_extract(d.body, '$.text') || ' '
    || coalesce(json_extract(d.body, '$.places[0].quote'), '') || ' '
    || coalesce(json_extract(d.body, '$.entity.name'), '')
    FROM json_each(?) i JOIN decisions d ON d.id = i.value"""
_OF_ENTITY = f"{_HELD} AND EXISTS (SELECT 1 FROM json_each(?) k WHERE instr(d.body, k.value))"
