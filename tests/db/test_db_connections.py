from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connections import Connections, LibraryError, ReadOnlyError
from db.library import Library
from tests.db.conftest import answer_of, article_of, put, python

WRITES = 300

WRITE_FACTS = f"""
import sys
from pathlib import Path
from db.library import Library
library = Library(Path(sys.argv[1]))
library.facts()
print("ready", flush=True)
sys.stdin.readline()
for number in range({WRITES}):
    library.set_fact("other", str(number))
library.close()
"""

# Reads and writes as somebody whom permissions bind: root drops its rights first.
USE_AS_NOBODY = """
import os, sys
from pathlib import Path
import db.naming, db.shelving, sqlite_utils.migrations
from db.connections import LibraryError
from db.library import Library
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
def attempt(work):
    library = Library(path)
    try:
        return work(library)
    except LibraryError as error:
        return type(error).__name__
    finally:
        library.close()
print(attempt(lambda library: [row.title for row in library.articles.page(0, 9)]))
print(attempt(lambda library: library.is_current()))
print(attempt(lambda library: library.set_fact("a", "b")))
print(attempt(lambda library: library.shelving.put_errors({})))
try:
    Library.create(path).close()
except LibraryError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def public_folder(empty_library: Path) -> Iterator[Path]:
    """A folder that everybody may enter, which tmp_path is not, with a library in it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        inner = Path(folder, "inner")
        inner.mkdir()
        shutil.copy(empty_library, inner / "library.db")
        library = Library(inner / "library.db")
        put(library, "/n/a", article_of("Calm"))
        library.close()
        yield inner
        inner.chmod(0o755)


def facts_of(path: Path) -> dict[str, str]:
    """Read the facts of a library with nothing but sqlite3."""
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT name, value FROM facts").fetchall())
    finally:
        connection.close()


def test_a_new_library_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "library.db"
    library = Library.create(path)
    library.set_fact("a", "b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for extra in path.parent.iterdir():
        assert stat.S_IMODE(extra.stat().st_mode) == 0o600
    library.close()


@pytest.mark.parametrize("odd", ["a?b#c%20.db", 'it\'s "this".db', "Ünï.db", "two\nlines.db"])
def test_odd_names_of_a_library(tmp_path: Path, odd: str) -> None:
    Library.create(tmp_path / odd).close()
    library = Library(tmp_path / odd)
    assert library.is_current()
    library.set_fact("a", "b")
    library.close()
    assert os.listdir(tmp_path) == [odd]


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    library = Library.create(Path("library.db"))
    assert library.is_current()
    library.close()
    assert os.listdir() == ["library.db"]


def test_no_library_where_a_file_or_folder_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "library.db", tmp_path / "folder"):
        with pytest.raises(LibraryError, match="can't be"):
            Library.create(path)
        with pytest.raises(LibraryError):
            Library(path).articles.page(0, 1)


def test_reading_makes_no_library(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    assert not library.is_current()
    with pytest.raises(LibraryError, match="There is no library"):
        library.articles.count()
    with pytest.raises(LibraryError):
        library.set_fact("a", "b")
    assert os.listdir(tmp_path) == []


def test_after_close_the_file_alone_holds_everything(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library = Library.create(path)
    thread = threading.Thread(target=library.facts)
    thread.start()
    thread.join()
    put(library, "/n/a", article_of("Calm", "Ada"), [("Ada", "PERSON", "ada")])
    library.close()
    assert os.listdir(tmp_path) == ["library.db"]
    copy = Library(Path(shutil.copy(path, tmp_path / "copy.db")))
    assert [row.title for row in copy.articles.page(0, 9)] == ["Calm"]
    assert copy.entities.find("Ada")
    copy.close()


def test_a_library_can_be_used_again_after_close(library: Library) -> None:
    library.set_fact("a", "b")
    library.close()
    assert library.facts() == {"a": "b"}


def test_readers_cannot_write(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        library.connections.read().execute("INSERT INTO facts VALUES ('a', 'b')")


def test_an_exception_rolls_back(library: Library) -> None:
    def write_and_fail() -> None:
        with library.connections.write() as write:
            write.execute("INSERT INTO facts VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert library.facts() == {}
    library.set_fact("c", "d")
    assert library.facts() == {"c": "d"}


def test_a_write_within_a_write_is_one_transaction(library: Library) -> None:
    def write_and_fail() -> None:
        with library.connections.write():
            library.set_fact("a", "b")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert library.facts() == {}


def test_a_commit_that_fails_rolls_back(library: Library) -> None:
    statement = "INSERT INTO places (path, article_id, size, mtime_ns) VALUES ('/a', 9, 1, 1)"

    def write_what_breaks_a_key() -> None:
        with library.connections.write() as write:
            write.execute("PRAGMA defer_foreign_keys = ON")
            write.execute(statement)

    with pytest.raises(sqlite3.IntegrityError):
        write_what_breaks_a_key()
    library.set_fact("a", "b")
    library.close()
    assert library.facts() == {"a": "b"}
    assert library.shelving.places("/a") == {}


def test_change_count_moves_when_another_writes(library: Library) -> None:
    before = library.change_count()
    assert library.change_count() == before
    library.set_fact("a", "b")
    assert library.change_count() != before


def test_each_thread_has_connections_of_its_own(library: Library) -> None:
    seen = [library.connections.read(), library.connections.writer()]

    def note() -> None:
        seen.extend([library.connections.read(), library.connections.writer()])

    thread = threading.Thread(target=note)
    thread.start()
    thread.join()
    assert len({id(connection) for connection in seen}) == 4
    assert library.connections.read() is seen[0]


def test_threads_read_beside_a_writer_and_never_find_it_locked(library: Library) -> None:
    problems = list[BaseException]()
    done = threading.Event()

    def attempt(work: object) -> None:
        try:
            assert callable(work)
            work()
        except BaseException as error:  # noqa: BLE001
            problems.append(error)

    def write(name: str) -> None:
        for number in range(WRITES):
            library.set_fact(name, str(number))

    def read() -> None:
        last = 0
        while not done.is_set():
            now = int(library.facts().get("one", 0))
            assert last <= now
            last = now

    reader = threading.Thread(target=attempt, args=(read,))
    writers = [
        threading.Thread(target=attempt, args=(lambda name=name: write(name),))
        for name in ("one", "two")
    ]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert problems == []
    assert library.facts() == {"one": str(WRITES - 1), "two": str(WRITES - 1)}


def test_processes_write_beside_each_other_and_never_find_it_locked(library: Library) -> None:
    process = python(WRITE_FACTS, library.path)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    for number in range(WRITES):
        library.set_fact("mine", str(number))
        library.facts()
    answer_of(process, told="")
    assert library.facts() == {"mine": str(WRITES - 1), "other": str(WRITES - 1)}


def test_what_was_committed_survives_a_killed_process(library: Library) -> None:
    process = python(WRITE_FACTS.replace("library.close()", "import os; os._exit(0)"), library.path)
    answer_of(process)
    assert library.facts() == {"other": str(WRITES - 1)}


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o644)])
def test_read_only_can_be_read_but_not_written(public_folder: Path, folder: int, file: int) -> None:
    path = public_folder / "library.db"
    before = path.read_bytes()
    path.chmod(file)
    public_folder.chmod(folder)
    answer = answer_of(python(USE_AS_NOBODY, path)).splitlines()
    assert answer == ["['Calm']", "True", *["ReadOnlyError"] * 3]
    assert path.read_bytes() == before


@pytest.mark.parametrize("folder", [0o555, 0o777])
def test_a_library_of_somebody_else_is_not_to_be_read(public_folder: Path, folder: int) -> None:
    path = public_folder / "library.db"
    path.chmod(0o000)
    public_folder.chmod(folder)
    answer = answer_of(python(USE_AS_NOBODY, path)).splitlines()
    assert answer == ["LibraryError"] * 2 + ["ReadOnlyError"] * 3


def test_a_folder_that_can_be_neither_entered_nor_written(public_folder: Path) -> None:
    public_folder.chmod(0o000)
    answer = answer_of(python(USE_AS_NOBODY, public_folder / "library.db")).splitlines()
    assert answer[0] == "LibraryError"
    assert answer[1] == "False"
    assert set(answer[2:]) <= {"LibraryError", "ReadOnlyError"}


@pytest.mark.parametrize(
    "content", [b"Just a text, which is no database at all.\n" * 50, b"\x00" * 4096, b"SQLite"]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    for attempt in (Library.create, lambda path: Library(path).is_current()):
        with pytest.raises(LibraryError, match=r"library\.db"):
            attempt(path)
    with pytest.raises(LibraryError), Connections(path).write():
        pass
    assert path.read_bytes() == content


def test_a_damaged_schema(tmp_path: Path, empty_library: Path) -> None:
    path = tmp_path / "library.db"
    content = empty_library.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 3996 + content[4096:])
    with pytest.raises(LibraryError, match="damaged"):
        Library(path).is_current()


def test_damage_further_in_is_found_by_the_check(tmp_path: Path, empty_library: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copy(empty_library, path)
    library = Library(path)
    for number in range(50):
        put(library, f"/n/{number}", article_of(str(number), "word " * 500))
    library.close()
    content = path.read_bytes()
    root_page = 4096
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'articles'"
    connection = sqlite3.connect(path)
    offset = (connection.execute(query).fetchone()[0] - 1) * root_page
    connection.close()
    path.write_bytes(content[:offset] + b"\xff" * root_page + content[offset + root_page :])
    damaged = Library(path)
    assert damaged.check().problems
    damaged.close()


def test_read_only_is_a_library_error() -> None:
    assert issubclass(ReadOnlyError, LibraryError)
