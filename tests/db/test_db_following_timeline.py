"""When an entity was written about."""

from __future__ import annotations

import pytest

from db.decisions.kinds import Same
from db.following.answers import Bar, Unit
from db.library import Library
from support.followed import id_of, put, report


def bars(library: Library, name: str, unit: Unit | None = None) -> list[tuple[str, int, int]]:
    """Return the bars of an entity as period, articles and mentions."""
    found = library.following.timeline.bars(id_of(library, name), unit)
    return [(bar.period, bar.articles, bar.mentions) for bar in found]


@pytest.fixture
def told(library: Library) -> Library:
    """Ada in January of two years, and undated."""
    put(library, "/n/a", report("One", "Ada, Ada.", published="2023-01-05"))
    put(library, "/n/b", report("Two", "Ada.", published="2024-01-05T23:30:00Z"))
    put(library, "/n/c", report("Three", "Ada, Bo, Ada, Ada.", published="2024-01-30"))
    put(library, "/n/d", report("Four", "Ada."))
    return library


def test_bars_are_in_order_and_the_undated_last(told: Library) -> None:
    undated = ("", 1, 1)
    assert bars(told, "Ada", Unit.YEAR) == [("2023", 1, 2), ("2024", 2, 4), undated]
    assert bars(told, "Ada", Unit.MONTH) == [("2023-01", 1, 2), ("2024-01", 2, 4), undated]
    assert bars(told, "Ada", Unit.DAY) == [
        ("2023-01-05", 1, 2),
        ("2024-01-05", 1, 1),
        ("2024-01-30", 1, 3),
        undated,
    ]
    assert told.following.timeline.bars(999) == []


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2024-01-01", "2024-03-02", "2024-01-01"),
        ("2024-01-01", "2024-03-03", "2024-01"),
        ("2014-02-01", "2024-01-31", "2014-02"),
        ("2014-01-31", "2024-01-01", "2014"),
        ("2024", "2024-03", "2024"),
        ("1900-01-01T10:00:00", "2100-12-31", "1900"),
    ],
)
def test_the_unit_fits_the_span(library: Library, first: str, last: str, period: str) -> None:
    for number, published in enumerate((first, last)):
        put(library, f"/n/{number}", report(f"No {number}", "Ada.", published=published))
    assert bars(library, "Ada")[0] == (period, 1, 1)


def test_days_beside_months_and_years_and_hours(library: Library) -> None:
    dates = ["2024", "2024-01", "2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01T23:59:59Z"]
    for number, published in enumerate([*dates, "2024-01-02", "2024-02", "2025", None]):
        put(library, f"/n/{number}", report(f"No {number}", "Ada.", published=published or ""))
    assert bars(library, "Ada", Unit.DAY) == [
        ("2024", 1, 1),
        ("2024-01", 1, 1),
        ("2024-01-01", 3, 3),
        ("2024-01-02", 1, 1),
        ("2024-02", 1, 1),
        ("2025", 1, 1),
        ("", 1, 1),
    ]


def test_the_undated_alone_are_one_bar(library: Library) -> None:
    put(library, "/n/a", report("One", "Ada."))
    assert bars(library, "Ada") == [("", 1, 1)]
    assert library.following.timeline.peak(library.following.timeline.bars(1)) is None


def test_the_peak_is_the_latest_of_those_with_most_articles(told: Library) -> None:
    timeline = told.following.timeline
    assert timeline.peak([]) is None
    one, other, undated = Bar("2023", 2, 9), Bar("2024", 2, 2), Bar("", 5, 5)
    assert timeline.peak([one, other, undated]) == other


@pytest.mark.parametrize(
    ("period", "titles"),
    [
        ("2024", ["Three", "Two"]),
        ("2024-01-05", ["Two"]),
        ("2023", ["One"]),
        ("2022", []),
        ("", ["Four"]),
    ],
)
def test_the_articles_of_a_bar(told: Library, period: str, titles: list[str]) -> None:
    heads = told.following.timeline.heads(id_of(told, "Ada"), period, 5)
    assert [row.title for row in heads] == titles
    heads = told.following.timeline.heads(id_of(told, "Ada"), period, 1)
    assert [row.title for row in heads] == titles[:1]


@pytest.mark.parametrize("unit", list(Unit))
def test_an_article_that_names_two_which_are_one_counts_once(told: Library, unit: Unit) -> None:
    before = bars(told, "Bo", unit), bars(told, "Ada", unit)
    ada, bo = (told.decisions.named(id_of(told, name)) for name in ("Ada", "Bo"))
    told.decisions.take(Same(one=ada, other=bo))
    merged = bars(told, "Bo", unit)
    assert merged == bars(told, "Ada", unit)
    assert [row[1] for row in merged] == [row[1] for row in before[1]]
    assert sum(row[2] for row in merged) == 8
    heads = told.following.timeline.heads(id_of(told, "Bo"), "2024-01", 1)
    assert [row.title for row in heads] == ["Three"]
    told.decisions.undo()
    assert (bars(told, "Bo", unit), bars(told, "Ada", unit)) == before


def test_an_article_that_is_dated_anew_or_forgotten(told: Library) -> None:
    put(told, "/n/a", report("One", "Ada, Ada.", published="2020-01-05"))
    assert bars(told, "Ada", Unit.YEAR)[0] == ("2020", 1, 2)
    assert [row[0] for row in bars(told, "Ada", Unit.YEAR)] == ["2020", "2024", ""]
    told.shelving.forget("/n/a")
    assert [row[0] for row in bars(told, "Ada", Unit.YEAR)] == ["2024", ""]
