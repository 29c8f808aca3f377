"""Kept searches, and where in an article a search has found something."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db.decisions.kinds import Hide
from db.library import Library
from db.query import QueryError
from db.query.snippets import merged, snippet
from db.schema.decided import decided
from db.schema.library import library as first
from db.searches import KeptSearch
from tests.db.conftest import article_of, id_at, put

COUP = article_of("Coup in Mali", "Goïta of Mali spoke. Mali’s army left; the coup came.")


def spans(library: Library, query: str) -> list[str]:
    """Return the texts in the article at /n/a that a query finds."""
    article_id = id_at(library, "/n/a")
    article = library.articles.get(article_id)
    assert article is not None
    return [article.text[start:end] for start, end in library.search.spans(query, article_id)]


@pytest.fixture
def filled(library: Library) -> Library:
    """A library of a coup."""
    put(library, "/n/a", COUP, [("Goïta", "PERSON", "goita"), ("Mali", "GPE", "mali")])
    return library


def test_kept_under_a_name(filled: Library) -> None:
    filled.searches.keep("Coups", "coup is:unread")
    filled.searches.keep(" The  colonel ", "entity:goita")
    assert filled.searches.all() == [
        KeptSearch("Coups", "coup is:unread", 1, 1),
        KeptSearch("The colonel", "entity:goita", 1, 1),
    ]
    filled.articles.set_read(id_at(filled, "/n/a"), True)
    assert [(kept.articles, kept.unread) for kept in filled.searches.all()] == [(0, 0), (1, 0)]
    filled.searches.keep("côups", "coup")
    assert filled.searches.names() == ["côups", "The colonel"]
    assert filled.searches.query("COUPS") == "coup"
    assert filled.searches.query("none") is None
    assert filled.searches.forget("coups")
    assert not filled.searches.forget("coups")
    assert filled.searches.names() == ["The colonel"]


def test_what_is_not_kept(filled: Library) -> None:
    with pytest.raises(QueryError, match="not closed"):
        filled.searches.keep("a", "(coup")
    with pytest.raises(ValueError, match="name"):
        filled.searches.keep("  ", "coup")
    assert filled.searches.all() == []


def test_a_name_that_nothing_goes_by_any_more(filled: Library) -> None:
    filled.searches.keep("a", "entity:goita")
    filled.shelving.forget("/n/a")
    assert filled.searches.all() == [KeptSearch("a", "entity:goita", 0, 0)]


def test_a_library_of_version_2_gets_the_table(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "old" / "library.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        steps = Migrations("newsreader")
        steps(name="001_library")(first)
        steps(name="002_decided")(decided)
        steps.apply(Database(connection))
        connection.execute("PRAGMA user_version = 2")
        connection.execute("INSERT INTO facts VALUES ('asked', 'yes')")
    migrated = Library.create(path)
    (copy,) = path.parent.glob("library.db.v2-*.bak")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    put(migrated, "/n/a", COUP)
    migrated.searches.keep("a", "coup")
    assert migrated.searches.all() == [KeptSearch("a", "coup", 1, 1)]
    assert migrated.facts() == {"asked": "yes"}
    query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"
    found, wanted = (
        dict(each.connections.read().execute(query).fetchall()) for each in (migrated, library)
    )
    assert found.keys() == wanted.keys()
    assert found["searches"] == wanted["searches"]
    assert migrated.check().problems == ()
    migrated.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("goita", ["Goïta"]),
        ("mali", ["Mali", "Mali", "Mali"]),
        ("mali*", ["Mali", "Mali", "Mali"]),
        ('"of mali"', ["of Mali"]),
        ('"mali s army"', ["Mali’s army"]),
        ('"army lef*"', ["army left"]),
        ("title:coup", ["Coup"]),
        ("coup OR goita", ["Coup", "Goïta", "coup"]),
        ("coup -sudan", ["Coup", "coup"]),
        ("entity:goita", ["Goïta"]),
        ("entity:mali army", ["Mali", "Mali", "Mali", "army"]),
        ('entity:mali "of mali"', ["Mali", "of Mali", "Mali"]),
        ("label:person", ["Goïta"]),
        ("label:person coup", ["Coup", "coup"]),
        ("is:unread", []),
    ],
)
def test_where_it_is_found(filled: Library, query: str, found: list[str]) -> None:
    assert spans(filled, query) == found


def test_a_corrected_headline_is_not_in_the_text(filled: Library) -> None:
    filled.decisions.correct(id_at(filled, "/n/a"), "title", "The army")
    assert spans(filled, "title:army") == []
    (hit,) = filled.search.find("title:army")
    assert hit.article.title == "The army"
    assert hit.marks == ()


def test_hidden_names_have_no_label(filled: Library) -> None:
    goita = filled.decisions.named(filled.entities.find("goita")[0].id)
    filled.decisions.take(Hide(entity=goita))
    assert filled.search.find("label:person") == []
    assert spans(filled, "entity:goita") == ["Goïta"]


def test_a_text_that_holds_the_marks_of_the_index_is_found_without_marks(library: Library) -> None:
    put(library, "/n/a", article_of("A", "\ue000mali\ue001 and mali"))
    (hit,) = library.search.find("mali")
    assert hit.marks == ()


def test_the_best_come_first(library: Library) -> None:
    for number, text in enumerate(["mali " * 8, "mali " + "and so on " * 30, "mali " * 3]):
        article = article_of(f"Nr {number}", text, published=f"2024-01-0{number + 1}")
        put(library, f"/n/{number}", article)
    put(library, "/n/3", article_of("Nothing", "Nothing.", published="2024-02-01"))
    library.articles.set_starred(id_at(library, "/n/3"), True)
    found = [hit.article.title for hit in library.search.find("mali OR is:starred", best=True)]
    assert found == ["Nr 0", "Nr 2", "Nr 1", "Nothing"]
    assert library.search.found("mali", best=True, limit=2).more


def test_a_piece_of_the_text_after_the_headline() -> None:
    text = (
        "Coup in Mali\n\n" + "far away " * 40 + "the coup of Mali\n\nin the north " + "of it " * 50
    )
    spans = [(0, 4), (8, 12), (text.index("coup of"), text.index("coup of") + 4)]
    spans.append((text.index("Mali\n\nin"), text.index("Mali\n\nin") + 4))
    shown, marks = snippet(text, spans, 12)
    assert [shown[start:end] for start, end in marks] == ["coup", "Mali"]
    assert "Mali · in the north" in shown
    assert shown[0] == shown[-1] == "…"
    assert len(shown) < 200
    assert snippet("Coup in Mali", [(0, 4)], 12) == ("Coup in Mali", ((0, 4),))
    assert snippet("Coup\n\nBody here.", [], 4) == ("Body here.", ())
    assert snippet("", [], 0) == ("", ())


def test_a_word_without_end_is_cut() -> None:
    shown, marks = snippet("x" * 5_000 + " " + "y" * 5_000, [(5_001, 10_001)], 0)
    assert len(shown) < 250
    assert marks
    assert shown[marks[0][0] : marks[0][1]].strip("y") == ""


def test_spans_that_overlap_are_one() -> None:
    assert merged([(5, 9), (0, 4), (3, 6), (9, 10)]) == ((0, 9), (9, 10))
