from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator

import pytest

from db.leases import STALE_AFTER_S
from db.library import Library
from tests.db.conftest import answer_of, python

HOLD = """
import sys
from pathlib import Path
from db.library import Library
library = Library(Path(sys.argv[1]))
print(library.leases.acquire("work"), flush=True)
sys.stdin.readline()
library.close()
"""


@pytest.fixture
def held_elsewhere(library: Library) -> Iterator[None]:
    """Let another process, which lives until the test has ended, hold the lease."""
    process = python(HOLD, library.path)
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    yield
    answer_of(process)


def holder(library: Library, name: str = "work") -> tuple[str, int] | None:
    """Return host and process id of who holds a lease."""
    query = "SELECT holder, pid FROM leases WHERE name = ?"
    found: tuple[str, int] | None = library.connections.read().execute(query, (name,)).fetchone()
    return found


def write_lease(library: Library, host: str, pid: int, age: float) -> None:
    """Write down a lease as another process would, renewed some seconds ago."""
    with library.connections.write() as write:
        values = ("work", host, pid, time.time() - age)
        write.execute("INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?)", values)


def test_acquired_renewed_and_released(library: Library) -> None:
    assert library.leases.acquire("work")
    write_lease(library, socket.gethostname(), os.getpid(), 5)
    query = "SELECT heartbeat FROM leases"
    before = library.connections.read().execute(query).fetchone()[0]
    assert library.leases.acquire("work")
    assert library.connections.read().execute(query).fetchone()[0] > before
    library.leases.release("work")
    assert holder(library) is None
    library.leases.release("work")


def test_each_task_has_its_own(library: Library) -> None:
    write_lease(library, "another-host", 1, 0)
    assert library.leases.acquire("other work")
    assert not library.leases.acquire("work")


@pytest.mark.usefixtures("held_elsewhere")
def test_refused_while_another_process_lives(library: Library) -> None:
    before = holder(library)
    assert not library.leases.acquire("work")
    library.leases.release("work")
    assert holder(library) == before


def test_taken_over_from_a_process_that_has_died(library: Library) -> None:
    assert answer_of(python(HOLD, library.path)) == "True\n"
    assert holder(library) is not None
    assert library.leases.acquire("work")
    assert holder(library) == (socket.gethostname(), os.getpid())


@pytest.mark.usefixtures("held_elsewhere")
def test_taken_over_from_one_that_hangs(library: Library) -> None:
    found = holder(library)
    assert found is not None
    write_lease(library, *found, age=STALE_AFTER_S + 1)
    assert library.leases.acquire("work")


@pytest.mark.parametrize(
    ("age", "free"), [(0.0, False), (STALE_AFTER_S - 3, False), (STALE_AFTER_S + 1, True)]
)
def test_another_hosts_lease_is_judged_by_its_age(library: Library, age: float, free: bool) -> None:
    write_lease(library, "another-host", 1, age)
    assert library.leases.acquire("work") is free


def test_a_lease_from_the_future_is_free(library: Library) -> None:
    write_lease(library, "another-host", 1, -3600)
    assert library.leases.acquire("work")
