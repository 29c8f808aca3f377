"""What the reader wrote about articles, passages and entities."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.articles import ROW, article_row
from db.connections import Connections
from db.entities import HEAD, MEMBERS
from db.fold import fold
from db.rows import ArticleRow

if TYPE_CHECKING:
    from db.decisions.kinds import Named, Note


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that was written ``at`` a moment (ISO 8601, UTC).

    It is about an entity, which has a ``name``, or about an article; there about a passage, which
    was the ``quote`` and is from ``start`` to ``end`` now, or about all of it. What it is about is
    not ``found`` where that is not here any more.
    """

    uid: str
    at: str
    text: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    found: bool = True
    article: ArticleRow | None = None
    entity_id: int | None = None
    name: str = ""


class Notes:
    """Queries over the notes that hold; one that was written anew is there as it is now."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._folded: dict[tuple[int, str | None], str] = {}

    def of_article(self, article_id: int) -> list[NoteRow]:
        """Return the notes on an article: those on all of it first, then as its passages stand."""
        read = self._connections.read()
        rows = read.execute(_OF_ARTICLE, (article_id,)).fetchall()
        # Not needed to open an article that has none.
        if not rows:
            return []
        first = {row[0]: row for row in rows}
        query = f"WITH RECURSIVE {_REPLACED} SELECT value FROM json_each(?) WHERE value IN replaced"
        replaced = {row[0] for row in read.execute(query, (json.dumps(list(first)),))}
        held = [row for uid, row in first.items() if uid not in replaced]
        found = list(_rows(read, held))
        return sorted(found, key=lambda note: (note.start or -1, note.at, note.uid))

    def of_entity(self, entity_id: int) -> list[NoteRow]:
        """Return the notes on an entity and on those that are one with it, oldest first."""
        read = self._connections.read()
        keys = {row[0] for row in read.execute(_KEYS, (entity_id,))}
        if not keys:
            return []
        import msgspec

        quoted = json.dumps([msgspec.json.encode(key).decode() for key in keys])
        ids = [row[0] for row in read.execute(_OF_ENTITY, (quoted,))]
        rows = read.execute(f"{_ROWS} ORDER BY d.at, d.uid", (json.dumps(ids),)).fetchall()
        head = read.execute(f"SELECT {HEAD}", (entity_id,)).fetchone()[0]
        return [note for note in _rows(read, rows) if note.entity_id == head]

    def all(self, query: str = "", limit: int = -1, offset: int = 0) -> list[NoteRow]:
        """Return the notes that hold all words of a query, the newest first.

        A word may stand in the note, in its passage, or in what the article or entity is called.
        """
        read, ids = self._connections.read(), self._matching(query)
        chosen = ids[offset:] if limit < 0 else ids[offset : offset + limit]
        rows = read.execute(f"{_ROWS} {_NEWEST}", (json.dumps(chosen),)).fetchall()
        return list(_rows(read, rows))

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


def _rows(read: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> Iterator[NoteRow]:
    """Make notes of their uid, moment, body and article."""
    from db.decisions.codec import decode
    from db.decisions.kinds import Note

    texts = dict[int, tuple[ArticleRow, str]]()
    for uid, at, body, article_id in rows:
        note = decode(str(body))
        if not isinstance(note, Note):
            continue
        if note.entity is not None:
            id_, name = _entity(read, note.entity)
            yield NoteRow(
                str(uid), str(at), note.text, found=id_ is not None, entity_id=id_, name=name
            )
        else:
            known = _article(read, texts, article_id)
            yield _on_article(str(uid), str(at), note, known)


def _on_article(uid: str, at: str, note: Note, known: tuple[ArticleRow, str] | None) -> NoteRow:
    """Make a note on an article, where the first of its places is that is found there."""
    from db.decisions.anchors import find

    quote = note.places[0].quote if note.places else ""
    if known is None:
        return NoteRow(uid, at, note.text, quote, found=False)
    row, text = known
    if not quote:
        return NoteRow(uid, at, note.text, article=row)
    span = next((span for place in note.places if (span := find(place, text))), None)
    start, end = (None, None) if span is None else span
    return NoteRow(uid, at, note.text, quote, start, end, span is not None, row)


def _article(
    read: sqlite3.Connection, known: dict[int, tuple[ArticleRow, str]], article_id: object
) -> tuple[ArticleRow, str] | None:
    if not isinstance(article_id, int):
        return None
    if article_id not in known:
        query = f"SELECT {ROW}, a.text FROM articles a WHERE a.id = ?"
        *row, text = read.execute(query, (article_id,)).fetchone()
        known[article_id] = article_row(row), text
    return known[article_id]


def _entity(read: sqlite3.Connection, named: Named) -> tuple[int | None, str]:
    """Return the entity of the first key that the library knows, and what it is called."""
    for key in named.keys:
        found = read.execute(_BY_KEY, (key,)).fetchone()
        if found is not None:
            return int(found[0]), str(found[1])
    return None, named.name


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
_NEWEST = "ORDER BY d.at DESC, d.uid DESC"
_WORDS = """SELECT d.id, json_extract(d.body, '$.text') || ' '
    || coalesce(json_extract(d.body, '$.places[0].quote'), '') || ' '
    || coalesce(json_extract(d.body, '$.entity.name'), '')
    FROM json_each(?) i JOIN decisions d ON d.id = i.value"""
_OF_ENTITY = f"""{_HELD} AND EXISTS (SELECT 1 FROM json_each(?) k WHERE instr(d.body, k.value))
    ORDER BY d.at, d.uid"""
_KEYS = f"""WITH own AS (SELECT key FROM entities WHERE id IN {MEMBERS})
    SELECT key FROM own UNION SELECT key FROM standings WHERE root IN
        (SELECT root FROM standings WHERE key IN own)"""
_BY_KEY = """SELECT h.id, h.name FROM entities e JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE e.key = ?1 OR e.key IN (SELECT t.key FROM standings s JOIN standings t ON t.root = s.root
        WHERE s.key = ?1) ORDER BY e.key != ?1 LIMIT 1"""
