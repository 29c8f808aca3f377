"""The log of decisions as rows: what is in it, and what was taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from db.decisions.codec import decode, encode, kind_of
from db.decisions.kinds import Kind, Place
from db.decisions.standing import Entry

_ROW = "id, uid, at, body, undone"


def entries(connection: sqlite3.Connection, *, notes: bool = True) -> Iterator[Entry]:
    """Yield all decisions, the undone ones too, in the order in which they came here.

    Where nothing follows from ``notes``, leaving them out saves reading them.
    """
    where = "" if notes else "WHERE kind != 'note'"
    for row in connection.execute(f"SELECT {_ROW} FROM decisions {where} ORDER BY id"):
        yield _entry(row)


def entry(connection: sqlite3.Connection, uid: str) -> Entry | None:
    """Return the decision of that uid, or None if there is none."""
    query = f"SELECT {_ROW} FROM decisions WHERE uid = ?"
    found = connection.execute(query, (uid,)).fetchone()
    return None if found is None else _entry(found)


def append(
    write: sqlite3.Connection, decision: Kind, *, uid: str | None = None, at: str | None = None
) -> Entry:
    """Put a decision at the end of the log, with the articles that its places rest on now.

    Raises:
        msgspec.ValidationError: it says something that could not be read back.
    """
    uid, at, body = uid or str(uuid4()), at or _after_all(write), encode(decision)
    decode(body)
    cursor = write.execute(
        "INSERT INTO decisions (uid, at, kind, body) VALUES (?, ?, ?, ?)",
        (uid, at, kind_of(decision), body),
    )
    id_ = int(cursor.lastrowid or 0)
    for number, place in enumerate(decision.places):
        write.execute(
            "INSERT INTO decision_places VALUES (?, ?,"
            " (SELECT id FROM articles WHERE hash = ?3), ?3)",
            (id_, number, place.hash),
        )
    return Entry(id_, uid, at, decision)


def settle_undone(write: sqlite3.Connection, uid: str) -> bool:
    """Work out whether a decision is taken back, from what was said of it last."""
    last = write.execute(
        """SELECT kind = 'undo' FROM decisions WHERE kind IN ('undo', 'redo')
        AND json_extract(body, '$.of') = ? ORDER BY at DESC, uid DESC LIMIT 1""",
        (uid,),
    ).fetchone()
    undone = last is not None and bool(last[0])
    write.execute("UPDATE decisions SET undone = ? WHERE uid = ?", (int(undone), uid))
    return undone


def settle_all_undone(write: sqlite3.Connection) -> set[str]:
    """Work out which decisions are taken back; return the uids of those that changed in that."""
    last = dict[str, int](
        write.execute(
            """SELECT json_extract(body, '$.of'), kind = 'undo' FROM decisions
            WHERE kind IN ('undo', 'redo') ORDER BY at, uid"""
        ).fetchall()
    )
    rows = write.execute("SELECT uid, undone FROM decisions WHERE kind NOT IN ('undo', 'redo')")
    turned = {uid for uid, undone in rows if undone != last.get(uid, 0)}
    write.executemany(
        "UPDATE decisions SET undone = ? WHERE uid = ?", [(last.get(uid, 0), uid) for uid in turned]
    )
    return turned


def articles_of(connection: sqlite3.Connection, decision_id: int) -> set[int]:
    """Return the articles that a decision rests on, those of them that are here."""
    query = """SELECT article_id FROM decision_places
        WHERE decision_id = ? AND article_id IS NOT NULL"""
    return {row[0] for row in connection.execute(query, (decision_id,))}


def places_of(connection: sqlite3.Connection, entry: Entry) -> dict[int, tuple[Place, ...]]:
    """Return the places of a decision by the articles that are here; it may be in no log yet."""
    query = "SELECT place, article_id FROM decision_places WHERE decision_id = ? ORDER BY place"
    articles = dict(connection.execute(query, (entry.id,)).fetchall())
    found = dict[int, tuple[Place, ...]]()
    for number, place in enumerate(entry.decision.places):
        article_id = articles[number] if articles else article_with(connection, place.hash)
        if article_id is not None:
            found[article_id] = (*found.get(article_id, ()), place)
    return found


def article_with(connection: sqlite3.Connection, digest: str) -> int | None:
    """Return the article whose content has a hash, or None if it is not here."""
    query = "SELECT id FROM articles WHERE hash = ?"
    found = connection.execute(query, (digest,)).fetchone()
    return None if found is None else int(found[0])


def let_go(write: sqlite3.Connection, article_id: int) -> None:
    """Rest what was decided of an article that goes on its content: its id may be used again."""
    write.execute(
        """UPDATE decision_places SET article_id = NULL,
        hash = (SELECT hash FROM articles WHERE id = ?1) WHERE article_id = ?1""",
        (article_id,),
    )


def take_up(write: sqlite3.Connection, article_id: int, digest: str) -> None:
    """Rest on a new article what was decided of one of its content that went."""
    write.execute(
        "UPDATE decision_places SET article_id = ? WHERE article_id IS NULL AND hash = ?",
        (article_id, digest),
    )


def _after_all(write: sqlite3.Connection) -> str:
    """Return the moment of a decision that is made now: after all others, whatever the clock."""
    now = datetime.now(UTC)
    last = write.execute("SELECT max(at) FROM decisions").fetchone()[0]
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def _entry(row: tuple[int, str, str, str, int]) -> Entry:
    id_, uid, at, body, undone = row
    return Entry(id_, uid, at, decode(body), bool(undone))
