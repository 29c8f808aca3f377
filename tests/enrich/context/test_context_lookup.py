"""Looking entities up: in which order, what is sent, what is kept, and what an error leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.decisions.kinds import ChoosePage
from db.library import Library
from db.pages import Link
from enrich.context import Lookup
from enrich.context import gather as module
from enrich.context.sources import SourceError
from enrich.settings import ContextSettings, Settings
from support.wiki_library import add_entity
from support.wiki_stub import Reply, WikiStub, answer, meanings, page, wiki_of

MakeLookup = Callable[..., Lookup]

ORLA = page("Orla Vexley", 5)


@pytest.fixture
def orla(library: Library) -> int:
    """Somebody of whom there is no note."""
    return add_entity(library, "Orla Vexley", "PERSON")


@pytest.fixture
def bamako(library: Library) -> int:
    """A place of which there is a note."""
    return add_entity(library, "Bamako", "GPE")


def fetch(lookup: Lookup, *ids: int, **how: Any) -> dict[int, Link]:
    """Look entities up on the wiki."""
    return dict(lookup.fetch(ids, **{"online": True, **how}))


def grow_old(library: Library) -> None:
    """Let everything in the cache be older than its life."""
    with library.connections.write() as write:
        write.execute("UPDATE page_names SET expires_at = '2000-01-01T00:00:00+00:00'")


def cached_names(library: Library) -> list[str]:
    """Return the names that the cache has an answer for."""
    rows = library.connections.read().execute("SELECT name FROM page_names ORDER BY name")
    return [row[0] for row in rows]


def test_a_note_is_found_without_the_wiki(
    stub: WikiStub, lookup: MakeLookup, library: Library, bamako: int
) -> None:
    link = fetch(lookup(), bamako, online=False)[bamako]
    assert link.page is not None
    assert (link.page.source, link.page.title) == ("starter", "Bamako")
    assert library.links.of(bamako) == link
    assert stub.queries == []


def test_the_wiki_has_more_to_say_than_a_note(
    stub: WikiStub, lookup: MakeLookup, bamako: int
) -> None:
    stub.reply_with(wiki_of(page("Bamako")))
    link = fetch(lookup(), bamako)[bamako]
    assert link.page is not None
    assert link.page.source == "mediawiki"
    assert link.evidence[0] == "the type agrees (GPE)"


def test_the_cache_comes_before_the_notes(stub: WikiStub, lookup: MakeLookup, bamako: int) -> None:
    stub.reply_with(wiki_of(page("Bamako")))
    fetch(lookup(), bamako)
    link = fetch(lookup(), bamako, online=False)[bamako]
    assert link.page is not None
    assert link.page.source == "mediawiki"
    assert len(stub.queries) == 1


def test_the_wiki_is_asked_for_the_page_that_a_note_names(
    stub: WikiStub, lookup: MakeLookup, library: Library
) -> None:
    goita = add_entity(library, "Goita", "PERSON", "Goita leads Mali from Bamako.")
    fetch(lookup(), goita)
    assert stub.titles == [["Assimi Goïta"]]


def test_a_note_stays_where_the_wiki_knows_nobody(
    stub: WikiStub, lookup: MakeLookup, bamako: int
) -> None:
    stub.reply_with(wiki_of())
    link = fetch(lookup(), bamako)[bamako]
    assert link.page is not None
    assert link.page.source == "starter"


def test_a_note_stays_where_the_wiki_has_several_meanings(
    stub: WikiStub, lookup: MakeLookup, bamako: int
) -> None:
    stub.reply_with(wiki_of(meanings("Bamako"), linked=[page("A", 1), page("B", 2)]))
    link = fetch(lookup(), bamako)[bamako]
    assert link.page is not None
    assert link.page.source == "starter"


def test_what_is_cached_is_not_asked_for_again(
    stub: WikiStub, lookup: MakeLookup, orla: int
) -> None:
    stub.reply_with(wiki_of(ORLA))
    first = fetch(lookup(), orla)[orla]
    assert first.page is not None
    assert first.page.revision == 1005
    assert fetch(lookup(), orla)[orla] == first
    assert len(stub.queries) == 1


def test_refresh_asks_for_all(stub: WikiStub, lookup: MakeLookup, orla: int, bamako: int) -> None:
    stub.reply_with(wiki_of(ORLA, page("Bamako")))
    fetch(lookup(), orla, bamako)
    stub.reply_with(wiki_of(page("Orla Vexley", 5, lastrevid=2000), page("Bamako")))
    found = fetch(lookup(), orla, bamako, refresh=True)[orla].page
    assert found is not None
    assert found.revision == 2000
    assert stub.titles == [["Orla Vexley", "Bamako"]] * 2


def test_refresh_sends_nothing_unless_online(stub: WikiStub, lookup: MakeLookup, orla: int) -> None:
    fetch(lookup(), orla, online=False, refresh=True)
    assert stub.queries == []


def test_an_old_answer_is_asked_for_again(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int
) -> None:
    stub.reply_with(wiki_of(ORLA))
    fetch(lookup(), orla)
    grow_old(library)
    assert fetch(lookup(), orla, online=False)[orla].page is not None
    assert len(stub.queries) == 1
    fetch(lookup(), orla)
    fetch(lookup(), orla)
    assert len(stub.queries) == 2


BAD = [
    Reply(b"", 403),
    Reply(b"", 500),
    Reply(b"", 429, {"Retry-After": "3600"}),
    Reply(b"{", 200),
    Reply(b"{}", 200),
    Reply(b"", manner="reset"),
    answer({"error": {"code": "maxlag"}}),
    answer({"query": {"pages": {"7": ORLA}}}),
]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_an_error_keeps_what_was_there(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int, bad: Reply
) -> None:
    stub.reply_with(wiki_of(ORLA))
    before = fetch(lookup(), orla)[orla]
    grow_old(library)
    stub.reply_with(bad)
    for how in ({}, {"refresh": True}):
        found = dict[int, Link]()
        with pytest.raises(SourceError):
            found.update(lookup().fetch([orla], online=True, **how))
        assert library.links.of(orla) == before
    stub.reply_with(wiki_of(ORLA))
    assert fetch(lookup(), orla)[orla].page is not None


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_an_error_is_not_cached(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int, bamako: int, bad: Reply
) -> None:
    stub.reply_with(bad)
    answers = lookup().fetch([orla, bamako], online=True)
    assert next(answers)[1].verdict == "none"
    assert next(answers)[1].verdict == "page"
    with pytest.raises(SourceError):
        next(answers)
    assert cached_names(library) == []
    stub.reply_with(wiki_of(ORLA))
    assert fetch(lookup(), orla)[orla].verdict == "page"


def test_an_error_leaves_no_one_out_and_ends_the_asking(
    stub: WikiStub, lookup: MakeLookup, library: Library
) -> None:
    ids = [add_entity(library, f"Nobody {number}", "PERSON") for number in range(25)]
    ids += [add_entity(library, "Bamako", "GPE"), add_entity(library, "Mali", "GPE")]
    stub.reply_with(Reply(b"", 403))
    found = list[int]()
    with pytest.raises(SourceError):
        found.extend(entity_id for entity_id, _ in lookup().fetch(ids, online=True))
    assert [library.links.of(entity_id).verdict for entity_id in ids[-2:]] == ["page", "page"]
    assert len(stub.queries) == 1


def test_a_miss_becomes_nobody_and_is_kept(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int
) -> None:
    assert fetch(lookup(), orla)[orla] == Link("nobody", decided_by="machine")
    assert fetch(lookup(), orla)[orla].verdict == "nobody"
    assert ["titles" in query for query in stub.queries] == [True, False]
    assert library.links.of(orla).verdict == "nobody"
    assert cached_names(library) == ["Orla Vexley"]


def test_several_meanings_are_kept_as_candidates_and_not_asked_for_again(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int
) -> None:
    linked = [page("Orla Vexley (minister)", 1), page("Orla Vexley (painter)", 2)]
    stub.reply_with(wiki_of(meanings("Orla Vexley"), linked=linked))
    link = fetch(lookup(), orla)[orla]
    assert link.verdict == "unsure"
    assert [(c.page.title, c.page.description) for c in link.candidates] == [
        ("Orla Vexley (minister)", "Page number 1"),
        ("Orla Vexley (painter)", "Page number 2"),
    ]
    assert library.links.of(orla) == link
    assert cached_names(library) == ["Orla Vexley"]
    asked = len(stub.queries)
    assert fetch(lookup(), orla)[orla] == link
    assert len(stub.queries) == asked


def test_a_name_that_the_wiki_says_nothing_of_is_not_nobody(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int
) -> None:
    stub.reply_with(answer({"query": {"pages": [page("Another")]}}))
    assert fetch(lookup(), orla)[orla].verdict == "none"
    assert cached_names(library) == []


@pytest.mark.parametrize(
    ("offline", "online", "asks"),
    [
        (False, "ask", True),
        (False, True, True),
        (False, False, False),
        (True, "ask", False),
        (True, True, False),
    ],
)
def test_settings_can_forbid_and_consent_is_the_callers_business(
    stub: WikiStub, lookup: MakeLookup, orla: int, offline: bool, online: Any, asks: bool
) -> None:
    stub.reply_with(wiki_of(ORLA))
    link = fetch(lookup(offline=offline, online=online), orla, refresh=True)[orla]
    assert bool(stub.queries) is asks
    assert link.verdict == ("page" if asks else "none")


def test_entities_of_one_name_share_a_question(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int
) -> None:
    ship = add_entity(library, "Orla Vexley", "PRODUCT")
    stub.reply_with(wiki_of(ORLA))
    found = fetch(lookup(), orla, ship)
    assert stub.titles == [["Orla Vexley"]]
    assert {link.verdict for link in found.values()} == {"page"}


def test_many_entities_are_asked_for_in_batches(
    stub: WikiStub, lookup: MakeLookup, library: Library
) -> None:
    ids = [add_entity(library, f"Nobody {number}", "PERSON") for number in range(25)]
    assert list(fetch(lookup(), *ids)) == ids
    assert [len(titles) for titles in stub.titles] == [20, 5]


def test_entities_that_are_gone_are_passed_over(
    stub: WikiStub, lookup: MakeLookup, orla: int
) -> None:
    stub.reply_with(wiki_of(ORLA))
    assert list(fetch(lookup(), 12345, orla)) == [orla]
    assert fetch(lookup(), 12345) == {}
    assert fetch(lookup()) == {}
    assert len(stub.queries) == 1


def test_what_a_reader_has_chosen_stays_and_is_told(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int
) -> None:
    library.decisions.take(ChoosePage(entity=library.decisions.named(orla), page=None))
    stub.reply_with(wiki_of(ORLA))
    chosen = fetch(lookup(), orla)[orla]
    assert (chosen.verdict, chosen.page, chosen.decided_by) == ("nobody", None, "reader")
    assert library.links.of(orla) == chosen
    library.decisions.undo()
    assert library.links.of(orla).verdict == "page"


def test_a_wrong_language_is_an_error_that_can_be_shown(
    stub: WikiStub, library: Library, orla: int
) -> None:
    settings = Settings(ContextSettings(api=stub.api, language="evil.example/?"))
    with Lookup(library, settings) as lookup, pytest.raises(SourceError, match="language code"):
        fetch(lookup, orla)
    assert stub.queries == []


def test_the_client_is_made_from_the_settings(
    stub: WikiStub, library: Library, orla: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    real = module.WikiClient

    def recording(*args: Any, **options: Any) -> Any:
        made.append((args, options))
        return real(*args, **options)

    monkeypatch.setattr(module, "WikiClient", recording)
    stub.reply_with(wiki_of(ORLA))
    context = ContextSettings(api=stub.api, language="fr", contact="me@example.org", timeout=3.5)
    with Lookup(library, Settings(context)) as lookup:
        assert made == []
        found = fetch(lookup, orla)[orla].page
    assert found is not None
    assert found.language == "fr"
    assert [(args[:3], options["timeout"]) for args, options in made] == [
        ((stub.api, "fr", "me@example.org"), 3.5)
    ]
    assert "(me@example.org)" in stub.agents[0]


def test_the_cache_outlives_the_program(stub: WikiStub, tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    settings = Settings(ContextSettings(api=stub.api, contact="me@example.org"))
    stub.reply_with(wiki_of(ORLA))
    links = []
    for online in (True, False):
        library = Library.create(path)
        found = library.entities.find("Orla Vexley")
        orla = found[0].id if found else add_entity(library, "Orla Vexley", "PERSON")
        with Lookup(library, settings) as lookup:
            links.append(fetch(lookup, orla, online=online)[orla])
        library.close()
    assert links[0] == links[1]
    assert links[0].page is not None
    assert len(stub.queries) == 1
