from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import pytest

from db.library import Library
from db.pages import Coverage, Link, Page
from tests.db.conftest import article_of, put

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
)
WIKI = ("en.wikipedia.org", "en")


@pytest.fixture
def ids(library: Library) -> list[int]:
    """Three entities, the most mentioned first."""
    names = [(name, "GPE", name.lower()) for name in ("Mali", "Georgia", "Chad")]
    put(library, "/n/a", article_of("Mali", "Mali, Georgia, Georgia, Mali, Mali, Chad"), names)
    return [entity.id for entity in library.entities.ranked()]


def life(library: Library, name: str) -> timedelta:
    """Return how long an answer is kept, from when it was fetched."""
    query = "SELECT fetched_at, expires_at FROM page_names WHERE name = ?"
    fetched, expires = library.connections.read().execute(query, (name,)).fetchone()
    return datetime.fromisoformat(expires) - datetime.fromisoformat(fetched)


def test_a_page_is_kept_by_the_name_that_was_asked_for(library: Library) -> None:
    library.pages.keep(*WIKI, {"Mali": MALI, "Republic of Mali": MALI})
    for name in ("Mali", "Republic of Mali"):
        cached = library.pages.cached(*WIKI, name)
        assert cached is not None
        assert (cached.page, cached.stale) == (MALI, False)
    assert library.pages.cached(*WIKI, "mali") is None
    assert library.pages.cached("fr.wikipedia.org", "fr", "Mali") is None
    assert life(library, "Mali") == timedelta(days=14)


def test_a_newer_copy_takes_the_place_of_a_page(library: Library) -> None:
    library.pages.keep(*WIKI, {"Mali": MALI})
    newer = dataclasses.replace(MALI, extract="Mali is landlocked.", revision=8, qid="")
    library.pages.keep(*WIKI, {"Malian Republic": newer})
    cached = library.pages.cached(*WIKI, "Mali")
    assert cached is not None
    assert cached.page == newer


def test_a_miss_lives_longer_each_time_it_is_confirmed(library: Library) -> None:
    lives = []
    for _ in range(7):
        library.pages.keep(*WIKI, {"Nobody": None})
        lives.append(life(library, "Nobody").days)
    assert lives == [3, 6, 12, 24, 30, 30, 30]
    cached = library.pages.cached(*WIKI, "Nobody")
    assert cached is not None
    assert (cached.page, cached.stale) == (None, False)


def test_a_miss_after_a_page_begins_anew(library: Library) -> None:
    for answer in (None, None, MALI):
        library.pages.keep(*WIKI, {"Mali": answer})
    assert life(library, "Mali").days == 14
    library.pages.keep(*WIKI, {"Mali": None})
    assert life(library, "Mali").days == 3


def test_what_has_expired_is_stale_but_there(library: Library) -> None:
    library.pages.keep(*WIKI, {"Mali": MALI, "Nobody": None})
    with library.connections.write() as write:
        write.execute("UPDATE page_names SET expires_at = '2020-01-01T00:00:00+00:00'")
    for name, page in (("Mali", MALI), ("Nobody", None)):
        cached = library.pages.cached(*WIKI, name)
        assert cached is not None
        assert (cached.page, cached.stale) == (page, True)
    library.pages.keep(*WIKI, {"Mali": MALI})
    cached = library.pages.cached(*WIKI, "Mali")
    assert cached is not None
    assert not cached.stale


def test_links_come_back_as_they_were_set(library: Library, ids: list[int]) -> None:
    mali, georgia, chad = ids
    link = Link("page", MALI, ("Mali", "Mali Empire"), ("Bamako is near",), "machine")
    unsure = Link("unsure", None, ("Georgia (country)", "Georgia (U.S. state)"))
    library.links.keep({mali: link, georgia: unsure, 999: link}, "v1")
    assert library.links.several(ids) == {mali: link, georgia: unsure, chad: Link()}
    assert library.links.of(999).verdict == "none"


def test_linking_again_replaces_a_link_but_not_a_readers(library: Library, ids: list[int]) -> None:
    mali, georgia, _ = ids
    chosen = Link("page", MALI, decided_by="reader")
    library.links.keep({mali: chosen, georgia: Link("page", MALI)}, "v1")
    library.links.keep({mali: Link("nobody"), georgia: Link("nobody")}, "v2")
    assert library.links.of(mali) == chosen
    assert library.links.of(georgia) == Link("nobody")


def test_unlinked_are_those_of_another_stamp(library: Library, ids: list[int]) -> None:
    mali, georgia, chad = ids
    assert library.links.unlinked("v1", 9) == ids
    library.links.keep({mali: Link("page", MALI, decided_by="reader")}, "v1")
    library.links.keep({georgia: Link("nobody")}, "v1")
    assert library.links.unlinked("v1", 9) == [chad]
    assert library.links.unlinked("v2", 9) == [georgia, chad]
    assert library.links.unlinked("v2", 1) == [georgia]
    assert library.links.wanting() == [georgia, chad]


def test_coverage_counts_verdicts(library: Library, ids: list[int]) -> None:
    assert library.links.coverage() == Coverage(3, 0, 0, 0)
    verdicts = [Link("page", MALI), Link("nobody"), Link("unsure")]
    library.links.keep(dict(zip(ids, verdicts, strict=True)), "v1")
    assert library.links.coverage() == Coverage(3, 1, 1, 1)


def test_a_link_goes_with_its_entity_and_the_page_stays(library: Library, ids: list[int]) -> None:
    library.pages.keep(*WIKI, {"Mali": MALI})
    library.links.keep({ids[0]: Link("page", MALI)}, "v1")
    library.shelving.forget("/n/a")
    assert library.links.coverage() == Coverage(0, 0, 0, 0)
    assert library.pages.cached(*WIKI, "Mali") is not None
