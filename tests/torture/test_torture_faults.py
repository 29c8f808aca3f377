"""A full disk, a library or a file that can't be used, files that change while they are read."""

from __future__ import annotations

import ctypes
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import newsreader
from db import schema
from db.library import Library
from enrich.reading import open_shelf, read_shelf
from support.decided import fill
from support.killing import NEWSREADER
from support.old_libraries import old_library

ROOT = Path(newsreader.__file__ or "").parents[1]
SIZE = 600_000
# Runs a command as somebody whom permissions bind: root drops its rights first, when all that the
# command needs has been imported.
AS_NOBODY = """
import os, sys
import db.naming, db.shelving, db.pages.links, enrich.ingest, enrich.context
import sqlite_utils.migrations
import enrich.linking, enrich.naming, enrich.context.lookup, enrich.context.weighing
import newsreader.commands.ingest, newsreader.commands.context, newsreader.commands.shelves
import newsreader.progress, importlib.metadata
from newsreader.cli import main
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
main()
"""


# What lets root pass over the permissions of files (capabilities(7)): to read and write them, and
# to read and enter folders.
OVERRIDES = (1, 2)
PR_CAPBSET_DROP = 24


def run(
    command: list[str], cwd: Path, limit: int | None = None, *, bound_by_permissions: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a command, with no file of its own longer than ``limit`` bytes.

    Root is as little ``bound_by_permissions`` as it wants: what it starts may not have that right.
    """
    process = ctypes.CDLL(None)

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if bound_by_permissions and os.geteuid() == 0:
            for right in OVERRIDES:
                if process.prctl(PR_CAPBSET_DROP, right, 0, 0, 0):
                    raise OSError("a right can't be given away")

    return subprocess.run(
        command,
        cwd=cwd,
        env={**_elsewhere(cwd), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        preexec_fn=bound,
    )


def _elsewhere(home: Path) -> dict[str, str]:
    """Return an environment whose home can be read by whoever the command is run as."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(home)}


def write_news(folder: Path, count: int) -> None:
    """Write articles of some size that nobody else has."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        words = " ".join(f"word{number}x{place}" for place in range(900))
        (folder / f"{number}.txt").write_text(f"Headline {number}\n\nRain fell. {words}.\n")


@pytest.mark.model
@pytest.mark.xdist_group("jobs")
def test_a_full_disk_is_told_and_what_was_stored_is_whole(tmp_path: Path) -> None:
    write_news(tmp_path / "news", 120)
    command = [*NEWSREADER, "--library", "library.db", "ingest", "news", "--offline"]
    full = run(command, tmp_path, SIZE)
    assert full.returncode == 2, full.stdout + full.stderr
    assert "Traceback" not in full.stderr
    assert "library.db can't be used" in full.stderr
    library = Library(tmp_path / "library.db")
    assert library.check().problems == ()
    stored = library.articles.count()
    library.close()
    assert stored < 120
    after = run(command, tmp_path)
    assert after.returncode == 0, after.stderr
    library = Library(tmp_path / "library.db")
    assert library.articles.count() == 120
    assert library.check().problems == ()
    library.close()


@pytest.mark.parametrize(
    "words",
    [
        ["articles"],
        ["ingest", "news"],
        ["rename", "Mali", "Mali, the country"],
        ["decisions"],
        ["export"],
        ["context", "Mali"],
        ["doctor"],
        ["doctor", "--rescue"],
    ],
    ids=" ".join,
)
def test_a_library_of_a_newer_version_is_left_untouched(tmp_path: Path, words: list[str]) -> None:
    write_news(tmp_path / "news", 1)
    path = tmp_path / "library.db"
    library = Library.create(path)
    fill(library)
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    done = run([*NEWSREADER, "--library", "library.db", *words, "--offline"], tmp_path)
    said = done.stdout + done.stderr
    assert done.returncode == (1 if words == ["doctor"] else 2), said
    assert "Traceback" not in said
    assert ("version" in said) if "--rescue" in words else ("a newer newsreader" in said)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.bak"))


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter, with a library that only its owner may write."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = Path(folder, "inner", "library.db")
        path.parent.mkdir()
        library = Library.create(path)
        fill(library)
        library.close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o755)


@pytest.mark.parametrize(
    ("command", "status"),
    [(["ingest", "/usr/share/doc"], 2), (["forget", "/n/a"], 2), (["context", "Mali"], 1)],
)
def test_a_library_that_is_only_read(public: Path, command: list[str], status: int) -> None:
    before = public.read_bytes()
    asked = [sys.executable, "-c", AS_NOBODY, "--library", str(public), *command, "--offline"]
    done = run(asked, public.parent)
    assert done.returncode == status, done.stdout + done.stderr
    assert "can't be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert ("Mali" in done.stdout) == (command[0] == "context")
    assert public.read_bytes() == before


@pytest.fixture
def forbidden(tmp_path: Path) -> Iterator[Path]:
    """A folder of articles with a folder that can't be listed, one that can't be entered, and a
    file that can't be read; each for the one who owns it."""
    news = tmp_path / "news"
    modes = {news / "shut": 0o000, news / "listed": 0o444, news / "secret.txt": 0o000}
    for folder in (news, news / "shut", news / "listed", news / "deeper"):
        folder.mkdir()
        (folder / "article.txt").write_text(f"Headline {folder.name}\n\nRain fell on Bamako.\n")
    (news / "secret.txt").write_text("Secret\n\nNobody reads this.\n")
    for path, mode in modes.items():
        path.chmod(mode)
    yield news
    for path in modes:
        path.chmod(0o755)


def in_library(path: Path, news: Path) -> set[str]:
    """Return the articles that are in a library and not gone, by where they are in a folder."""
    library = Library(path)
    assert library.check().problems == ()
    places = library.shelving.places(str(news))
    library.close()
    return {os.path.relpath(at, news) for at, place in places.items() if place[3:] == (None, 0)}


@pytest.mark.model
@pytest.mark.xdist_group("jobs")
def test_folders_and_files_that_permissions_forbid_are_named_and_the_others_are_in(
    forbidden: Path, tmp_path: Path
) -> None:
    command = [*NEWSREADER, "--library", "library.db"]
    ingest = [*command, "ingest", "news", "--offline"]
    done = run(ingest, tmp_path, bound_by_permissions=True)
    assert done.returncode == 1, done.stdout + done.stderr
    assert sorted(done.stderr.splitlines()) == [
        f"{forbidden}/listed/article.txt: left out, can't be reached: permission denied",
        f"{forbidden}/secret.txt: permission denied",
        f"{forbidden}/shut: left out, can't be listed: permission denied",
    ]
    assert in_library(tmp_path / "library.db", forbidden) == {"article.txt", "deeper/article.txt"}
    doctor = run([*command, "doctor"], tmp_path, bound_by_permissions=True)
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    for said in ("1 left out, can't be listed: permission denied: shut", "listed/article.txt"):
        assert said in doctor.stdout
    for path in ("shut", "listed", "secret.txt"):
        (forbidden / path).chmod(0o755)
        os.utime(forbidden / path)
    again = run(ingest, tmp_path, bound_by_permissions=True)
    assert again.returncode == 0, again.stderr
    assert len(in_library(tmp_path / "library.db", forbidden)) == 5
    # What was read stays readable when it is forbidden later, and comes back.
    (forbidden / "deeper").chmod(0o000)
    lost = run(ingest, tmp_path, bound_by_permissions=True)
    (forbidden / "deeper").chmod(0o755)
    assert (lost.returncode, ", 1 gone," in lost.stdout) == (0, True), lost.stdout
    assert run(ingest, tmp_path).returncode == 0
    assert len(in_library(tmp_path / "library.db", forbidden)) == 5


@pytest.mark.parametrize("words", [["ingest", "news"], ["articles"], ["doctor"], ["search", "a"]])
def test_a_folder_of_the_library_that_permissions_forbid(tmp_path: Path, words: list[str]) -> None:
    write_news(tmp_path / "news", 1)
    folder = tmp_path / "folder"
    folder.mkdir()
    Library.create(folder / "library.db").close()
    folder.chmod(0o000)
    command = [*NEWSREADER, "--library", "folder/library.db", *words, "--offline"]
    done = run(command, tmp_path, bound_by_permissions=True)
    folder.chmod(0o755)
    said = done.stdout + done.stderr
    assert done.returncode == (1 if words == ["doctor"] else 2), said
    assert "Traceback" not in said
    assert "ermission denied" in said
    assert str(folder / "library.db") in said


def test_an_export_into_a_folder_that_permissions_forbid(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o000)
    library = Library.create(tmp_path / "library.db")
    fill(library)
    library.close()
    command = [*NEWSREADER, "--library", "library.db", "export", "--output", "folder/a.jsonl"]
    done = run(command, tmp_path, bound_by_permissions=True)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: folder/a.jsonl can't be written: Permission denied.\n",
    )


def test_a_disk_that_is_full_while_a_library_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old_library(path, 3, 2_000)
    command = [*NEWSREADER, "--library", "library.db", "shelves"]
    full = run(command, tmp_path, path.stat().st_size // 2)
    assert full.returncode == 2, full.stdout + full.stderr
    assert "Traceback" not in full.stderr
    assert str(path) in full.stderr
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert list(tmp_path.glob("*.bak")) == []
    assert run(command, tmp_path).returncode == 0
    library = Library(path)
    assert library.check().problems == ()
    assert library.articles.count() == 2_002
    library.close()
    assert [file.name for file in tmp_path.glob("*.part")] == []
    assert len(list(tmp_path.glob("*.bak"))) == 1


@pytest.mark.parametrize("words", [["rename", "Mali", "Mali, the country"], ["note", "/n/a", "x"]])
def test_a_disk_that_is_full_while_something_is_decided(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "library.db"
    library = Library.create(path)
    fill(library)
    before = [entry.uid for entry in library.decisions.entries()]
    library.close()
    command = [*NEWSREADER, "--library", "library.db", *words]
    full = run(command, tmp_path, 4096)
    assert full.returncode == 2, full.stdout + full.stderr
    assert "Traceback" not in full.stderr
    assert f"{path} can't be used" in full.stderr
    library = Library(path)
    assert library.check().problems == ()
    assert [entry.uid for entry in library.decisions.entries()] == before
    library.close()
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
    library = Library(path)
    assert len(library.decisions.entries()) == len(before) + 1
    library.close()


def vanish(path: Path) -> None:
    path.unlink()


def grow(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("And more. " * 10_000)


@pytest.mark.parametrize("change", [vanish, grow])
def test_files_that_change_while_a_folder_is_read(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    write_news(tmp_path / "news", 100)
    library = Library.create(tmp_path / "library.db")
    shelf = open_shelf(library, tmp_path / "news")
    last = sorted((tmp_path / "news").iterdir(), key=os.path.getmtime)
    changed = list[Path]()

    def when_some_are_read(_: object) -> None:
        # Those that come next were found when the folder was listed.
        while last and len(changed) < 40:
            changed.append(last.pop())
            change(changed[-1])

    report = read_shelf(library, shelf, when_some_are_read)
    assert report.read + len(report.failed) == 100
    assert library.check().problems == ()
    read_shelf(library, shelf, lambda _: None)
    left = len(list((tmp_path / "news").iterdir()))
    query = "SELECT count(*) FROM articles WHERE NOT gone"
    assert library.connections.read().execute(query).fetchone()[0] == left
    for path in (tmp_path / "news").iterdir():
        article = library.articles.get(library.articles.find(str(path)) or 0)
        assert article is not None
        assert len(article.text) > path.stat().st_size * 0.9
    library.close()
