"""What a real MediaWiki answers, and what is made of it."""

from __future__ import annotations

import pytest

from db.pages import Page
from enrich.context.mediawiki import WikiSource
from enrich.context.sources import NOTHING
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.xdist_group("mediawiki")]


def page_of(source: WikiSource, name: str) -> Page:
    """Return the one page that a name leads to."""
    candidates = source.lookup([name])[name].candidates
    assert len(candidates) == 1
    return candidates[0].page


def titles_of(source: WikiSource, name: str) -> set[str]:
    """Return the titles of the candidates of a name."""
    return {candidate.page.title for candidate in source.lookup([name])[name].candidates}


def test_a_page_comes_with_all_that_is_shown(source: WikiSource, wiki: MediaWiki) -> None:
    page = page_of(source, "Richard Wagner")
    assert page.title == "Richard Wagner"
    assert page.description == "German composer of operas (1813–1883)"
    assert page.extract.startswith("Richard Wagner wrote long operas")
    assert page.qid == "Q1511"
    assert page.revision is not None
    assert page.revision > 0
    assert page.url == wiki.api.replace("/w/api.php", "/wiki/Richard_Wagner")
    assert (page.source, page.licence) == ("mediawiki", "")
    assert page.origin in wiki.api
    assert len(wiki.asked()) == 1


def test_the_user_agent_carries_the_contact(source: WikiSource, wiki: MediaWiki) -> None:
    source.lookup(["Mali"])
    assert [asked["agent"].split(" Wikipedia-API")[0] for asked in wiki.asked()] == [
        "newsreader/1.0 (me@example.org)"
    ]


def test_twenty_titles_with_their_extracts_are_one_request(
    source: WikiSource, wiki: MediaWiki
) -> None:
    names = [f"Batchville {number:02}" for number in range(1, 21)]
    answers = source.lookup(names)
    assert len(wiki.asked()) == 1
    for name in names:
        page = answers[name].candidates[0].page
        assert page.title == name
        assert page.extract.startswith(f"{name} is one of twenty-five towns")
        assert page.description == f"Invented town no. {name[-2:]}"
        assert page.qid == f"Q9000{name[-2:]}"


def test_twenty_five_titles_are_two(source: WikiSource, wiki: MediaWiki) -> None:
    names = [f"Batchville {number:02}" for number in range(1, 26)]
    answers = source.lookup(names)
    assert all(answers[name].candidates[0].page.extract for name in names)
    assert [len(a["query"]["titles"].split("|")) for a in wiki.asked()] == [20, 5]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Prigozhin", "Yevgeny Prigozhin"),
        ("Prigozhin's cook", "Yevgeny Prigozhin"),
        ("Wagner uprising", "Yevgeny Prigozhin"),
        ("Ибрагим Бубакар Кейта", "Ibrahim Boubacar Keïta"),
        ("wagner_Group", "Wagner Group"),
        ("  bamako ", "Bamako"),
        ("Ibrahim Boubacar Kei\u0308ta", "Ibrahim Boubacar Keïta"),
        ("тбилиси", "Тбилиси"),
        ("BAMAKO", "Bamako"),
        ("Wagner group", "Wagner Group"),
        ("WAGNER GROUP", "Wagner Group"),
        ("the Wagner group", "Wagner Group"),
        ("Bamako’s", "Bamako"),
        ("wAgNeR gRoUp", "Wagner Group"),
    ],
)
def test_redirects_and_spellings_lead_to_the_page(
    source: WikiSource, name: str, title: str
) -> None:
    assert page_of(source, name).title == title


def test_a_redirect_to_a_section_gives_the_whole_page(source: WikiSource) -> None:
    assert page_of(source, "Wagner uprising").extract.startswith("Yevgeny Prigozhin sold meals")


def test_a_page_may_have_no_description(source: WikiSource) -> None:
    page = page_of(source, "Тбилиси")
    assert (page.description, page.qid) == ("", "Q994")
    assert page.url.isascii()


def test_several_meanings_become_candidates(source: WikiSource, wiki: MediaWiki) -> None:
    assert titles_of(source, "Wagner") == {"Richard Wagner", "Wagner Group"}
    assert len(wiki.asked()) == 2


def test_candidates_say_what_they_are(source: WikiSource) -> None:
    described = {c.page.title: c.page.description for c in source.lookup(["CAR"])["CAR"].candidates}
    assert described == {
        "Central African Republic": "Country in the middle of Africa",
        "Cordillera Region": "Highland region of the Philippines",
    }


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("Wagner Group", "Wagner Group was a company of hired soldiers"),
        ("Bamako", "Bamako is the capital of Mali and stands on the Niger."),
        ("Mali", "Mali (Mali) is a country without a coast"),
    ],
)
def test_an_extract_is_clean_prose(source: WikiSource, name: str, start: str) -> None:
    extract = page_of(source, name).extract
    assert extract.startswith(start)
    assert not set("[]{}<>=|") & set(extract)


def test_an_extract_is_the_lead_in_paragraphs(source: WikiSource) -> None:
    extract = page_of(source, "Mali").extract
    assert len(extract.split("\n\n")) == 2
    assert "2020" not in extract


@pytest.mark.parametrize("name", ["Nobody Atall", "Talk:Mali", "Special:Version", "%41"])
def test_a_page_that_is_not_there(source: WikiSource, name: str) -> None:
    assert source.lookup([name]) == {name: NOTHING}


@pytest.mark.parametrize("name", ["wikipedia:Mali", "wikipedia: Mali", "fr:Mali"])
def test_a_title_of_another_wiki_leads_nowhere(source: WikiSource, name: str) -> None:
    assert source.lookup([name]) == {name: NOTHING}


def test_redirects_in_a_circle_lead_nowhere(source: WikiSource) -> None:
    assert source.lookup(["Chicken"]) == {}


def test_odd_names_spoil_nothing_for_others(source: WikiSource, wiki: MediaWiki) -> None:
    unasked = ["", "#x", "a|b", ":Mali", "x" * 256, "[[Mali]]"]
    leading_nowhere = ["wikipedia:Mali", "Special:Version", "%41", "Nobody Atall"]
    answers = source.lookup([*unasked, *leading_nowhere, "Chicken", "Mali", "Wagner uprising"])
    assert {answers[name] for name in (*unasked, *leading_nowhere)} == {NOTHING}
    assert answers["Mali"].candidates[0].page.qid == "Q912"
    assert answers["Wagner uprising"].candidates[0].page.title == "Yevgeny Prigozhin"
    titles = wiki.asked()[0]["query"]["titles"].split("|")
    assert titles == [*leading_nowhere, "Chicken", "Mali", "Wagner uprising"]
