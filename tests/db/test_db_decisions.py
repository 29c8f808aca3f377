from __future__ import annotations

import pytest

from db.connections import LibraryError
from db.decisions.kinds import Field
from db.library import Library
from db.shelving import Outcome
from tests.db.conftest import article_of, id_at, put, store

FIRST = article_of("Calm", "Ada met Bo.", published="2024-01-05", byline="A. B.")
SECOND = article_of("Storm", "Ada left.", published="2024-01-05", byline="A. B.")
ADA = [("Ada", "PERSON", "ada")]
CORRECTIONS: list[tuple[Field, str]] = [
    ("title", "Corrected"),
    ("published", "2020-02-02"),
    ("byline", "C. D."),
]


def head(library: Library, path: str) -> tuple[str, str | None, str]:
    """Return title, date and byline of the article at a path."""
    row = library.articles.row(id_at(library, path))
    assert row is not None
    return row.title, row.published, row.byline


@pytest.fixture
def corrected(library: Library) -> Library:
    """An article all of whose head was corrected."""
    article_id = put(library, "/n/a", FIRST, ADA)
    for what, value in CORRECTIONS:
        library.decisions.correct(article_id, what, value)
    assert head(library, "/n/a") == ("Corrected", "2020-02-02", "C. D.")
    return library


def test_a_correction_survives_reading_again(corrected: Library) -> None:
    assert store(corrected, "/n/a", FIRST) is Outcome.KNOWN
    assert head(corrected, "/n/a") == ("Corrected", "2020-02-02", "C. D.")
    assert store(corrected, "/n/a", SECOND) is Outcome.CHANGED
    assert head(corrected, "/n/a") == ("Corrected", "2020-02-02", "C. D.")


def test_a_correction_survives_a_move(corrected: Library) -> None:
    corrected.shelving.mark_gone(["/n/a"])
    store(corrected, "/n/b", FIRST)
    assert head(corrected, "/n/b") == ("Corrected", "2020-02-02", "C. D.")


def test_a_correction_survives_forgetting(corrected: Library) -> None:
    corrected.shelving.forget("/n/a")
    put(corrected, "/n/other", article_of("Other"))
    assert store(corrected, "/o/a", FIRST) is Outcome.NEW
    assert head(corrected, "/o/a") == ("Corrected", "2020-02-02", "C. D.")


def test_a_correction_survives_a_change_before_and_after_forgetting(corrected: Library) -> None:
    store(corrected, "/n/a", SECOND)
    corrected.shelving.forget("/n/a")
    put(corrected, "/n/other", article_of("Other"))
    store(corrected, "/n/a", SECOND)
    assert head(corrected, "/n/a") == ("Corrected", "2020-02-02", "C. D.")
    store(corrected, "/n/a", article_of("Third"))
    assert head(corrected, "/n/a") == ("Corrected", "2020-02-02", "C. D.")


def test_an_article_that_gets_the_id_of_a_forgotten_one_is_itself(corrected: Library) -> None:
    before = id_at(corrected, "/n/a")
    corrected.shelving.forget("/n/a")
    assert put(corrected, "/n/b", SECOND) == before
    assert head(corrected, "/n/b") == ("Storm", "2024-01-05", "A. B.")


def test_a_correction_rests_on_one_of_two_copies_that_part(corrected: Library) -> None:
    store(corrected, "/n/b", FIRST)
    store(corrected, "/n/b", SECOND)
    assert head(corrected, "/n/a") == ("Corrected", "2020-02-02", "C. D.")
    assert head(corrected, "/n/b") == ("Storm", "2024-01-05", "A. B.")


def test_the_last_correction_counts_and_all_are_kept(corrected: Library) -> None:
    corrected.decisions.correct(id_at(corrected, "/n/a"), "title", "Again")
    store(corrected, "/n/a", SECOND)
    assert head(corrected, "/n/a")[0] == "Again"
    query = "SELECT count(*) FROM decisions"
    assert corrected.connections.read().execute(query).fetchone()[0] == 4


def test_a_corrected_date_sorts_lists_and_entities_anew(library: Library) -> None:
    shelf = library.shelving.add_shelf("/n", "folder")
    first = put(library, "/n/a", FIRST, ADA)
    later = put(library, "/n/b", article_of("Ada later", published="2024-02-01"), ADA)
    for published, order, span in [
        ("2024-03-01T10:00:00+02:00", [first, later], ("2024-02-01", "2024-03-01T08:00:00")),
        ("2023-01-01", [later, first], ("2023-01-01", "2024-02-01")),
        ("", [later, first], ("2024-02-01", "2024-02-01")),
    ]:
        library.decisions.correct(first, "published", published)
        assert [row.id for row in library.articles.page(0, 9)] == order
        assert [row.id for row in library.articles.page(0, 9, shelf)] == order
        ada = library.entities.find("Ada")[0]
        assert (ada.first, ada.last) == span
        assert [row.article.id for row in library.entities.mentions(ada.id)] == order
        assert [library.articles.index_of(id_, shelf) for id_ in order] == [0, 1]
    assert head(library, "/n/a")[1] is None


def test_marks_and_names_are_left_alone(corrected: Library) -> None:
    found = corrected.articles.get(id_at(corrected, "/n/a"))
    assert found is not None
    assert (found.text, len(found.mentions)) == (FIRST.text, 1)


def test_no_correction_of_an_unknown_article(library: Library) -> None:
    with pytest.raises(LibraryError, match="no article 99"):
        library.decisions.correct(99, "title", "Corrected")
    query = "SELECT count(*) FROM decisions"
    assert library.connections.read().execute(query).fetchone()[0] == 0
