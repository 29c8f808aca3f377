"""What else a real MediaWiki is asked: all that a name may mean, revisions and languages."""

from __future__ import annotations

import pytest

from enrich.context.mediawiki import WikiSource
from enrich.context.sources import NOTHING
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.xdist_group("mediawiki")]


def ways(source: WikiSource, name: str) -> dict[str, str]:
    """Return by which way each candidate of a wide look-up was come to."""
    return {c.page.title: c.via for c in source.wide(name).candidates}


def test_a_name_with_a_page_may_mean_other_things_too(source: WikiSource, wiki: MediaWiki) -> None:
    found = ways(source, "Mali")
    assert next(iter(found)) == "Mali"
    assert found["Mali"] == "title"
    assert found["Mali Empire"] == found["Mali Lošinj"] == "meaning"
    assert found["Wagner Group"] == found["Bamako"] == "text"
    assert len(found) <= 20
    assert len(wiki.asked()) == 3


@pytest.mark.parametrize(
    ("name", "title", "via", "requests"),
    [
        ("Wagner", "Wagner Group", "meaning", 3),
        ("WAGNER", "Richard Wagner", "meaning", 3),
        ("Prigozhin", "Yevgeny Prigozhin", "redirect", 2),
        ("Wagner uprising", "Yevgeny Prigozhin", "section", 2),
        ("cOrDiLLeRa rEgIoN", "Cordillera Region", "near", 3),
        ("operas in Bayreuth", "Richard Wagner", "text", 3),
        ('"operas" -~Bayreuth !:', "Richard Wagner", "text", 3),
    ],
)
def test_a_name_is_looked_for_in_every_way(
    source: WikiSource, wiki: MediaWiki, name: str, title: str, via: str, requests: int
) -> None:
    assert ways(source, name)[title] == via
    assert len(wiki.asked()) <= requests


def test_pages_come_with_all_that_is_shown(source: WikiSource) -> None:
    found = {c.page.title: c for c in source.wide("Mali", ["Bamako", "Mali"]).candidates}
    assert found["Mali Empire"].page.extract.startswith("The Mali Empire grew rich")
    assert found["Mali Empire"].page.qid == "Q184536"
    assert found["Mali"].links == ("Bamako",)
    assert found["Bamako"].links == ("Mali",)


@pytest.mark.parametrize("name", ["", "a|b", "qqqqxz", "-", "???"])
def test_what_nobody_has_written_of(source: WikiSource, name: str) -> None:
    assert source.wide(name) == NOTHING


def test_one_page_by_its_title(source: WikiSource, wiki: MediaWiki) -> None:
    (found,) = source.page("Wagner Group", ["Mali"]).candidates
    assert (found.page.qid, found.links) == ("Q20748282", ("Mali",))
    assert source.page("Prigozhin").candidates[0].page.title == "Yevgeny Prigozhin"
    assert source.page("BAMAKO") == source.page("fr:Mali") == source.page("") == NOTHING
    assert source.page("Chicken") == NOTHING
    assert len(wiki.asked()) == 5


def test_revisions_of_fifty_pages_are_one_request(source: WikiSource, wiki: MediaWiki) -> None:
    pages = [c.page for a in source.lookup(["Mali", "Prigozhin"]).values() for c in a.candidates]
    wiki.forget()
    towns = [f"Batchville {number:02}" for number in range(1, 26)]
    asked = ["Mali", "Yevgeny Prigozhin", "Prigozhin", "mali", "Nobody Atall", "fr:Mali", "[[x]]"]
    asked += ["Chicken", *towns, *(f"Nowhere {number:02}" for number in range(18))]
    present = source.revisions(asked)
    assert len(wiki.asked()) == 1
    assert "extracts" not in wiki.asked()[0]["query"]["prop"]
    assert [present["Mali"], present["Yevgeny Prigozhin"]] == [page.revision for page in pages]
    assert present["mali"] == present["Mali"]
    assert present["Prigozhin"] == present["Yevgeny Prigozhin"]
    assert present["Nobody Atall"] is present["fr:Mali"] is present["Nowhere 17"] is None
    assert not {"[[x]]", "Chicken"} & present.keys()
    assert all(present[town] for town in towns)


def test_more_than_fifty_are_two(source: WikiSource, wiki: MediaWiki) -> None:
    assert len(source.revisions([f"Nowhere {number:02}" for number in range(51)])) == 51
    assert len(wiki.asked()) == 2


def test_a_page_has_titles_in_other_languages(source: WikiSource) -> None:
    assert source.languages("Mali") == (("de", "Mali"), ("fr", "Mali"), ("ru", "Мали"))
    assert source.languages("mali") == source.languages("Mali")
    assert source.languages("Bamako") == source.languages("Nobody Atall") == ()
    assert source.languages("[[x]]") == source.languages("fr:Mali") == ()
