"""A library of version 1 is brought up to this version with all that is in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db import schema
from db.library import Library
from db.pages import Cached, Choice, Link, NamePage, Page
from db.records import Article
from db.schema.library import library as version_1
from db.shelving import Outcome, Stat, content_hash
from tests.db.conftest import article_of, id_at, store

AT = "2024-05-01T10:00:00+00:00"
LATER = "2999-01-01T00:00:00+00:00"
CALM = article_of("Calm", "Keïta met nobody in Mali.", published="2024-01-05", byline="A. B.")
STORM = article_of("Storm", "Mali waits.", published="2024-02-01")
FORGOTTEN = article_of("Forgotten", "Nothing.")
WIKI = ("en.wikipedia.org", "en")
ENTITIES = [
    (1, "place:mali", "Mali", "GPE", 2, 2, "2024-02-01", "2024-04-04"),
    (2, "person:keita", "Keïta", "PERSON", 1, 1, "2024-04-04", "2024-04-04"),
]
MALI = Page(
    source="wikipedia",
    title="Mali",
    description="Country in West Africa",
    extract="Mali is a country.",
    url="https://en.wikipedia.org/wiki/Mali",
    origin="en.wikipedia.org",
    qid="Q912",
    revision=7,
    licence="CC BY-SA 4.0",
    fetched_at=AT,
    checked_at=AT,
)
# Corrections of the same second, of the article at /n/a, of the one that was forgotten, undone.
CORRECTIONS = [
    ("correct", 1, CALM, "title", "First", 0),
    ("correct", 1, CALM, "title", "Second", 0),
    ("correct", 1, CALM, "title", "Third", 0),
    ("correct", 1, CALM, "title", "Corrected", 0),
    ("correct", 1, CALM, "published", "2024-04-04", 0),
    ("correct", None, FORGOTTEN, "byline", "C. D.", 0),
    ("correct", 1, CALM, "byline", "E. F.", 1),
]


def fill(write: sqlite3.Connection) -> None:
    """Put into tables of version 1 what its own code would have put there."""
    write.execute(
        "INSERT INTO shelves (path, kind, online, added_at) VALUES ('/n', 'folder', 1, ?)", (AT,)
    )
    heads = {"/n/a": ("Corrected", "2024-04-04"), "/n/b": ("Storm", "2024-02-01")}
    for (path, (title, dated)), article in zip(heads.items(), (CALM, STORM), strict=True):
        _article(write, path, article, title, dated)
    write.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ENTITIES)
    for article_id, entity_id, surface, label in [
        (1, 1, "Mali", "GPE"),
        (1, 2, "Keïta", "PERSON"),
        (2, 1, "Mali", "GPE"),
    ]:
        text, dated = write.execute(
            "SELECT text, dated FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        start = text.index(surface)
        write.execute(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            (article_id, start, start + len(surface), label, entity_id),
        )
        write.execute(
            "INSERT INTO article_entities VALUES (?, ?, ?, 1)", (entity_id, dated, article_id)
        )
        write.execute(
            "INSERT INTO article_names VALUES (?, ?, ?)", (article_id, entity_id, surface)
        )
    write.executemany(
        "INSERT INTO aliases VALUES (?, ?, ?, ?, ?)",
        [(1, "Mali", "GPE", "mali", 2), (2, "Keïta", "PERSON", "keita", 1)],
    )
    write.executemany(
        "INSERT INTO entity_names VALUES (?, ?, ?)", [(1, "Mali", 2), (2, "Keïta", 1)]
    )
    names = (
        "origin, source, language, title, description, extract, url, qid, revision, licence,"
        " as_of, fetched_at"
    )
    write.execute(
        f"INSERT INTO pages ({names}) VALUES ({', '.join('?' * 12)})",
        [getattr(MALI, name) for name in names.split(", ")],
    )
    write.executemany(
        "INSERT INTO page_names VALUES ('en.wikipedia.org', 'en', ?, ?, ?, ?, ?)",
        [("Mali", 1, 1, AT, LATER), ("Republic of Mali", 1, 1, AT, AT), ("X", None, 3, AT, LATER)],
    )
    write.executemany(
        "INSERT INTO links VALUES (?, ?, ?, ?, ?, 'machine', 'v1')",
        [(1, "page", 1, '["Mali"]', '["Bamako is near"]'), (2, "unsure", None, '["K", "L"]', "[]")],
    )
    write.executemany(
        "INSERT INTO decisions (at, kind, article_id, hash, body, undone)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (AT, kind, id_, content_hash(a), json.dumps({"field": field, "value": value}), undone)
            for kind, id_, a, field, value, undone in CORRECTIONS
        ],
    )
    write.execute("INSERT INTO facts VALUES ('asked', 'yes')")


def _article(
    write: sqlite3.Connection, path: str, article: Article, title: str, dated: str
) -> None:
    article_id = write.execute(
        """INSERT INTO articles (hash, title, byline, publication, published, dated, url, text,
        blocks, styles, words, language, stage, added_at, read_at, starred)
        VALUES (?, ?, ?, '', ?, ?, '', ?, ?, '[]', ?, 'en', 'test', ?, ?, 1)""",
        (
            content_hash(article),
            title,
            article.byline,
            dated,
            dated,
            article.text,
            json.dumps([(b.kind, b.start, b.end) for b in article.blocks]),
            len(article.text.split()),
            AT,
            AT,
        ),
    ).lastrowid
    write.execute("INSERT INTO places VALUES (?, ?, 1, 1, NULL, 0)", (path, article_id))
    write.execute("INSERT INTO shelf_articles VALUES (1, ?, ?)", (dated, article_id))


def rows(path: Path, query: str) -> Sequence[tuple[object, ...]]:
    """Read from a library without any code of ours."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of version 1 with something in every table."""
    path = tmp_path / "old" / "library.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        steps = Migrations("newsreader")
        steps(name="001_library")(version_1)
        steps.apply(Database(connection))
        connection.execute("PRAGMA user_version = 1")
        fill(connection)
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Library]:
    """The same after it was opened for writing."""
    assert not Library(old).is_current()
    library = Library.create(old)
    yield library
    assert library.check().problems == ()
    library.close()


def test_a_copy_is_kept_as_it_was(old: Path) -> None:
    tables = "SELECT name, sql FROM sqlite_master ORDER BY 1"
    before = (
        rows(old, tables),
        rows(old, "SELECT * FROM decisions"),
        rows(old, "SELECT * FROM links"),
    )
    Library.create(old).close()
    (copy,) = old.parent.glob("library.db.v1-*.bak")
    after = (
        rows(copy, tables),
        rows(copy, "SELECT * FROM decisions"),
        rows(copy, "SELECT * FROM links"),
    )
    assert after == before
    assert rows(copy, "PRAGMA user_version") == [(1,)]
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
    assert migrated.shelving.places("/n")["/n/a"].stat == Stat(1, -1)
    assert migrated.shelving.places("/n")["/n/b"].stat == Stat(1, 1)
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
