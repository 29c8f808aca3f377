"""The reader says of a library that it can't use why, in text, and leaves it as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db import schema
from support.library import gold_library
from support.real_reader import start
from support.strict_terminal import controls_in

pytestmark = pytest.mark.terminal


def make_newer(path: Path) -> None:
    """Say that a later version of the program made a library."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def damage(path: Path) -> None:
    """Overwrite what a library begins with."""
    path.write_bytes(b"\x1b]0;PWNED\x07" * 999)


@pytest.mark.parametrize(
    ("spoil", "says"), [(make_newer, "a newer newsreader"), (damage, "is damaged")]
)
def test_a_library_that_can_not_be_used(
    tmp_path: Path, spoil: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "library.db"
    gold_library(path).close()
    spoil(path)
    before = path.read_bytes()
    (tmp_path / "settings.toml").touch()
    (tmp_path / "news").mkdir()
    with start(tmp_path) as terminal:
        assert terminal.wait_end() == 2
        assert says in terminal.received.decode()
        assert controls_in(terminal.received) == set()
    assert path.read_bytes() == before
