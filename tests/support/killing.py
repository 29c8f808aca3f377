"""Work that is killed at a moment, and what is left of its library."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db.library import Library

DEADLINE_S = 300.0
LIBRARY = "library.db"
PYTHON = (sys.executable, "-P")
NEWSREADER = (*PYTHON, "-c", "from newsreader.cli import main; main()")


# How many kills each kind of work has survived in this run.
SURVIVED = Counter[str]()


@dataclass(frozen=True)
class Work:
    """Something that writes to the library of a folder, in a process of its own.

    ``acknowledged`` tells from the outside what the library holds for good; ``content`` is all of
    it, without ids that depend on how it came about.
    """

    command: Callable[[Path], Sequence[str | Path]]
    acknowledged: Callable[[sqlite3.Connection], set[object]]
    content: Callable[[Library], object]


@dataclass(frozen=True)
class Undisturbed:
    """What a library came to when nothing was killed, and when it was written: seconds."""

    content: object
    first_write: float
    end: float

    def moment(self, chance: random.Random) -> float:
        """Return a moment at random: mostly while the library is written, else at any time."""
        start = self.first_write * 0.9 if chance.random() < 0.75 else 0.0
        return chance.uniform(start, self.end)


def run_undisturbed(work: Work, start: Path, folder: Path) -> Undisturbed:
    """Do the work to its end in a copy of a folder."""
    _fresh(start, folder)
    log, began, first = Path(folder, f"{LIBRARY}-wal"), time.monotonic(), 0.0
    process = _start(work, folder)
    while process.poll() is None:
        if not first and log.exists() and log.stat().st_size:
            first = time.monotonic() - began
        assert time.monotonic() - began < DEADLINE_S
    end = time.monotonic() - began
    assert process.returncode == 0, _said(folder)
    return Undisturbed(content_of(work, folder), first, end)


def kill(work: Work, start: Path, folder: Path, moment: float) -> bool:
    """Kill the work in a copy of a folder, then look at what is there and do it to its end.

    Returns False when it had ended before the moment came.
    """
    _fresh(start, folder)
    process = _start(work, folder)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        before = _acknowledged(work, folder)
        os.killpg(process.pid, signal.SIGKILL)
    if process.wait() != -signal.SIGKILL:
        assert process.returncode == 0, _said(folder)
        return False
    assert before <= _acknowledged(work, folder)
    path = folder / LIBRARY
    library = Library(path)
    if path.exists() and path.stat().st_size and library.is_current():
        assert library.check().problems == ()
    library.close()
    again = _start(work, folder)
    assert again.wait(DEADLINE_S) == 0, _said(folder)
    return True


def _start(work: Work, folder: Path) -> subprocess.Popen[bytes]:
    with Path(folder, "said").open("wb") as said:
        return subprocess.Popen(
            list(map(str, work.command(folder))),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _said(folder: Path) -> str:
    return Path(folder, "said").read_text(encoding="utf-8")


def _fresh(start: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start, folder)


def _acknowledged(work: Work, folder: Path) -> set[object]:
    path = folder / LIBRARY
    if not path.exists() or not path.stat().st_size:
        return set()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=60)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return work.acknowledged(connection)


def content_of(work: Work, folder: Path) -> object:
    """Return all that a library holds, once it has been found sound."""
    library = Library(folder / LIBRARY)
    assert library.is_current()
    assert library.check().problems == ()
    content = work.content(library)
    library.close()
    return content
