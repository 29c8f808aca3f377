"""An article that speaks for another bearer of a name."""

from __future__ import annotations

from db.decisions.kinds import ChoosePage, Same, Scope
from db.library import Library
from db.pages import Choice, Link, Page
from tests.db.conftest import article_of, name, put, store

COUNTRY = Page("zim", "Georgia (country)", "Country", "A country.", "", origin="z", qid="Q230")
STATE = Page("zim", "Georgia (U.S. state)", "State", "A state.", "", origin="z", qid="Q1428")
KEY = "place:georgia"
NAMES = [("Georgia", "GPE", KEY), ("Ada", "PERSON", "person:ada")]
BOTH = (Choice(COUNTRY), Choice(STATE))
LINK = Link("page", COUNTRY, BOTH, ("e",), "machine", several=True)
FIRST, SECOND = article_of("Tbilisi", "Ada in Georgia."), article_of("Atlanta", "Georgia votes.")


def _library(library: Library) -> tuple[int, int, int]:
    """Fill a library with two articles; return them and the entity that both name."""
    first, second = put(library, "/n/a", FIRST, NAMES), put(library, "/n/b", SECOND, NAMES)
    georgia = library.entities.find("Georgia")[0].id
    library.links.keep({georgia: LINK}, "s")
    return first, second, georgia


def _entities(library: Library) -> dict[str, tuple[int, int]]:
    """Return mentions and articles of each entity by its key."""
    query = "SELECT key, mentions, articles FROM entities"
    return {row[0]: (row[1], row[2]) for row in library.connections.read().execute(query)}


def test_what_could_be_several_is_to_be_weighed_article_by_article(library: Library) -> None:
    first, second, georgia = _library(library)
    assert library.parting.unweighed(9) == [(georgia, first), (georgia, second)]
    assert library.parting.weighed(georgia, first, None) is None
    assert library.parting.unweighed(9) == [(georgia, second)]
    third = put(library, "/n/c", article_of("Kutaisi", "Georgia again."), NAMES)
    assert library.parting.unweighed(9) == [(georgia, second), (georgia, third)]


def test_what_is_one_alone_is_not_weighed(library: Library) -> None:
    put(library, "/n/a", FIRST, NAMES)
    georgia = library.entities.find("Georgia")[0].id
    library.links.keep({georgia: Link("page", COUNTRY, BOTH[:1])}, "s")
    put(library, "/n/b", SECOND, NAMES)
    assert library.parting.unweighed(9) == []


def test_its_mentions_there_are_another_entity(library: Library) -> None:
    _, second, georgia = _library(library)
    other = library.parting.weighed(georgia, second, STATE)
    assert other is not None
    assert _entities(library) == {
        KEY: (1, 1),
        f"{KEY}\tpage Q1428": (1, 1),
        "person:ada": (1, 1),
    }
    entity = library.entities.get(other)
    assert entity is not None
    assert (entity.name, entity.label, entity.apart) == ("Georgia", "GPE", True)
    assert [m.entity_id for m in library.articles.mentions(second)] == [other]
    assert library.check().problems == ()


def test_it_stays_so_when_the_article_is_named_again(library: Library) -> None:
    _, second, georgia = _library(library)
    other = library.parting.weighed(georgia, second, STATE)
    name(library, "/n/b", SECOND, NAMES)
    assert [m.entity_id for m in library.articles.mentions(second)] == [other]


def test_a_changed_text_is_weighed_anew(library: Library) -> None:
    first, second, georgia = _library(library)
    library.parting.weighed(georgia, first, None)
    library.parting.weighed(georgia, second, STATE)
    changed = article_of("Atlanta", "Nothing new in Georgia.")
    store(library, "/n/b", changed)
    name(library, "/n/b", changed, NAMES)
    assert [m.entity_id for m in library.articles.mentions(second)] == [georgia]
    assert library.parting.unweighed(9) == [(georgia, second)]


def test_all_can_be_begun_again(library: Library) -> None:
    _, second, georgia = _library(library)
    before = _entities(library)
    library.parting.weighed(georgia, second, STATE)
    library.parting.begin_again()
    assert _entities(library) == before
    assert library.connections.read().execute("SELECT count(*) FROM proposals").fetchone() == (0,)


def test_a_page_that_the_reader_chose_for_all_outweighs_it(library: Library) -> None:
    _, second, georgia = _library(library)
    library.parting.weighed(georgia, second, STATE)
    parted = _entities(library)
    named = library.decisions.named(georgia)
    library.decisions.take(ChoosePage(entity=named, page=COUNTRY.called))
    assert _entities(library) == {KEY: (2, 2), "person:ada": (1, 1)}
    library.decisions.undo()
    assert _entities(library) == parted


def test_a_page_that_was_chosen_for_one_outweighs_it_for_who_is_the_same(library: Library) -> None:
    _, second, georgia = _library(library)
    parted = library.parting.weighed(georgia, second, STATE)
    ada = library.entities.find("Ada")[0].id
    before = _entities(library)
    same = Same(one=library.decisions.named(ada), other=library.decisions.named(georgia))
    page = ChoosePage(entity=library.decisions.named(ada), page=COUNTRY.called)
    for first, then in ((page, same), (same, page)):
        library.decisions.take(first)
        entry = library.decisions.take(then)
        assert library.entities.get(parted or 0) is None
        assert {m.entity_id for m in library.articles.mentions(second)} == {min(ada, georgia)}
        assert library.check().problems == ()
        library.decisions.undo(entry.uid)
        library.decisions.undo()
        assert _entities(library) == before


def test_the_reader_parts_the_same_way(library: Library) -> None:
    first, second, georgia = _library(library)
    other = library.parting.weighed(georgia, second, STATE)
    choice = ChoosePage(
        entity=library.decisions.named(georgia),
        page=STATE.called,
        scope=Scope.ARTICLE,
        places=(library.decisions.place(first),),
    )
    library.decisions.take(choice)
    assert {m.entity_id for m in library.articles.mentions(second)} == {other}
    assert other in {m.entity_id for m in library.articles.mentions(first)}
    assert library.check().problems == ()
    library.decisions.undo()
    assert _entities(library)[KEY] == (1, 1)
    assert library.check().problems == ()
