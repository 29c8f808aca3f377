"""Lists of articles in any order, filtered and grouped, as their definition says."""

from __future__ import annotations

import pytest

from db.library import Library
from db.rows import ArticleRow, Heading
from db.views import FilterError, Group, Sort, View, filtered
from tests.db.conftest import article_of, id_at, put

DATES = ("2024-01-02", "2024-01-02", "2023-05-06", None)


@pytest.fixture
def filled(library: Library) -> Library:
    """Four articles, of which two are on a shelf."""
    library.shelving.add_shelf("/n", "folder")
    for number, published in enumerate(DATES):
        byline = "" if number == 1 else f"By {'ba'[number % 2]}"
        article = article_of(f"Ada Tôuré {9 - number}", "Ada.", published=published, byline=byline)
        names = [("Ada", "PERSON", "ada")] if number % 2 else []
        put(library, f"/{'n' if number < 2 else 'm'}/{number}", article, names)
    return library


def titles(library: Library, view: View, shelf: int | None = None) -> list[str]:
    listed = library.listing.make(view, shelf)
    rows = library.listing.page(listed, 0, 100)
    return [row.title[-1] if isinstance(row, ArticleRow) else f"[{row.text}]" for row in rows]


def test_orders(filled: Library) -> None:
    assert titles(filled, View()) == ["8", "9", "7", "6"]
    assert titles(filled, View(sort=Sort.OLDEST)) == ["7", "9", "8", "6"]
    assert titles(filled, View(sort=Sort.TITLE)) == ["6", "7", "8", "9"]
    assert titles(filled, View(sort=Sort.SOURCE)) == ["6", "9", "7", "8"]
    filled.articles.set_read(id_at(filled, "/n/1"), True)
    assert titles(filled, View(sort=Sort.UNREAD)) == ["9", "7", "6", "8"]


def test_a_plain_list_is_that_of_the_articles(filled: Library) -> None:
    listed = filled.listing.make(View())
    assert filled.listing.page(listed, 0, 10) == filled.articles.page(0, 10)
    assert [listed.index_of(row.id) for row in filled.articles.page(0, 10)] == [0, 1, 2, 3]
    assert listed.index_of(99) is None


def test_groups_have_headings_with_their_counts(filled: Library) -> None:
    days = View(group=Group.DAY)
    assert titles(filled, days) == ["[2024-01-02]", "8", "9", "[2023-05-06]", "7", "[]", "6"]
    listed = filled.listing.make(days)
    assert listed.articles == 4
    assert filled.listing.page(listed, 0, 1) == [Heading("2024-01-02", 2)]
    sources = View(group=Group.SOURCE, sort=Sort.OLDEST)
    assert titles(filled, sources) == ["[By a]", "6", "[By b]", "7", "9", "[]", "8"]
    oldest = View(group=Group.DAY, sort=Sort.OLDEST)
    assert titles(filled, oldest)[0] == "[2023-05-06]"


def test_filters(filled: Library) -> None:
    assert titles(filled, View(words=("toure", "9"))) == ["9"]
    assert titles(filled, View(words=("by b",))) == ["9", "7"]
    assert titles(filled, View(sources=("BY B",))) == ["9", "7"]
    assert titles(filled, View(dates=("2024",))) == ["8", "9"]
    assert titles(filled, View(dates=("2023-05",))) == ["7"]
    filled.articles.set_read(id_at(filled, "/n/1"), True)
    filled.articles.set_starred(id_at(filled, "/n/0"), True)
    assert titles(filled, View(unread=True)) == ["9", "7", "6"]
    assert titles(filled, View(starred=True)) == ["9"]
    (entity,) = filled.entities.find("Ada")
    assert titles(filled, View(entity_id=entity.id)) == ["8", "6"]
    assert titles(filled, View(entity_id=entity.id, words=("8",))) == ["8"]


def test_a_shelf(filled: Library) -> None:
    shelf = filled.shelves.at("/n")
    assert titles(filled, View(), shelf) == ["8", "9"]
    assert titles(filled, View(words=("7",)), shelf) == []


def test_what_is_open_stays(filled: Library) -> None:
    here = id_at(filled, "/m/2")
    listed = filled.listing.make(View(words=("9",)), keep=here)
    assert listed.index_of(here) == 1
    assert filled.listing.make(View(words=("9",)), filled.shelves.at("/n"), here).articles == 1


def test_an_article_that_is_gone_since_is_left_out(filled: Library) -> None:
    listed = filled.listing.make(View())
    with filled.connections.write() as write:
        write.execute("DELETE FROM articles WHERE id = ?", (id_at(filled, "/m/2"),))
    assert len(filled.listing.page(listed, 0, 10)) == 3


def test_the_next_unread(filled: Library) -> None:
    listed = filled.listing.make(View(sort=Sort.TITLE, group=Group.DAY))
    filled.articles.set_read(id_at(filled, "/n/0"), True)
    places = [listed.index_of(id_at(filled, path)) for path in ("/n/1", "/m/2")]
    assert filled.listing.next_unread(listed, places[0] or 0, 1) == places[1]
    assert filled.listing.next_unread(listed, places[0] or 0, -1) is None


def test_a_filter_is_read_as_it_is_typed() -> None:
    view = filtered(View(sort=Sort.TITLE, starred=True), 'a "b c" source:d date:2024-07 is:unread')
    assert view == View(Sort.TITLE, Group.NONE, ("a", "b c"), ("d",), ("2024-07",), unread=True)
    assert filtered(View(), view.typed) == View(
        words=view.words, sources=view.sources, dates=view.dates, unread=True
    )
    assert filtered(view, "  ") == View(Sort.TITLE)
    assert filtered(View(), '"') == View()


@pytest.mark.parametrize("typed", ["is:blue", "date:july", "date:2024-7"])
def test_a_part_without_a_meaning(typed: str) -> None:
    with pytest.raises(FilterError):
        filtered(View(), typed)
