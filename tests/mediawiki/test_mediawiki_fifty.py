"""Fifty names of an article, asked of a real MediaWiki with as few requests as can be."""

from __future__ import annotations

import pytest

from enrich.context.mediawiki import WikiSource
from enrich.context.mediawiki.finding import MOST_NEARLY
from enrich.context.sources import NOTHING
from support.fifty import (
    ELSEWHERE,
    FIFTY,
    LED,
    LISTED,
    NEAR,
    NOWHERE,
    PLAIN,
    RESPELLED,
    SECTION,
)
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.xdist_group("mediawiki")]


def test_fifty_names_are_nine_requests_at_most(source: WikiSource, wiki: MediaWiki) -> None:
    assert len(set(FIFTY)) == 50
    answers = source.lookup(FIFTY, FIFTY)
    asked = [request["query"] for request in wiki.asked()]
    assert len(asked) <= 9
    assert all(len(query.get("titles", "").split("|")) <= 50 for query in asked)
    searches = [query["gsrsearch"] for query in asked if "gsrsearch" in query]
    assert searches == [*NEAR, *NOWHERE][:MOST_NEARLY]

    assert answers.keys() == set(FIFTY)
    single = {**dict(zip(PLAIN, PLAIN, strict=True)), **LED, **SECTION, **RESPELLED, **NEAR}
    for name, title in single.items():
        assert [c.page.title for c in answers[name].candidates] == [title]
        assert answers[name].candidates[0].page.extract
        assert answers[name].candidates[0].size > 50
    for name, titles in LISTED.items():
        assert {c.page.title for c in answers[name].candidates} == titles
        assert all(c.page.extract and c.via == "meaning" for c in answers[name].candidates)
        assert answers[name].listed
    assert [answers[name] for name in (*NOWHERE, *ELSEWHERE)] == [NOTHING] * 7


def test_each_page_says_by_which_way_it_was_come_to(source: WikiSource) -> None:
    names = [*PLAIN, *LED, *SECTION, *RESPELLED, *NEAR]
    found = {name: answer.candidates[0] for name, answer in source.lookup(names).items()}
    assert {found[name].via for name in PLAIN} == {"title"}
    assert {found[name].via for name in LED} == {"redirect"}
    assert {found[name].via for name in SECTION} == {"section"}
    assert {found[name].via for name in NEAR} == {"near"}
    assert {n: found[n].via for n in RESPELLED} == {
        **dict.fromkeys(RESPELLED, "title"),
        "WAGNER UPRISING": "section",
    }
    assert all(found[name].aliases == (name,) for name in names)


def test_a_page_comes_with_its_links_to_what_stands_beside_it(source: WikiSource) -> None:
    beside = ["Mali", "bamako", "Yevgeny Prigozhin", "Richard Wagner", "fr:Mali", "[[x]]", ""]
    answers = source.lookup(["Wagner Group", "Mali", "Wagner", "WAGNER GROUP"], beside)
    assert set(answers["Wagner Group"].candidates[0].links) == {"Mali", "Yevgeny Prigozhin"}
    assert set(answers["WAGNER GROUP"].candidates[0].links) == {"Mali", "Yevgeny Prigozhin"}
    assert answers["Mali"].candidates[0].links == ("Bamako",)
    listed = {c.page.title: c.links for c in answers["Wagner"].candidates}
    assert set(listed["Wagner Group"]) == {"Mali", "Yevgeny Prigozhin"}
    assert listed["Richard Wagner"] == ()


def test_names_of_one_page_of_meanings_are_listed_once(source: WikiSource, wiki: MediaWiki) -> None:
    answers = source.lookup(["CAR", "CAR (disambiguation)"])
    assert answers["CAR"] == answers["CAR (disambiguation)"]
    assert len(wiki.asked()) == 2


def test_more_meanings_than_texts_come_in_one_request(source: WikiSource, wiki: MediaWiki) -> None:
    found = source.lookup(["Batchville"], ["Mali"])["Batchville"].candidates
    assert {c.page.title for c in found} == {f"Batchville {number:02}" for number in range(1, 26)}
    assert sum(bool(c.page.extract) for c in found) == 20
    assert all(c.page.description and c.page.qid and c.size for c in found)
    assert len(wiki.asked()) == 2
