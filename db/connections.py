"""Who may hold a connection to a library, and how one is opened.

Readers are read-only and autocommitting, one a thread, so that no read transaction outlives its
call. Writers begin IMMEDIATE: a deferred transaction that reads before it writes fails at once
beside another writer, whatever the busy timeout says.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from db.fold import fold

BUSY_TIMEOUT_S = 10.0
CACHE_KIB = 16_384


class LibraryError(Exception):
    """A library can't be used; the message says why and is fit to show."""


class DamagedError(LibraryError):
    """The file is no library, or not all of it can be read any more."""


class ReadOnlyError(LibraryError):
    """The library can be read but not written."""


class Connections:
    """The connections to one library file: for each thread one reader and at most one writer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._writers: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    def read(self) -> sqlite3.Connection:
        """Return this thread's read-only connection.

        Raises:
            LibraryError: the file is missing, damaged or not to be read.
        """
        connection: sqlite3.Connection | None = getattr(self._local, "reader", None)
        if connection is None:
            connection = self._local.reader = _open_reader(self.path)
            self._remember(self._readers, connection)
        return connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Run a short transaction: committed at the end, rolled back on any exception.

        Raises:
            ReadOnlyError: the file or its folder can't be written.
            LibraryError: the disk is full, or another process keeps the library locked.
        """
        connection = self.writer()
        if connection.in_transaction:
            yield connection
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise _translated(self.path, error) from error
        try:
            yield connection
            connection.commit()
        except sqlite3.OperationalError as error:
            connection.rollback()
            raise _translated(self.path, error) from error
        except BaseException:
            connection.rollback()
            raise

    def writer(self) -> sqlite3.Connection:
        """Return this thread's writing connection, outside any transaction."""
        connection: sqlite3.Connection | None = getattr(self._local, "writer", None)
        if connection is None:
            connection = self._local.writer = _open_writer(self.path)
            self._remember(self._writers, connection)
        return connection

    def close(self) -> None:
        """Close every connection that was opened, whichever thread opened it.

        The last one to be closed folds the write-ahead log into the file, which a read-only one
        can't: so writers are closed last.
        """
        with self._guard:
            for connection in self._readers + self._writers:
                connection.close()
            self._readers.clear()
            self._writers.clear()
        self._local = threading.local()

    def _remember(self, opened: list[sqlite3.Connection], connection: sqlite3.Connection) -> None:
        with self._guard:
            opened.append(connection)


def is_missing(path: Path) -> bool:
    """Whether a library was never made: there is no file, or nothing was ever put into it.

    Raises:
        LibraryError: its folder can't be entered, so nobody knows.
    """
    try:
        return os.stat(path).st_size == 0
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        raise LibraryError(f"The library {path} can't be reached: {error.strerror}.") from error


def create_file(path: Path) -> None:
    """Make an empty library file that only its owner can read, if there is none yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        what = "written" if os.path.isfile(path) else "made"
        raise ReadOnlyError(f"The library {path} can't be {what}: {error.strerror}.") from error


def _open_reader(path: Path) -> sqlite3.Connection:
    if not os.path.exists(path):
        raise LibraryError(f"There is no library at {path}.")
    if not os.access(path, os.R_OK):
        raise LibraryError(f"The library {path} can't be read: permission denied.")
    try:
        connection = _connect_reader(path, "mode=ro")
    except sqlite3.DatabaseError as error:
        if os.access(path.parent, os.W_OK):
            raise _translated(path, error) from error
        # A library in WAL mode whose folder can't be written: nobody else can be writing it.
        try:
            connection = _connect_reader(path, "mode=ro&immutable=1")
        except sqlite3.DatabaseError as again:
            raise _translated(path, again) from again
    connection.execute("PRAGMA query_only = ON")
    connection.create_function("fold", 1, fold, deterministic=True)
    return connection


def _connect_reader(path: Path, options: str) -> sqlite3.Connection:
    connection = _connect(path, options)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


def _open_writer(path: Path) -> sqlite3.Connection:
    # SQLite opens a file that can't be written all the same, and fails at the first change.
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise ReadOnlyError(f"The library {path} can't be written: permission denied.")
    try:
        connection = _connect(path, "mode=rw")
        _use_wal(connection)
    except sqlite3.DatabaseError as error:
        raise _translated(path, error) from error
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    # Changing the mode of a new file fails at once beside another process, timeout or not.
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{options}",
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _translated(path: Path, error: sqlite3.DatabaseError) -> LibraryError:
    text = str(error)
    if "readonly" in text or "unable to open" in text:
        return ReadOnlyError(f"The library {path} can't be written: {text}.")
    if "not a database" in text or "malformed" in text:
        return DamagedError(f"{path} is damaged, or is not a newsreader library: {text}.")
    return LibraryError(f"The library {path} can't be used: {text}.")
