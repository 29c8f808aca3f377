"""Notes as rows: with what they are about, as it is in the library now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from db.articles import ROW, article_row
from db.decisions.anchors import find
from db.decisions.codec import decode
from db.decisions.kinds import Named, Note
from db.entities import HEAD, MEMBERS
from db.rows import ArticleRow


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


def quoted_keys(read: sqlite3.Connection, entity_id: int) -> list[str]:
    """Return the keys of an entity and of those that are one with it, as JSON has them."""
    return [msgspec.json.encode(row[0]).decode() for row in read.execute(_KEYS, (entity_id,))]


def entity_with(read: sqlite3.Connection, entity_id: int) -> int:
    """Return the entity that one of an id is counted with."""
    return int(read.execute(f"SELECT {HEAD}", (entity_id,)).fetchone()[0])


def note_rows(read: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> Iterator[NoteRow]:
    """Make notes of their uid, moment, body and article."""
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
        found = read.execute(query, (article_id,)).fetchone()
        # Another process may have taken the article out since its note was read.
        if found is None:
            return None
        *row, text = found
        known[article_id] = article_row(row), text
    return known[article_id]


def _entity(read: sqlite3.Connection, named: Named) -> tuple[int | None, str]:
    """Return the entity of the first key that the library knows, and what it is called."""
    for key in named.keys:
        found = read.execute(_BY_KEY, (key,)).fetchone()
        if found is not None:
            return int(found[0]), str(found[1])
    return None, named.name


_KEYS = f"""WITH own AS (SELECT key FROM entities WHERE id IN {MEMBERS})
    SELECT key FROM own UNION SELECT key FROM standings WHERE root IN
        (SELECT root FROM standings WHERE key IN own)"""
_BY_KEY = """SELECT h.id, h.name FROM entities e JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE e.key = ?1 OR e.key IN (SELECT t.key FROM standings s JOIN standings t ON t.root = s.root
        WHERE s.key = ?1) ORDER BY e.key != ?1 LIMIT 1"""
