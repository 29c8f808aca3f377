"""What a story is followed by is read by indexes, however many articles there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.following.answers import MentionView, Scope, Unit
from db.following.following import Following
from db.library import Library
from db.records import Article
from support.followed import id_of, put, report
from tests.db.test_db_plans import Step, plans, sorts, uses

VIEWS = {
    "all": MentionView(),
    "oldest first": MentionView(oldest_first=True),
    "source": MentionView(source="Post"),
    "dates": MentionView(after="2024-01", before="2024-01"),
    "like": MentionView(like="met"),
    "other": MentionView(other_id=2),
}
QUESTIONS: dict[str, Callable[[Following, int, int], object]] = {
    "sources": lambda f, ada, _: f.mentions.sources(ada),
    "heads": lambda f, ada, _: f.timeline.heads(ada, "2024-01", 5),
    "names": lambda f, ada, _: f.names.of(ada),
    "names of a source": lambda f, ada, _: f.names.of(ada, source="Post"),
    "sayings": lambda f, ada, _: f.sayings.page(ada),
    "further sayings": lambda f, ada, _: f.sayings.page(ada, after=("2024-01-09", 9)),
    **{f"bars by {u}": lambda f, ada, _, u=u: f.timeline.bars(ada, u) for u in Unit},  # type: ignore[misc]
    **{f"company, {s}": lambda f, ada, _, s=s: f.company.of(ada, s) for s in Scope},  # type: ignore[misc]
    **{f"lines, {s}": lambda f, ada, bo, s=s: f.company.lines(ada, bo, s) for s in Scope},  # type: ignore[misc]
    **{
        f"mentions, {n}": lambda f, ada, _, v=v: f.mentions.page(ada, v, 9, 9)
        for n, v in VIEWS.items()
    },  # type: ignore[misc]
    **{f"count, {n}": lambda f, ada, _, v=v: f.mentions.count(ada, v) for n, v in VIEWS.items()},  # type: ignore[misc]
}


@pytest.fixture
def told(library: Library) -> Library:
    """A library of some articles that name two, call one something and quote her."""
    for number in range(40):
        published = f"2024-01-{number % 28 + 1:02d}"
        one = report(str(number), "Ada, a queen, met Bo: “Yes.”", published=published)
        article: Article = replace(one, publication="Post")
        said = [("Yes.", "Ada", "met")]
        put(library, f"/n/{number}", article, epithets=[("a queen", "Ada")], quotes=said)
    return library


def scans(plan: list[Step]) -> list[str]:
    """Return what a plan reads as a whole, but for lists of ids and what it found itself."""
    steps = [detail for _, _, detail in plan if detail.startswith("SCAN")]
    found = ("SCAN (", "SCAN k", "SCAN here", "SCAN most", "SCAN w ", "SCAN h ", "SCAN json_each ")
    return [step for step in steps if not step.startswith(found)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_is_read_as_a_whole(told: Library, name: str) -> None:
    ada, bo = id_of(told, "Ada"), id_of(told, "Bo")
    found = plans(told, lambda: QUESTIONS[name](told.following, ada, bo))
    assert found
    for plan in found:
        # How many articles there are is counted in the smallest index.
        assert all("COVERING INDEX" in detail for detail in scans(plan))


@pytest.mark.parametrize("name", VIEWS)
def test_articles_are_walked_through_in_the_order_of_an_index(told: Library, name: str) -> None:
    ada = id_of(told, "Ada")
    found = plans(told, lambda: told.following.mentions.page(ada, VIEWS[name], 9, 9))
    walked = [plan for plan in found if uses(plan, "SEARCH x USING PRIMARY KEY")]
    assert walked
    assert not any(map(sorts, walked))


def test_months_are_read_instead_of_articles(told: Library) -> None:
    ada = id_of(told, "Ada")
    found = plans(told, lambda: told.following.timeline.bars(ada, Unit.MONTH))
    assert any(uses(plan, "entity_months") or uses(plan, "m USING PRIMARY KEY") for plan in found)
    assert not any(uses(plan, "article_entities") for plan in found)
