"""All entities: in every order, of every kind, and when they were written about."""

from __future__ import annotations

import pytest

import db.browsing
from db.browsing import EntitySort, EntityView, Only
from db.decisions.kinds import Hide, Named, Rename, Same, Watch
from db.library import Library
from tests.db.conftest import article_of, put

NAMES = {
    "Ada": ("2024-01-02", "2024-03-04", "2024-03-05"),
    "Bô": ("2023-05-06",),
    "cy": ("2024-02-01", "2024-02-02"),
}


@pytest.fixture
def filled(library: Library) -> Library:
    """Three persons, and an organisation that is always named with one of them."""
    for name, dates in NAMES.items():
        for date in dates:
            article = article_of(f"{name} {date}", f"{name}. Org.", published=date)
            names = [(name, "PERSON", name.lower())]
            if name == "cy":
                names.append(("Org", "ORG", "org"))
            put(library, f"/n/{name}-{date}", article, names)
    return library


def named(library: Library, name: str) -> Named:
    (entity,) = library.entities.find(name)
    return library.decisions.named(entity.id)


def names(library: Library, view: EntityView) -> list[str]:
    found = library.browsing.find(view)
    rows = library.browsing.page(found, 0, 100)
    assert found.count == len(rows)
    return [entity.name for entity in rows]


def test_orders(filled: Library) -> None:
    assert names(filled, EntityView())[0] == "Ada"
    assert names(filled, EntityView(EntitySort.NAME)) == ["Ada", "Bô", "cy", "Org"]
    assert names(filled, EntityView(EntitySort.ARTICLES))[0] == "Ada"
    assert names(filled, EntityView(EntitySort.LAST))[::3] == ["Ada", "Bô"]
    assert names(filled, EntityView(EntitySort.FIRST))[2:] == ["Ada", "Bô"]


def test_kinds_and_flags(filled: Library) -> None:
    filled.decisions.take(Watch(entity=named(filled, "Ada")))
    filled.decisions.take(Hide(entity=named(filled, "cy")))
    assert names(filled, EntityView(only=Only.WATCHED)) == ["Ada"]
    assert names(filled, EntityView(only=Only.HIDDEN)) == ["cy"]
    assert names(filled, EntityView(label="ORG")) == ["Org"]
    assert "cy" not in names(filled, EntityView())


def test_names_like_what_is_typed(filled: Library) -> None:
    assert names(filled, EntityView(like="BO")) == ["Bô"]
    assert names(filled, EntityView(like="d a")) == ["Ada"]
    assert names(filled, EntityView(like="zz")) == []
    filled.decisions.take(Rename(entity=named(filled, "Ada"), name="Zed"))
    assert names(filled, EntityView(like="zed")) == ["Zed"]
    assert names(filled, EntityView(like="ada")) == ["Zed"]


@pytest.mark.parametrize("sort", EntitySort)
@pytest.mark.parametrize("label", ["", "PERSON"])
def test_pages_are_the_same_however_they_are_found(
    filled: Library, monkeypatch: pytest.MonkeyPatch, sort: EntitySort, label: str
) -> None:
    browsing, view = filled.browsing, EntityView(sort, label=label)
    shallow = browsing.page(browsing.find(view), 0, 10)
    monkeypatch.setattr(db.browsing, "SHALLOW", 0)
    found = browsing.find(view)
    assert [browsing.page(found, n, 1)[0] for n in range(found.count)] == shallow


def test_those_that_are_one_are_one(filled: Library) -> None:
    (ada,) = filled.entities.find("Ada")
    filled.decisions.take(Same(one=named(filled, "Ada"), other=named(filled, "cy")))
    assert len(names(filled, EntityView())) == 3
    assert names(filled, EntityView(like="cy")) == names(filled, EntityView(like="ada"))
    months = ["2024-01", "2024-02", "2024-03"]
    assert filled.browsing.by_month(ada.id, months) == [1, 2, 2]


def test_months_end_with_the_newest_article_that_is_not_of_the_future(filled: Library) -> None:
    put(filled, "/n/late", article_of("Late", "x", published="2999-01-01"), [])
    months = filled.browsing.last_months()
    assert (months[0], months[-1], len(months)) == ("2023-04", "2024-03", 12)


def test_months_of_an_empty_library(library: Library) -> None:
    assert len(library.browsing.last_months()) == 12
