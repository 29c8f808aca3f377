from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from db.library import Library
from db.records import Style, StyleKind
from tests.db.conftest import article_of, id_at, put

DATES = [
    "2024-05-01",
    None,
    "2024-05-01T08:00:00",
    "2024-05-02",
    None,
    "2023-12-31T23:00:00-05:00",
    "2024-01-01T03:00:00Z",
    "2024-05-01",
]


@pytest.fixture
def dated(library: Library) -> Library:
    """Articles on two shelves, with and without dates."""
    for folder in ("/n", "/o"):
        library.shelving.add_shelf(folder, "folder")
        for number, published in enumerate(DATES):
            article = article_of(f"{folder}{number}", published=published)
            put(library, f"{folder}/{number}", article)
    return library


def titles(library: Library, shelf: int | None = None) -> list[str]:
    """Return the titles of the whole list."""
    return [row.title for row in library.articles.page(0, 99, shelf)]


def test_newest_first_and_undated_last(dated: Library) -> None:
    expected = ["3", "2", "7", "0", "5", "6", "4", "1"]
    assert titles(dated, dated.shelves.at("/n")) == [f"/n{number}" for number in expected]
    assert dated.articles.count() == 16
    assert dated.articles.count(dated.shelves.at("/o")) == 8
    assert [dated.articles.row(i).title for i in dated.articles.ids()] == titles(dated)  # type: ignore[union-attr]


@pytest.mark.parametrize("shelf", [None, "/o"])
@pytest.mark.parametrize("size", [1, 3, 16])
def test_pages_make_up_the_list(dated: Library, shelf: str | None, size: int) -> None:
    shelf_id = dated.shelves.at(shelf) if shelf else None
    count = dated.articles.count(shelf_id)
    pages = [dated.articles.page(offset, size, shelf_id) for offset in range(0, count, size)]
    rows = [row for page in pages for row in page]
    assert [row.title for row in rows] == titles(dated, shelf_id)
    assert [dated.articles.index_of(row.id, shelf_id) for row in rows] == list(range(count))
    assert dated.articles.page(count, size, shelf_id) == []


def test_no_position_where_it_does_not_stand(dated: Library) -> None:
    assert dated.articles.index_of(id_at(dated, "/n/0"), dated.shelves.at("/o")) is None
    assert dated.articles.index_of(999) is None


@pytest.mark.parametrize("shelf", [None, "/n"])
def test_next_unread_both_ways(dated: Library, shelf: str | None) -> None:
    shelf_id = dated.shelves.at(shelf) if shelf else None
    rows = dated.articles.page(0, 99, shelf_id)
    unread = {1, 2, 5, 7}
    for row in dated.articles.page(0, 99):
        dated.articles.set_read(row.id, True)
    for index in unread:
        dated.articles.set_read(rows[index].id, False)
    for offset in range(len(rows)):
        after = min((index for index in unread if index > offset), default=None)
        before = max((index for index in unread if index < offset), default=None)
        assert dated.articles.next_unread(offset, 1, shelf_id) == after
        assert dated.articles.next_unread(offset, -1, shelf_id) == before
    assert dated.articles.next_unread(len(rows), 1, shelf_id) is None


def test_time_zones_sort_by_moment(library: Library) -> None:
    moments = ["2024-03-01T23:30:00-08:00", "2024-03-02T01:00:00+01:00", "2024-03-02T06:00:00Z"]
    for number, published in enumerate(moments):
        put(library, f"/n/{number}", article_of(str(number), published=published))
    assert titles(library) == ["0", "2", "1"]
    assert library.articles.page(0, 1)[0].published == moments[0]


def test_found_by_id_and_by_path(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    article_id = put(library, str(tmp_path / "a.txt"), article_of("A"))
    for given in (str(article_id), str(tmp_path / "a.txt"), "a.txt", "./a.txt", "~/a.txt"):
        assert library.articles.find(given) == article_id
    for given in ("999", "9" * 30, "", "b.txt", "~nobody-of-that-name/a.txt", "a\0b", "%", "²"):
        assert library.articles.find(given) is None


def test_a_path_that_is_a_number(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = put(library, str(tmp_path / "2024"), article_of("A"))
    assert library.articles.find("2024") == first
    assert library.articles.find("./2024") == first


def test_read_star_and_position(library: Library) -> None:
    article_id = put(library, "/n/a", article_of("A", "Text."))
    library.articles.set_read(article_id, True)
    library.articles.set_starred(article_id, True)
    library.articles.set_position(article_id, 3)
    found = library.articles.get(article_id)
    assert found is not None
    assert (found.row.read, found.row.starred, found.position) == (True, True, 3)
    library.articles.set_read(article_id, False)
    library.articles.set_starred(article_id, False)
    row = library.articles.row(article_id)
    assert row is not None
    assert (row.read, row.starred) == (False, False)


def test_an_article_comes_back_as_it_was_read(library: Library) -> None:
    styles = (Style(StyleKind.BOLD, 3, 5), Style(StyleKind.LINK, 5, 6))
    article = dataclasses.replace(
        article_of("Né à", "Ḱ👩‍👩‍👧 text\u2028 of it", published="2024-01-01", byline="B. Y."),
        url="https://example.org/",
        publication="Example",
        styles=styles,
    )
    found = library.articles.get(put(library, "/n/a", article))
    assert found is not None
    assert (found.text, found.blocks, found.styles) == (article.text, article.blocks, styles)
    row = found.row
    assert (row.title, row.byline, row.published) == ("Né à", "B. Y.", "2024-01-01")
    assert (row.url, row.publication) == ("https://example.org/", "Example")
    assert row.words == len(article.text.split())


def test_nothing_of_an_unknown_id(library: Library) -> None:
    assert library.articles.get(1) is None
    assert library.articles.row(1) is None
    assert library.articles.mentions(1) == ()
    library.articles.set_read(1, True)
    assert list(library.articles.ids()) == []


def test_waiting_articles_in_the_order_of_the_list(dated: Library) -> None:
    first = dated.waiting.after("next", None, 5)
    rest = dated.waiting.after("next", first[-1].place, 99)
    assert [article.id for article in (*first, *rest)] == list(dated.articles.ids())
    assert dated.waiting.count("next") == 16
    assert dated.waiting.count("test") == 0
    assert [a.id for a in dated.waiting.among("next", [3, 1, 99])] == [1, 3]
    assert dated.waiting.among("test", [3, 1]) == []


def test_texts_that_name_an_entity_newest_first(library: Library) -> None:
    for number in range(4):
        article = article_of(f"Ada {number}", published=f"2024-01-0{number + 1}")
        put(library, f"/n/{number}", article, [("Ada", "PERSON", "ada")])
    entity = library.entities.find("Ada")[0].id
    assert library.entities.texts(entity, 2) == ["Ada 3", "Ada 2"]
