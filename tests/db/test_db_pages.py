from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import pytest

from db.decisions.kinds import ChoosePage
from db.library import Library
from db.pages import NO_LINK, Cached, Choice, Coverage, Link, NamePage, Page
from db.pages.links import CHOSEN
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
EMPIRE = dataclasses.replace(MALI, title="Mali Empire", qid="Q184536", revision=8)
FOUND, MISS = Cached((NamePage(MALI),)), Cached(())


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


def expire(library: Library) -> None:
    """Let the life of every answer be over."""
    with library.connections.write() as write:
        write.execute("UPDATE page_names SET expires_at = '2020-01-01T00:00:00+00:00'")


def cached(library: Library, name: str) -> Cached:
    """Return what is kept of a name that was asked for."""
    found = library.pages.cached(*WIKI, name)
    assert found is not None
    return found


def choose(library: Library, entity_id: int, page: Page | None) -> None:
    """Choose the page of an entity everywhere, as the reader does."""
    entity = library.decisions.named(entity_id)
    called = None if page is None else page.called
    library.decisions.take(ChoosePage(entity=entity, page=called))


def test_a_page_is_kept_by_the_name_that_was_asked_for(library: Library) -> None:
    library.pages.keep(*WIKI, {"Mali": FOUND, "Republic of Mali": FOUND})
    for name in ("Mali", "Republic of Mali"):
        assert cached(library, name) == FOUND
    assert library.pages.cached(*WIKI, "mali") is None
    assert library.pages.cached("fr.wikipedia.org", "fr", "Mali") is None
    assert life(library, "Mali") == timedelta(days=14)


def test_several_pages_of_a_name_keep_their_order_and_how_they_were_found(library: Library) -> None:
    pages = (NamePage(EMPIRE, "list", ("Manden", "Mandé")), NamePage(MALI, "redirect"))
    answer = Cached(pages, listed=True, wide=True)
    library.pages.keep(*WIKI, {"Mali": answer})
    assert cached(library, "Mali") == answer
    assert life(library, "Mali") == timedelta(days=30)
    library.pages.keep(*WIKI, {"Mali": FOUND})
    assert cached(library, "Mali") == FOUND


def test_a_page_comes_back_with_all_that_is_known_of_it(library: Library) -> None:
    page = dataclasses.replace(
        MALI,
        facts=(("Capital", "Bamako"), ("Area", "1,240,192 km²")),
        links=("Bamako", "Niger (river)"),
        size=180_000,
        as_of="2024-05",
        fetched_at="2024-05-01T10:00:00+00:00",
        checked_at="2024-05-02T10:00:00+00:00",
    )
    library.pages.keep(*WIKI, {"Mali": Cached((NamePage(page),))})
    assert library.pages.get(*WIKI, "Mali") == page
    assert library.pages.get(*WIKI, "Mali Empire") is None


def test_a_newer_copy_takes_the_place_of_a_page(library: Library) -> None:
    library.pages.keep(*WIKI, {"Mali": FOUND})
    newer = dataclasses.replace(MALI, extract="Mali is landlocked.", revision=8, qid="")
    library.pages.keep(*WIKI, {"Malian Republic": Cached((NamePage(newer),))})
    assert cached(library, "Mali").pages == (NamePage(newer),)


def test_a_title_alone_takes_no_text_away(library: Library) -> None:
    bare = Page("wikipedia", "Mali", "", "", "", origin=MALI.origin)
    library.pages.keep(*WIKI, {"Mali": Cached((NamePage(bare),))})
    assert cached(library, "Mali").pages == (NamePage(bare),)
    for answer in (FOUND, Cached((NamePage(bare),))):
        library.pages.keep(*WIKI, {"Mali": answer})
        assert cached(library, "Mali") == FOUND


def test_a_miss_lives_longer_each_time_it_is_confirmed(library: Library) -> None:
    lives = []
    for _ in range(7):
        library.pages.keep(*WIKI, {"Nobody": MISS})
        lives.append(life(library, "Nobody").days)
    assert lives == [3, 6, 12, 24, 30, 30, 30]
    assert cached(library, "Nobody") == MISS


def test_a_miss_after_a_page_begins_anew(library: Library) -> None:
    for answer in (MISS, MISS, FOUND):
        library.pages.keep(*WIKI, {"Mali": answer})
    assert life(library, "Mali").days == 14
    library.pages.keep(*WIKI, {"Mali": MISS})
    assert life(library, "Mali").days == 3


def test_what_has_expired_is_stale_but_there(library: Library) -> None:
    library.pages.keep(*WIKI, {"Mali": FOUND, "Nobody": MISS})
    expire(library)
    for name, answer in (("Mali", FOUND), ("Nobody", MISS)):
        assert cached(library, name) == dataclasses.replace(answer, stale=True)
    library.pages.keep(*WIKI, {"Mali": FOUND})
    assert not cached(library, "Mali").stale


def test_what_has_not_changed_at_its_source_lives_on(library: Library) -> None:
    listed = Cached((NamePage(MALI, "list"), NamePage(EMPIRE, "list")), listed=True)
    empire = Cached((NamePage(EMPIRE),))
    both = Cached((NamePage(MALI), NamePage(EMPIRE)))
    names = {"Mali": FOUND, "Mali (any)": listed, "Empire": empire, "Malian": both}
    library.pages.keep(*WIKI, names)
    expire(library)
    library.pages.confirm(*WIKI, ["Mali", "No such page"])
    fresh = [name for name in names if not cached(library, name).stale]
    assert fresh == ["Mali"]
    page = library.pages.get(*WIKI, "Mali")
    assert page is not None
    assert datetime.fromisoformat(page.checked_at)
    assert cached(library, "Empire").pages[0].page.checked_at == ""
    library.pages.confirm(*WIKI, ["Mali", EMPIRE.title])
    fresh = [name for name in names if not cached(library, name).stale]
    assert fresh == ["Mali", "Empire", "Malian"]


def test_titles_in_other_languages(library: Library) -> None:
    assert library.pages.languages(MALI) == {}
    library.pages.keep_languages(MALI, {"fr": "Mali", "ar": "مالي"})
    assert library.pages.languages(MALI) == {"ar": "مالي", "fr": "Mali"}
    library.pages.keep_languages(MALI, {"de": "Mali"})
    assert library.pages.languages(MALI) == {"de": "Mali"}
    assert library.pages.languages(EMPIRE) == {}


def test_links_come_back_as_they_were_set(library: Library, ids: list[int]) -> None:
    mali, georgia, chad = ids
    candidates = (Choice(MALI, ("Bamako is near",)), Choice(EMPIRE))
    link = Link("page", MALI, candidates, ("Bamako is near",), "machine")
    unsure = Link("unsure", None, candidates[::-1], (), "machine")
    library.links.keep({mali: link, georgia: unsure, 999: link}, "v1")
    assert library.links.several(ids) == {mali: link, georgia: unsure, chad: NO_LINK}
    assert library.links.of(999) == NO_LINK
    nobody = Link("nobody", decided_by="machine")
    library.links.keep({mali: nobody}, "v2")
    assert library.links.of(mali) == nobody


def test_linking_again_replaces_a_link_but_not_a_readers(library: Library, ids: list[int]) -> None:
    mali, georgia, chad = ids
    choose(library, mali, MALI)
    choose(library, chad, None)
    first = Link("page", MALI, decided_by="machine")
    library.links.keep({mali: Link("nobody"), georgia: first, chad: first}, "v1")
    nobody = Link("nobody", None, (Choice(EMPIRE),), (), "machine")
    library.links.keep({mali: nobody, georgia: nobody, chad: nobody}, "v2")
    # The text of the page came with what the machine linked to it.
    assert library.links.of(mali) == Link("page", MALI, (Choice(EMPIRE),), CHOSEN, "reader")
    assert library.links.of(georgia) == nobody
    assert library.links.of(chad) == Link("nobody", None, (Choice(EMPIRE),), CHOSEN, "reader")


def test_unlinked_are_those_of_another_stamp(library: Library, ids: list[int]) -> None:
    mali, georgia, chad = ids
    assert library.links.unlinked("v1", 9) == ids
    library.links.keep({mali: Link("page", MALI)}, "v1")
    library.links.keep({georgia: Link("nobody")}, "v1")
    assert library.links.unlinked("v1", 9) == [chad]
    assert library.links.unlinked("v2", 9) == [mali, georgia, chad]
    assert library.links.unlinked("v2", 1) == [mali]
    assert library.links.wanting() == [georgia, chad]
    choose(library, georgia, MALI)
    choose(library, mali, None)
    assert library.links.wanting() == [mali, chad]


def test_coverage_counts_verdicts(library: Library, ids: list[int]) -> None:
    assert library.links.coverage() == Coverage(3, 0, 0, 0)
    verdicts = [Link("page", MALI), Link("nobody"), Link("unsure")]
    library.links.keep(dict(zip(ids, verdicts, strict=True)), "v1")
    assert library.links.coverage() == Coverage(3, 1, 1, 1)
    choose(library, ids[2], EMPIRE)
    choose(library, ids[0], None)
    assert library.links.coverage() == Coverage(3, 1, 2, 0)


def test_whose_page_it_is(library: Library, ids: list[int]) -> None:
    mali, georgia, chad = ids
    library.links.keep({mali: Link("page", MALI), georgia: Link("unsure", EMPIRE)}, "v1")
    titles = ["Mali", "Mali Empire", "Georgia (country)", "Niger"]
    assert library.links.known(titles) == {"Mali": 4, "Georgia (country)": 2}
    assert [library.links.subject(title) for title in titles] == [mali, None, georgia, None]
    choose(library, chad, MALI)
    choose(library, mali, EMPIRE)
    assert [library.links.subject(title) for title in titles] == [chad, mali, georgia, None]
    choose(library, chad, None)
    # Nobody's page any more, but the name of one.
    assert library.links.known(titles) == {"Mali": 4, "Mali Empire": 4, "Georgia (country)": 2}
    assert library.links.subject("Mali") == mali


def test_a_link_goes_with_its_entity_and_the_page_stays(library: Library, ids: list[int]) -> None:
    library.pages.keep(*WIKI, {"Mali": FOUND})
    library.links.keep({ids[0]: Link("page", MALI, (Choice(MALI),))}, "v1")
    library.shelving.forget("/n/a")
    assert library.links.coverage() == Coverage(0, 0, 0, 0)
    assert cached(library, "Mali") == FOUND
