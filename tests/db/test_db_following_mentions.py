"""The mentions of an entity that a view shows, and how many there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.decisions.kinds import Same
from db.following.answers import MentionView
from db.following.mentions import MOST, STEP
from db.library import Library
from support.followed import id_of, put, report

ALL = MentionView()


@pytest.fixture
def told(library: Library) -> Library:
    """Ada in three dated articles of two publications, and in one without date or publication."""
    one = report(
        "Ada", "Ada met Bo. Keïta’s\nminister saw Ada.", published="2023-01-05", publication="Post"
    )
    two = report(
        "Two", "Mali waits. Ada left.", published="2024-01-05T10:00:00", publication="Post"
    )
    put(library, "/n/a", one)
    put(library, "/n/b", two)
    put(library, "/n/c", report("3", "Ada came.", published="2024-02-01", publication="Times"))
    put(library, "/n/d", report("4", "Ada is undated. Bo and Ada?"))
    return library


def shown(library: Library, view: MentionView, limit: int = 50, offset: int = 0) -> list[str]:
    """Return the sentences of Ada's mentions in a view, with how many it says there are."""
    ada, mentions = id_of(library, "Ada"), library.following.mentions
    rows = mentions.page(ada, view, limit, offset)
    assert all(row.snippet.startswith(row.text, row.at) for row in rows)
    if limit == 50 and not offset:
        assert mentions.count(ada, view) == len(rows)
    return [row.snippet for row in rows]


UNDATED = ["Ada is undated.", "Bo and Ada?"]
OLDEST = ["Ada", "Ada met Bo.", "Keïta’s minister saw Ada."]


@pytest.mark.parametrize(
    ("view", "sentences"),
    [
        (ALL, ["Ada came.", "Ada left.", *OLDEST, *UNDATED]),
        (MentionView(oldest_first=True), [*UNDATED, *OLDEST, "Ada left.", "Ada came."]),
        (MentionView(source="Post"), ["Ada left.", *OLDEST]),
        (MentionView(source="Po"), []),
        (MentionView(after="2024"), ["Ada came.", "Ada left."]),
        (MentionView(after="2024-01-06"), ["Ada came."]),
        (MentionView(before="2024-01-05"), ["Ada left.", *OLDEST]),
        (MentionView(after="2024-01", before="2024-01"), ["Ada left."]),
        (MentionView(before="2022"), []),
        (MentionView(like="  "), ["Ada came.", "Ada left.", *OLDEST, *UNDATED]),
        (MentionView(like="KEITA'S  minister"), [OLDEST[-1]]),
        (MentionView(like="waits"), []),
        (MentionView(like="%"), []),
        (MentionView(like="met", source="Times"), []),
        (MentionView(like="met", source="Post", before="2023"), ["Ada met Bo."]),
    ],
)
def test_views(told: Library, view: MentionView, sentences: list[str]) -> None:
    assert shown(told, view) == sentences
    for offset in range(len(sentences) + 1):
        assert shown(told, view, 2, offset) == sentences[offset : offset + 2]


def test_sentences_that_name_another(told: Library) -> None:
    view = MentionView(other_id=id_of(told, "Bo"))
    assert shown(told, view) == ["Ada met Bo.", "Bo and Ada?"]
    assert shown(told, replace(view, oldest_first=True)) == ["Bo and Ada?", "Ada met Bo."]
    assert shown(told, replace(view, like="met")) == ["Ada met Bo."]
    assert shown(told, MentionView(other_id=id_of(told, "Mali"))) == []
    assert shown(told, MentionView(other_id=999)) == []


def test_all_is_what_the_library_says_of_the_entity(told: Library) -> None:
    ada = id_of(told, "Ada")
    for oldest_first in (False, True):
        page = told.following.mentions.page(ada, MentionView(oldest_first=oldest_first), 4, 1)
        assert page == told.entities.mentions(ada, 4, 1, oldest_first=oldest_first)
    assert told.following.mentions.page(999, ALL, 5, 0) == []
    assert told.following.mentions.count(999, ALL) == 0
    assert told.following.mentions.sources(999) == []


def test_publications_by_name(told: Library) -> None:
    assert told.following.mentions.sources(id_of(told, "Ada")) == ["Post", "Times"]
    assert told.following.mentions.sources(id_of(told, "Mali")) == ["Post"]


def test_those_that_are_one(told: Library) -> None:
    before = shown(told, ALL)
    ada, bo = (told.decisions.named(id_of(told, name)) for name in ("Ada", "Bo"))
    told.decisions.take(Same(one=ada, other=bo))
    for oldest_first in (False, True):
        view = MentionView(oldest_first=oldest_first)
        rows = told.following.mentions.page(id_of(told, "Bo"), view, 50, 0)
        assert rows == told.entities.mentions(id_of(told, "Bo"), oldest_first=oldest_first)
        assert len(rows) == told.following.mentions.count(id_of(told, "Bo"), view) == 9
    assert shown(told, MentionView(like="met")) == ["Ada met Bo."] * 2
    told.decisions.undo()
    assert shown(told, ALL) == before


def test_an_article_that_is_dated_anew_or_forgotten(told: Library) -> None:
    put(told, "/n/c", report("3", "Ada came.", published="2020-02-01", publication="Times"))
    assert shown(told, ALL)[-3:] == ["Ada came.", *UNDATED]
    assert shown(told, MentionView(before="2020")) == ["Ada came."]
    told.shelving.forget("/n/c")
    assert shown(told, MentionView(before="2020")) == []
    assert told.following.mentions.sources(id_of(told, "Ada")) == ["Post"]


def test_sentences_are_looked_for_behind_the_first_step_and_no_further_than_said(
    library: Library,
) -> None:
    library.shelving.add_shelf("/n", "folder")
    put(library, "/n/far", report("Far", "Ada waits.", published="2020-01-01"))
    for number in range(STEP + 1):
        put(library, f"/n/{number}", report(str(number), "Ada.", published="2024-01-01"))
    assert shown(library, MentionView(like="waits")) == ["Ada waits."]
    assert MOST > STEP


def test_a_long_sentence_is_searched_as_it_is_shown(library: Library) -> None:
    put(library, "/n/a", report("Long", f"Far {'and ' * 200} Ada {'and ' * 200} away."))
    assert shown(library, MentionView(like="far")) == []
    assert len(shown(library, MentionView(like="and ada and"))) == 1
