"""What is read while somebody waits is read by an index, and in its order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.browsing import EntityView
from db.library import Library
from tests.db.conftest import article_of, put

Step = tuple[int, int, str]


@pytest.fixture
def filled(library: Library) -> Library:
    """A library of some articles on a shelf that all mention the same."""
    library.shelving.add_shelf("/n", "folder")
    for number in range(40):
        article = article_of(f"Ada {number}", "Ada.", published=f"2024-01-{number % 28 + 1:02d}")
        put(library, f"/n/{number}", article, [("Ada", "PERSON", "ada")])
    return library


def plans(library: Library, work: Callable[[], object]) -> list[list[Step]]:
    """Return the query plans of the statements that some work reads with."""
    read, seen = library.connections.read(), list[str]()
    read.set_trace_callback(seen.append)
    work()
    read.set_trace_callback(None)
    return [
        [(row[0], row[1], row[3]) for row in read.execute(f"EXPLAIN QUERY PLAN {statement}")]
        for statement in seen
        if statement.startswith("SELECT")
    ]


def sorts(plan: list[Step]) -> bool:
    """Whether a plan sorts what it reads itself; a subquery that sorts a place or two may."""
    return any(detail.startswith("USE TEMP B-TREE") for _, parent, detail in plan if not parent)


def uses(plan: list[Step], index: str) -> bool:
    """Whether a plan reads by an index."""
    return any(index in detail for _, _, detail in plan)


@pytest.mark.parametrize("shelved", [False, True])
def test_a_page_of_the_list_sorts_no_more_than_itself(filled: Library, shelved: bool) -> None:
    shelf = filled.shelves.at("/n") if shelved else None
    (plan,) = plans(filled, lambda: filled.articles.page(10, 10, shelf))
    index = "shelf_articles USING PRIMARY KEY" if shelved else "INDEX idx_articles_dated_id"
    # Which rows make up the page is found in the order of the index.
    inner = next(id_ for id_, _, detail in plan if detail.startswith("MATERIALIZE"))
    steps = [detail for _, parent, detail in plan if parent == inner]
    assert len(steps) == 1
    assert index in steps[0]


@pytest.mark.parametrize("shelved", [False, True])
@pytest.mark.parametrize("step", [1, -1])
def test_the_next_unread_is_found_in_order(filled: Library, shelved: bool, step: int) -> None:
    shelf = filled.shelves.at("/n") if shelved else None
    found = plans(filled, lambda: filled.articles.next_unread(10, step, shelf))
    # After the row that it starts from, and the moment of that.
    plan = found[2]
    assert not sorts(plan)
    assert uses(plan, "SEARCH s USING PRIMARY KEY" if shelved else "idx_articles_dated_id")


@pytest.mark.parametrize("shelved", [False, True])
def test_positions_are_counted_in_the_index(filled: Library, shelved: bool) -> None:
    shelf = filled.shelves.at("/n") if shelved else None
    for plan in plans(filled, lambda: filled.articles.index_of(7, shelf)):
        assert all(detail.startswith("SEARCH") for _, _, detail in plan)


@pytest.mark.parametrize("oldest_first", [False, True])
def test_mentions_of_an_entity(filled: Library, oldest_first: bool) -> None:
    members, plan = plans(
        filled, lambda: filled.entities.mentions(1, limit=10, oldest_first=oldest_first)
    )
    assert not any(detail.startswith("SCAN") for _, _, detail in members)
    assert not sorts(plan)
    assert all(
        detail.startswith("SEARCH")
        for _, parent, detail in plan
        if not parent and "SCALAR" not in detail
    )


def test_the_next_article_of_an_entity(filled: Library) -> None:
    for step in (1, -1):
        _, plan = plans(filled, lambda step=step: filled.entities.next_article(1, 7, step))  # type: ignore[misc]
        assert not sorts(plan)
        assert uses(plan, "article_entities USING PRIMARY KEY")


def test_all_entities_come_in_the_order_of_an_index(filled: Library) -> None:
    browsing, view = filled.browsing, EntityView()
    (count,) = plans(filled, lambda: browsing.find(view))
    assert uses(count, "INDEX entities_shown")
    (page,) = plans(filled, lambda: browsing.page(browsing.find(view), 10, 10))[1:]
    assert uses(page, "INDEX entities_shown")
    assert not sorts(page)
    _, months = plans(filled, lambda: browsing.by_month(1, ["2024-01"]))
    assert uses(months, "article_entities USING PRIMARY KEY")


def test_an_alias_is_looked_up(filled: Library) -> None:
    (plan,) = plans(filled, lambda: filled.entities.find("Ada"))
    assert uses(plan, "aliases USING COVERING INDEX aliases_folded (folded=?)")


def test_one_article(filled: Library) -> None:
    for plan in plans(filled, lambda: filled.articles.get(3)):
        assert not any(detail.startswith("SCAN") for _, _, detail in plan)


def test_what_waits_is_read_in_order(filled: Library) -> None:
    waiting = filled.waiting
    for after in (None, ("2024-01-09", 9)):
        (plan,) = plans(filled, lambda after=after: waiting.after("next", after, 10))  # type: ignore[misc]
        assert uses(plan, "idx_articles_dated_id")
        assert not sorts(plan)


@pytest.mark.parametrize(
    "query",
    ["ada", "ada OR is:starred", "entity:ada -source:x", "is:unread after:2024", "label:org"],
)
def test_a_search_goes_through_the_articles_by_date(
    filled: Library, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("db.query.conditions.DATES", 1_000_000)
    article = replace(article_of("X", "Nothing."), publication="x")
    put(filled, "/n/x", article)
    found = plans(filled, lambda: filled.search.found(query))
    plan = found[-1]
    assert not sorts(plan)
    assert uses(plan, "a USING COVERING INDEX idx_articles_dated_id")
    # Whatever is asked of an article is a set that was made before.
    assert not any(detail.startswith("CORRELATED") for _, _, detail in plan)


@pytest.mark.parametrize("query", ["ada", "ada is:unread", "entity:ada -label:org"])
def test_of_few_that_answer_no_other_article_is_looked_at(filled: Library, query: str) -> None:
    plan = plans(filled, lambda: filled.search.found(query))[-1]
    assert uses(plan, "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)")
    assert sorts(plan)
