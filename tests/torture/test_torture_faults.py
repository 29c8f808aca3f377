"""A full disk, a library or a file that can't be used, files that change while they are read."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import newsreader
from db.library import Library
from enrich.reading import open_shelf, read_shelf
from support.decided import fill
from support.killing import NEWSREADER

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


def run(
    command: list[str], cwd: Path, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command, with no file of its own longer than ``limit`` bytes."""

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

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
