from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from db import schema
from db.connections import LibraryError
from db.library import Library
from tests.db.conftest import answer_of, article_of, python, store

MIGRATE = """
import sys
from pathlib import Path
import sqlite_utils.migrations
from db.library import Library
print("ready", flush=True)
sys.stdin.readline()
library = Library.create(Path(sys.argv[1]))
library.set_fact(sys.argv[2], "was here")
library.close()
"""


def user_version(path: Path, version: int) -> None:
    """Write another number of schema into a library."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_made_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library = Library.create(path)
    store(library, "/n/a", article_of("Calm"))
    query = "SELECT migration_set, name FROM _sqlite_migrations"
    names = ("001_library", "002_decided", "003_searches", "004_following")
    steps = [("newsreader", name) for name in names]
    assert library.connections.read().execute(query).fetchall() == steps
    library.close()
    again = Library.create(path)
    assert again.articles.count() == 1
    assert again.connections.read().execute(query).fetchall() == steps
    assert again.check().schema == schema.VERSION
    again.close()
    assert not [file for file in os.listdir(tmp_path) if file.endswith(".bak")]


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    assert not Library(path).is_current()
    Library.create(path).close()
    assert Library(path).is_current()


def test_made_by_several_processes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    processes = [python(MIGRATE, path, str(number)) for number in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        answer_of(process, told="")
    library = Library(path)
    assert library.facts() == {str(number): "was here" for number in range(4)}
    query = "SELECT count(*) FROM _sqlite_migrations"
    assert library.connections.read().execute(query).fetchone()[0] == schema.VERSION
    library.close()


def test_a_newer_library_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.create(path).close()
    user_version(path, schema.VERSION + 1)
    before = path.read_bytes()
    for attempt in (Library.create, lambda path: Library(path).is_current()):
        with pytest.raises(LibraryError, match="newer newsreader"):
            attempt(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database_is_refused_and_left_untouched(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY)")
    connection.close()
    before, modified = path.read_bytes(), path.stat().st_mtime_ns
    for attempt in (Library.create, lambda path: Library(path).is_current()):
        with pytest.raises(LibraryError, match="another program"):
            attempt(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, modified)


def test_a_fact_about_the_library(library: Library) -> None:
    library.set_fact("asked", "yes")
    library.set_fact("asked", "no")
    assert library.facts() == {"asked": "no"}
