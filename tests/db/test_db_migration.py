"""A library of any older version is brought up to this one with all that is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from db import schema
from db.library import Library
from db.pages import Cached, Choice, Link, NamePage
from db.shelving import Outcome, Stat
from support.old_libraries import (
    CALM,
    CORRECTIONS,
    ENTITIES,
    FORGOTTEN,
    MALI,
    OLDER,
    WIKI,
    old_library,
)
from tests.db.conftest import article_of, id_at, store


def rows(path: Path, query: str) -> Sequence[tuple[object, ...]]:
    """Read from a library without any code of ours."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_every_older_version_is_tried() -> None:
    assert tuple(range(1, schema.VERSION)) == OLDER


@pytest.fixture(params=OLDER)
def version(request: pytest.FixtureRequest) -> int:
    """Each version that a library may come from."""
    return int(request.param)


@pytest.fixture
def old(tmp_path: Path, version: int) -> Path:
    """A library of an older version with something in every table."""
    path = tmp_path / "old" / "library.db"
    path.parent.mkdir()
    old_library(path, version)
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Library]:
    """The same after it was opened for writing."""
    assert not Library(old).is_current()
    library = Library.create(old)
    yield library
    assert library.check().problems == ()
    library.close()


def test_a_copy_is_kept_as_it_was(old: Path, version: int) -> None:
    tables = "SELECT name, sql FROM sqlite_master ORDER BY 1"
    before = (
        rows(old, tables),
        rows(old, "SELECT * FROM decisions"),
        rows(old, "SELECT * FROM links"),
    )
    Library.create(old).close()
    (copy,) = old.parent.glob(f"library.db.v{version}-*.bak")
    after = (
        rows(copy, tables),
        rows(copy, "SELECT * FROM decisions"),
        rows(copy, "SELECT * FROM links"),
    )
    assert after == before
    assert rows(copy, "PRAGMA user_version") == [(version,)]
    assert copy.stat().st_mode & 0o777 == 0o600
    Library.create(old).close()
    assert len(list(old.parent.glob("*.bak"))) == 1


def test_it_has_the_tables_of_a_new_one(migrated: Library, library: Library) -> None:
    query = (
        "SELECT type, name, tbl_name FROM sqlite_master WHERE name != 'sqlite_stat1' ORDER BY 1, 2"
    )
    columns = """SELECT m.name, t.name, t.type, t."notnull", t.dflt_value, t.pk
        FROM sqlite_master m, pragma_table_info(m.name) t WHERE m.type = 'table' ORDER BY 1, 2"""
    for question in (query, columns, "PRAGMA user_version"):
        found, wanted = (
            each.connections.read().execute(question).fetchall() for each in (migrated, library)
        )
        assert found == wanted
    assert migrated.check().schema == schema.VERSION


def test_articles_and_entities_are_as_they_were(migrated: Library) -> None:
    assert [row.title for row in migrated.articles.page(0, 9, migrated.shelves.at("/n"))] == [
        "Corrected",
        "Storm",
    ]
    row = migrated.articles.row(1)
    assert row is not None
    assert (row.read, row.starred) == (True, True)
    assert [(e.id, e.name, e.label) for e in migrated.entities.ranked()] == [
        (id_, name, label) for id_, _, name, label, *_ in ENTITIES
    ]
    mali = migrated.entities.find("mali")[0]
    assert (mali.name, mali.mentions, mali.first) == ("Mali", 2, "2024-02-01")
    assert [row.snippet for row in migrated.entities.mentions(mali.id)] == [
        "Keïta met nobody in Mali.",
        "Mali waits.",
    ]
    assert migrated.search.find("nobody")[0].article.title == "Corrected"
    assert migrated.facts() == {"asked": "yes"}


def test_pages_by_name(migrated: Library) -> None:
    for name, stale in (("Mali", False), ("Republic of Mali", True)):
        expected = Cached((NamePage(MALI, "title", (name,)),), stale=stale)
        assert migrated.pages.cached(*WIKI, name) == expected
    assert migrated.pages.cached(*WIKI, "X") == Cached(())
    migrated.pages.keep(*WIKI, {"X": Cached(())})
    query = "SELECT tries FROM page_names WHERE name = 'X'"
    assert migrated.connections.read().execute(query).fetchone() == (4,)


def test_links(migrated: Library) -> None:
    linked = Link("page", MALI, (), ("Bamako is near",), "machine")
    assert migrated.links.of(1) == linked
    assert migrated.links.of(2) == Link("unsure", decided_by="machine")
    assert migrated.links.unlinked("v1", 9) == [1, 2]
    migrated.links.keep({1: Link("page", MALI, (Choice(MALI),))}, "v2")
    assert migrated.links.unlinked("v2", 9) == [2]


def test_corrections_hold_in_their_order(migrated: Library) -> None:
    told = [(e.decision.field, e.decision.value) for e in migrated.decisions.entries()]  # type: ignore[union-attr]
    assert told[::-1] == [(field, value) for *_, field, value, _ in CORRECTIONS]
    assert len({e.at for e in migrated.decisions.entries()}) == len(CORRECTIONS)
    assert [e.undone for e in migrated.decisions.entries()] == [True, *[False] * 6]
    assert (
        store(migrated, "/n/a", article_of("Changed", "Anew.", byline="G. H.")) is Outcome.CHANGED
    )
    row = migrated.articles.row(1)
    assert row is not None
    assert (row.title, row.published, row.byline) == ("Corrected", "2024-04-04", "G. H.")
    store(migrated, "/n/c", FORGOTTEN)
    again = migrated.articles.row(id_at(migrated, "/n/c"))
    assert again is not None
    assert again.byline == "C. D."


@pytest.mark.parametrize("undone_first", [False, True])
def test_corrections_can_be_taken_back_once_the_file_was_read_again(
    migrated: Library, undone_first: bool
) -> None:
    assert migrated.shelving.places("/n")["/n/a"][1:3] == Stat(1, -1)
    assert migrated.shelving.places("/n")["/n/b"][1:3] == Stat(1, 1)
    holding = [e.uid for e in migrated.decisions.entries() if not e.undone]
    if undone_first:
        for uid in holding:
            migrated.decisions.undo(uid)
    assert store(migrated, "/n/a", CALM) is Outcome.KNOWN
    if not undone_first:
        for uid in holding:
            migrated.decisions.undo(uid)
    row = migrated.articles.row(1)
    assert row is not None
    assert (row.title, row.published, row.byline) == ("Calm", "2024-01-05", "A. B.")
