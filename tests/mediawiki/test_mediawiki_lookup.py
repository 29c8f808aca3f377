"""From a name in an article to a kept page, with a real MediaWiki, and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.library import Library
from db.pages import Link
from enrich.context import Lookup
from enrich.context.mediawiki import WikiClient
from enrich.context.sources import SourceError
from enrich.context.starter import StarterNotes
from enrich.settings import ContextSettings, Settings
from support.wiki_library import ids_of, library_of
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.xdist_group("mediawiki")]

NAMED = (
    ("Orla Vexley", "PERSON", "Minister Orla Vexley stepped down."),
    ("Wagner", "WORK_OF_ART", "Nobody knows what Wagner is here."),
    ("Bamako", "GPE", "Soldiers marched through Bamako."),
    ("Nobody Atall", "PERSON", "Nobody Atall was there."),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library in which nothing was looked up yet."""
    made = tmp_path / "library.db"
    library_of(made, *NAMED).close()
    return made


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """That library, open."""
    opened = Library.create(path)
    yield opened
    opened.close()


def settings_of(wiki: MediaWiki) -> Settings:
    """Make settings that name the wiki."""
    return Settings(ContextSettings(api=wiki.api, contact="me@example.org", timeout=30.0))


def look_up(library: Library, settings: Settings, name: str, *, online: bool = True) -> Link:
    """Look one name up, as the program does."""
    with Lookup(library, settings) as lookup:
        return dict(lookup.fetch(ids_of(library, name), online=online)).popitem()[1]


def test_a_page_is_still_there_when_the_wiki_is_not(path: Path, mortal_wiki: MediaWiki) -> None:
    assert not StarterNotes().lookup(["Orla Vexley"])["Orla Vexley"].candidates
    settings = settings_of(mortal_wiki)
    library = Library.create(path)
    first = look_up(library, settings, "Orla Vexley")
    library.close()
    assert first.page is not None
    assert first.page.description == "Invented minister of an invented country"
    assert first.page.source == "mediawiki"
    age = datetime.now(UTC) - datetime.fromisoformat(first.page.fetched_at)
    assert timedelta(seconds=-1) < age < timedelta(minutes=5)

    mortal_wiki.stop()
    library = Library.create(path)
    try:
        assert look_up(library, settings, "Orla Vexley") == first
        assert look_up(library, settings, "Orla Vexley", online=False) == first
        (orla,) = ids_of(library, "Orla Vexley")
        hasty = WikiClient(mortal_wiki.api, "en", "", "1", gap=0.0, retry_wait=0.0)
        with (
            Lookup(library, settings, hasty) as lookup,
            pytest.raises(SourceError, match="can't be reached"),
        ):
            list(lookup.fetch([orla], online=True, refresh=True))
        assert library.links.of(orla) == first
    finally:
        library.close()


def test_all_of_an_article_is_looked_up_at_once(library: Library, wiki: MediaWiki) -> None:
    ids = ids_of(library, *(name for name, _, _ in NAMED))
    with Lookup(library, settings_of(wiki)) as lookup:
        links = [link for _, link in lookup.fetch(ids, online=True)]
    assert [link.verdict for link in links] == ["page", "unsure", "page", "nobody"]
    assert {(c.page.title, c.page.description) for c in links[1].candidates} == {
        ("Richard Wagner", "German composer of operas (1813–1883)"),
        ("Wagner Group", "Russian company of hired soldiers"),
    }
    assert links[2].page is not None
    assert (links[2].page.source, links[2].page.qid) == ("mediawiki", "Q3703")
    # The titles, a search for nobody, and the candidates of the page of several meanings.
    assert len(wiki.asked()) == 3
    assert all("(me@example.org)" in asked["agent"] for asked in wiki.asked())


def test_what_is_known_is_not_asked_for_again(library: Library, wiki: MediaWiki) -> None:
    for name in ("Orla Vexley", "Nobody Atall", "Bamako"):
        assert look_up(library, settings_of(wiki), name) == look_up(
            library, settings_of(wiki), name
        )
    # One for each, and a search for nobody.
    assert len(wiki.asked()) == 4


def test_nothing_is_sent_that_was_not_allowed(library: Library, wiki: MediaWiki) -> None:
    settings = settings_of(wiki)
    never = replace(settings, context=replace(settings.context, online=False))
    assert look_up(library, replace(settings, offline=True), "Orla Vexley").verdict == "none"
    assert look_up(library, never, "Orla Vexley").verdict == "none"
    assert look_up(library, settings, "Orla Vexley", online=False).verdict == "none"
    assert look_up(library, never, "Bamako").verdict == "page"
    assert wiki.asked() == []
