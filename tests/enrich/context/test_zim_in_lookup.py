"""Kiwix files among the sources: when they are asked, what is kept, and what damage leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.library import Library
from db.pages import Link
from enrich.context import Lookup
from enrich.context.sources import SourceError
from enrich.linking import link_entities
from enrich.settings import ContextSettings, Settings
from support.wiki_library import add_entity
from support.wiki_stub import WikiStub, page, wiki_of
from support.zim_files import article, link, meanings, write_zim

MakeLookup = Callable[..., Lookup]

PAGES = {
    "Main Page": "<p>Welcome.</p>",
    "Orla Vexley": article("<b>Orla Vexley</b> is a chemist of salts."),
    "Vexley": meanings("Vexley may refer to:", link("Orla Vexley"), link("Vexley Group")),
    "Vexley Group": article("The Vexley Group is a maker of boats."),
    "Tam Vexley": article("<b>Tam Vexley</b> was a composer."),
}


@pytest.fixture(scope="module")
def zim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_zim(tmp_path_factory.mktemp("zim") / "a.zim", PAGES)


@pytest.fixture
def orla(library: Library) -> int:
    return add_entity(library, "Orla Vexley", "PERSON")


def fetch(lookup: Lookup, entity: int, **how: Any) -> Link:
    return dict(lookup.fetch([entity], **{"online": True, **how}))[entity]


def source_of(link: Link) -> str:
    return link.page.source if link.page is not None else link.verdict


def test_a_file_is_asked_before_the_network(
    stub: WikiStub, lookup: MakeLookup, orla: int, zim: Path
) -> None:
    link = fetch(lookup(zim=(zim,)), orla)
    assert link.page is not None
    assert (link.page.source, link.page.description) == ("zim", "Chemist of salts")
    assert stub.queries == []


@pytest.mark.parametrize("offline", [False, True])
def test_it_needs_no_network(lookup: MakeLookup, orla: int, zim: Path, offline: bool) -> None:
    assert source_of(fetch(lookup(offline=offline, zim=(zim,)), orla, online=False)) == "zim"


def test_the_cache_comes_before_it(
    stub: WikiStub, lookup: MakeLookup, orla: int, zim: Path
) -> None:
    stub.reply_with(wiki_of(page("Orla Vexley", 5)))
    fetch(lookup(), orla)
    assert source_of(fetch(lookup(zim=(zim,)), orla)) == "mediawiki"


def test_refresh_asks_the_network_too(
    stub: WikiStub, lookup: MakeLookup, orla: int, zim: Path
) -> None:
    stub.reply_with(wiki_of(page("Orla Vexley", 5)))
    assert source_of(fetch(lookup(zim=(zim,)), orla, refresh=True)) == "mediawiki"
    assert stub.titles == [["Orla Vexley"]]


def test_what_it_has_not_got_is_asked_of_the_network(
    stub: WikiStub, lookup: MakeLookup, library: Library, zim: Path
) -> None:
    other = add_entity(library, "Ben Mole", "PERSON")
    stub.reply_with(wiki_of(page("Ben Mole", 7)))
    assert source_of(fetch(lookup(zim=(zim,)), other)) == "mediawiki"


def test_a_file_without_a_name_says_not_that_nobody_is_known(
    lookup: MakeLookup, library: Library, zim: Path
) -> None:
    other = add_entity(library, "Ben Mole", "PERSON")
    assert fetch(lookup(zim=(zim,)), other, online=False).verdict == "none"


def test_files_are_asked_in_their_order(
    lookup: MakeLookup, orla: int, zim: Path, tmp_path: Path
) -> None:
    other = write_zim(tmp_path / "b.zim", {"Orla Vexley": article("Orla is another chemist.")})
    for order, origin in (((zim, other), "a"), ((other, zim), "b")):
        link = fetch(lookup(zim=order), orla, online=False, refresh=True)
        assert link.page is not None
        assert link.page.origin == origin


def test_several_meanings_are_left_open(lookup: MakeLookup, library: Library, zim: Path) -> None:
    vexley = add_entity(library, "Vexley", "ORG")
    link = fetch(lookup(zim=(zim,)), vexley, online=False)
    assert link.verdict == "unsure"
    assert [(c.page.title, c.page.description) for c in link.candidates] == [
        ("Vexley Group", "Maker of boats"),
        ("Orla Vexley", "Chemist of salts"),
        ("Tam Vexley", "Composer"),
    ]


def test_what_is_only_near_is_not_linked(lookup: MakeLookup, library: Library, zim: Path) -> None:
    tam = add_entity(library, "Tam", "PERSON")
    assert fetch(lookup(zim=(zim,)), tam, online=False).verdict == "none"


def test_a_page_is_kept_when_the_file_is_gone(lookup: MakeLookup, orla: int, zim: Path) -> None:
    fetch(lookup(zim=(zim,)), orla, online=False)
    assert source_of(fetch(lookup(), orla, online=False)) == "zim"


def test_damage_is_told_and_the_others_are_asked(
    stub: WikiStub, lookup: MakeLookup, library: Library, orla: int, zim: Path, tmp_path: Path
) -> None:
    stub.reply_with(wiki_of(page("Orla Vexley", 5)))
    bad = tmp_path / "bad.zim"
    bad.write_bytes(zim.read_bytes()[:-100])
    with pytest.raises(SourceError, match=str(bad)):
        fetch(lookup(zim=(bad, zim)), orla, online=False)
    assert source_of(library.links.of(orla)) == "zim"
    with pytest.raises(SourceError, match=str(bad)):
        fetch(lookup(zim=(bad,)), orla, refresh=True)
    assert source_of(library.links.of(orla)) == "mediawiki"


def test_links_are_made_anew_with_another_file(
    lookup: MakeLookup, library: Library, orla: int, zim: Path, tmp_path: Path
) -> None:
    def link_all(*files: Path) -> int:
        settings = Settings(ContextSettings(zim=files), offline=True)
        return link_entities(library, settings, lambda progress: None)

    assert (link_all(), source_of(library.links.of(orla))) == (1, "none")
    assert (link_all(tmp_path / "gone.zim"), source_of(library.links.of(orla))) == (1, "none")
    assert (link_all(zim), source_of(library.links.of(orla))) == (1, "zim")
    assert link_all(zim) == 0
