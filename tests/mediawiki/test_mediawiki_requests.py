"""How often a real MediaWiki is asked for fifty names of a library, first and later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages import Link
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash
from enrich.context import Lookup
from enrich.context.mediawiki import WikiClient
from enrich.settings import ContextSettings, Settings
from support.fifty import FIFTY, LED, LISTED, NEAR, NOWHERE, PLAIN, RESPELLED, SECTION
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.xdist_group("mediawiki")]

# An entity has a name, if only one that can't be a title.
NAMES = [name or "Mali | Empire" for name in FIFTY]
SINGLE = {**dict(zip(PLAIN, PLAIN, strict=True)), **LED, **SECTION, **RESPELLED, **NEAR}
LONG_AGO = (datetime.now(UTC) - timedelta(days=40)).isoformat(timespec="seconds")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of one article that names all fifty."""
    made = Library.create(tmp_path / "library.db")
    made.shelving.add_shelf("/news", "folder")
    lines = [f"{name}, number {number}." for number, name in enumerate(NAMES, start=1)]
    text = "\n\n".join(lines)
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, start, start + len(line))
        for start, line in zip(starts, lines, strict=True)
    )
    article = Article("Fifty", text, blocks=blocks)
    made.shelving.put([("/news/fifty.txt", Stat(1, 1), article)])
    article_id = made.articles.find("/news/fifty.txt")
    assert article_id is not None
    spans = [
        NamedSpan(start, start + len(name), _label(name), f"any:{name}", name)
        for start, name in zip(starts, NAMES, strict=True)
    ]
    made.naming.store("test", [ArticleNames(article_id, content_hash(article), "en", spans)])
    yield made
    made.close()


def _label(name: str) -> str:
    # The starter notes know no work of any of these names, so that nothing is settled by them.
    return "WORK_OF_ART" if name in LISTED else "ORG"


class Look:
    """Looks up every entity, and says how it was done."""

    def __init__(self, library: Library, wiki: MediaWiki) -> None:
        self._library, self._wiki = library, wiki
        self.links: Mapping[str, Link] = {}

    def __call__(self) -> list[dict[str, str]]:
        """Look up; return what the wiki was asked."""
        self._wiki.forget()
        context = ContextSettings(api=self._wiki.api, contact="me@example.org", timeout=30.0)
        client = WikiClient(self._wiki.api, "en", "me@example.org", "1.0", gap=0.0, timeout=30.0)
        ids = {e.id: e.name for e in self._library.entities.ranked()}
        assert len(ids) == 50
        with Lookup(self._library, Settings(context), client) as lookup:
            found = dict(lookup.fetch(list(ids), online=True))
        self.links = {ids[id_]: link for id_, link in found.items()}
        return [request["query"] for request in self._wiki.asked()]


@pytest.fixture
def look(library: Library, wiki: MediaWiki) -> Look:
    """Look all names up with a new Lookup each time."""
    return Look(library, wiki)


def make_old(library: Library, *, listed: bool = True, missed: bool = True) -> None:
    """Let the life of what was answered end, of lists and of misses too if told so."""
    with library.connections.write() as write:
        write.execute("UPDATE pages SET fetched_at = ?1, checked_at = ?1", (LONG_AGO,))
        write.execute(
            """UPDATE page_names SET expires_at = ? WHERE (? OR NOT listed) AND (? OR EXISTS (
            SELECT 1 FROM name_pages n WHERE n.name = page_names.name))""",
            (LONG_AGO, listed, missed),
        )


def checked(library: Library) -> dict[str, tuple[str, str]]:
    """Return of the wiki's pages when they were fetched and last checked."""
    rows = library.connections.read().execute(
        "SELECT title, fetched_at, checked_at FROM pages WHERE source = 'mediawiki'"
    )
    return {title: (fetched, last) for title, fetched, last in rows}


def test_fifty_entities_are_nine_requests_at_most_and_then_none(
    library: Library, look: Look
) -> None:
    first = look()
    assert len(first) <= 9
    assert sum("gsrsearch" in query for query in first) <= 3
    links = look.links
    assert len(links) == 50
    for name, title in SINGLE.items():
        titles = [choice.page.title for choice in links[name].candidates]
        assert title in titles, name
    for name, titles in LISTED.items():
        assert titles <= {choice.page.title for choice in links[name].candidates}
    assert {links[name].verdict for name in (*NOWHERE, "fr:Mali", "Mali | Empire")} == {"nobody"}

    assert look() == []
    assert look.links == links


def test_old_pages_are_asked_after_in_one_request_and_not_fetched(
    library: Library, look: Look
) -> None:
    look()
    make_old(library, listed=False, missed=False)
    before = look.links
    (asked,) = look()
    assert asked["prop"] == "info"
    titles = asked["titles"].split("|")
    assert len(titles) == len(set(titles)) <= 50
    assert set(titles) == set(SINGLE.values())
    today = datetime.now(UTC).isoformat()[:10]
    times = checked(library)
    for title in titles:
        fetched, last = times[title]
        assert (fetched, last[:10]) == (LONG_AGO, today)
    assert {n: link.verdict for n, link in look.links.items()} == {
        n: link.verdict for n, link in before.items()
    }
    assert look() == []


def test_when_all_is_old_no_page_comes_again_that_has_not_changed(
    library: Library, look: Look
) -> None:
    first = look()
    make_old(library)
    again = look()
    assert len(again) <= len(first)
    revisions, *others = again
    assert revisions["prop"] == "info"
    sent = {title for query in others for title in query.get("titles", "").split("|")}
    assert not sent & {*SINGLE.values(), *PLAIN}
    # A page of several meanings may have new ones.
    assert sent >= LISTED.keys()
    assert look() == []


def test_a_page_that_has_changed_is_fetched_again(library: Library, look: Look) -> None:
    look()
    make_old(library, listed=False, missed=False)
    with library.connections.write() as write:
        write.execute("UPDATE pages SET revision = 1, extract = 'Old.' WHERE title = 'Orla Vexley'")
    revisions, shown = look()
    assert revisions["prop"] == "info"
    assert shown["titles"] == "Orla Vexley"
    (page,) = [choice.page for choice in look.links["Orla Vexley"].candidates]
    assert page.extract.startswith("Orla Vexley")
    assert page.revision != 1
    assert page.fetched_at != LONG_AGO
    assert look() == []
