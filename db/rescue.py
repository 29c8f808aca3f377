"""Saving what can be read of a damaged library into a new one.

What a reader made and read is saved: shelves, articles with what is known of reading them, pages,
searches, and the log of decisions, of which the notes are a part. What the machine found in the
articles is not: it is found again when they are taken in next.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from db.connections import LibraryError
from db.decisions.codec import decode
from db.decisions.sharing import Line, SharingError, read_lines
from db.library import Library
from db.schema import VERSION, version_of

# Whole tables, parents before children; what holds ids of entities is left out.
TABLES = (
    "shelves",
    "articles",
    "places",
    "shelf_articles",
    "pages",
    "page_names",
    "name_pages",
    "page_languages",
    "searches",
    "facts",
)
# More ids in a row that can't be read are given up.
MOST_GAP = 100_000


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved, and where the damaged file is now."""

    aside: Path
    articles: int
    decisions: int


def rescue(path: Path) -> Rescued:
    """Put a new library in the place of a damaged one, which is kept beside it.

    Raises:
        LibraryError: nothing of the file can be read as a library of this version, or the new one
            can't be written; the file stays where it is.
    """
    part = path.with_name(f"{path.name}.rescued")
    for left in _files(part):
        left.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as damaged:
            if version_of(damaged) != VERSION:
                raise LibraryError(
                    f"{path} is no library of this version: only such a one can be rescued."
                )
            decisions = list(_decisions(damaged))
            with closing(Library.create(part)) as library:
                articles = _copy(damaged, library)
                body = b"\n".join(decisions)
                received = library.decisions.receive(BytesIO(body))
    except sqlite3.DatabaseError as error:
        for left in _files(part):
            left.unlink(missing_ok=True)
        raise LibraryError(f"Nothing of {path} can be read: {error}.") from error
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    for here, there in zip(_files(path), _files(aside), strict=True):
        if here.exists():
            here.rename(there)
    part.rename(path)
    return Rescued(aside, articles, len(received.new))


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(f"{path.name}{suffix}") for suffix in ("-wal", "-shm"))]


def _copy(damaged: sqlite3.Connection, library: Library) -> int:
    with library.connections.write() as write:
        for table in TABLES:
            columns = [row[1] for row in write.execute(f"PRAGMA table_info({table})")]
            marks = ", ".join("?" * len(columns))
            for row in _rows(damaged, table, columns):
                # A row whose parent is lost can't stand; one that is damaged may say anything.
                try:
                    write.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
                except sqlite3.IntegrityError:
                    continue
        write.execute("UPDATE articles SET stage = '', report = NULL")
        return int(write.execute("SELECT count(*) FROM articles").fetchone()[0])


def _decisions(damaged: sqlite3.Connection) -> Iterator[bytes]:
    """Yield the decisions that can be read as lines of JSON."""
    import msgspec

    for uid, at, body in _rows(damaged, "decisions", ["uid", "at", "body"]):
        try:
            line = msgspec.json.encode(Line(uid=uid, at=at, decision=decode(body)))
            read_lines(BytesIO(line))
        except (msgspec.MsgspecError, SharingError, TypeError):
            continue
        yield line


def _rows(
    damaged: sqlite3.Connection, table: str, columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table that can be read: from either end, then between by their ids."""
    listed = ", ".join(f'"{column}"' for column in columns)
    numbered = "id" in {row[1] for row in damaged.execute(f"PRAGMA table_info({table})")}
    if not numbered:
        for order in _keys(damaged, table):
            yield from _until_damaged(damaged, f"SELECT {listed} FROM {table} {order}")
        return
    query = f"SELECT id, {listed} FROM {table} ORDER BY id"
    ids = [0, 0]
    for end, order in enumerate(("", " DESC")):
        for id_, *row in _until_damaged(damaged, query + order):
            if end and id_ <= ids[0]:
                return
            ids[end] = id_
            yield tuple(row)
    for id_ in range(ids[0] + 1, min(ids[1] or ids[0] + MOST_GAP, ids[0] + MOST_GAP)):
        one = f"SELECT {listed} FROM {table} WHERE id = {id_:d}"
        yield from _until_damaged(damaged, one)


def _keys(damaged: sqlite3.Connection, table: str) -> tuple[str, str]:
    """Return the orders of a table by its key, from either end."""
    info = damaged.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [f'"{row[1]}"' for row in sorted(info, key=lambda row: row[5]) if row[5]]
    return f"ORDER BY {', '.join(keys)}", f"ORDER BY {', '.join(f'{key} DESC' for key in keys)}"


def _until_damaged(damaged: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    try:
        yield from damaged.execute(query)
    except sqlite3.DatabaseError:
        return
