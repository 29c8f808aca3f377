"""The schema of a library, as numbered migrations.

A migration that has been released is never edited; docs/library.md describes every table.
``PRAGMA user_version`` repeats the number of the last one, so that a reader can tell with the
standard library alone whether the file is its own version, older or newer.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from db.connections import Connections, LibraryError, create_file

VERSION = 4


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of an open library; 0 is an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_current(connections: Connections) -> bool:
    """Whether a library is there and of this version; False where it is to be migrated.

    Raises:
        LibraryError: the file is damaged, or comes from a newer version or another program.
    """
    path = connections.path
    if not os.path.exists(path) or path.stat().st_size == 0:
        return False
    read = connections.read()
    found = version_of(read)
    if found > VERSION:
        raise LibraryError(
            f"The library {path} was made by a newer newsreader (schema {found}, this one knows"
            f" {VERSION}). It was left untouched: install the newer version."
        )
    if not found and read.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LibraryError(f"{path} is a database of another program. It was left untouched.")
    return found == VERSION


def migrate(connections: Connections) -> None:
    """Bring a library up to this version, after a copy of an older one has been kept beside it.

    Raises:
        LibraryError: the file comes from a newer version, or from another program; it is left
            untouched.
    """
    create_file(connections.path)
    if is_current(connections):
        return
    writer = connections.writer()
    found = version_of(writer)
    if found:
        _keep_copy(writer, connections.path, found)
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    from db.schema.decided import decided
    from db.schema.following import following
    from db.schema.library import library
    from db.schema.searches import searches

    steps = Migrations("newsreader")
    steps(name="001_library")(library)
    steps(name="002_decided")(decided)
    steps(name="003_searches")(searches)
    steps(name="004_following")(following)
    with connections.write() as connection:
        # Another process may have migrated while this one waited for the lock.
        if version_of(connection) != VERSION:
            steps.apply(Database(connection))
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _keep_copy(writer: sqlite3.Connection, path: Path, version: int) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    copy = path.with_name(f"{path.name}.v{version}-{stamp}.bak")
    # A copy that was cut off is never taken for one.
    part = copy.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    create_file(part)
    target = sqlite3.connect(part)
    try:
        writer.backup(target)
    finally:
        target.close()
    part.replace(copy)
