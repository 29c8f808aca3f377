"""What is asked for beyond the titles of names, and how little of a hostile answer is believed."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import quote

import pytest

from enrich.context.mediawiki import WikiSource
from enrich.context.mediawiki.finding import MOST_LISTED, MOST_NEARLY
from enrich.context.mediawiki.questions import BATCH, ENCODED_BYTES, MOST_BESIDE, MOST_TEXTS
from enrich.context.sources import NOTHING, SourceError
from support.wiki_stub import Reply, WikiStub, answer, meanings, page, wiki_of

WRONG: list[Any] = [None, 7, True, "x", {}, ["x"], [7], [None], [{}], [[]], {"title": "x"}]


def sent(query: dict[str, str], *names: str) -> int:
    """Return how many bytes of the address some parameters took."""
    return sum(len(quote(query.get(name, ""), safe="")) for name in names)


def test_long_titles_are_fewer_to_a_request(stub: WikiStub, source: WikiSource) -> None:
    names = [f"{number:03}{'я' * 120}" for number in range(30)]
    stub.reply_with(wiki_of(*(page(name) for name in names)))
    answers = source.lookup(names, [f"{'ю' * 100} {number}" for number in range(80)])
    assert all(answers[name].candidates for name in names)
    assert max(sent(query, "titles", "pltitles") for query in stub.queries) <= ENCODED_BYTES
    assert max(len(titles) for titles in stub.titles) < BATCH


def test_the_others_are_sent_along_with_every_question(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(meanings("Wagner"), linked=[page("Wagner Group")]))
    others = ["Mali", "Bamako ", "Mali", "", "a|b", "fr:Mali", *(f"Town {n}" for n in range(80))]
    source.lookup(["Wagner", "Nobody", "NO GROUP"], others)
    source.wide("Wagner", others)
    source.page("Wagner", others)
    assert len(stub.queries) == 10
    for query in stub.queries:
        titles = query["pltitles"].split("|")
        assert titles[:3] == ["Mali", "Bamako", "Town 0"]
        assert len(titles) == MOST_BESIDE
        assert "links" in query["prop"].split("|")
        assert (query["plnamespace"], query["pllimit"]) == ("0", "max")


def test_without_others_no_links_are_asked_for(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    source.lookup(["Mali"], ["", "[x]"])
    assert "links" not in stub.queries[0]["prop"].split("|")
    assert "pltitles" not in stub.queries[0]


def test_links_are_titles_of_articles(stub: WikiStub, source: WikiSource) -> None:
    links = [{"ns": 0, "title": t} for t in ("Mali", "Mali", "Ba\x1b[2Jmako", "", "x" * 5000)]
    links += [{"ns": 14, "title": "Category:X"}, {"ns": 0}, {"ns": 0, "title": 7}]
    stub.reply_with(wiki_of(page("Wagner Group", links=links)))
    (found,) = source.lookup(["Wagner Group"], ["Mali"])["Wagner Group"].candidates
    assert found.links == ("Mali", "Ba[2Jmako", "x" * 300)
    links = [{"ns": 0, "title": str(number)} for number in range(10_000)]
    stub.reply_with(wiki_of(page("Wagner Group", links=links)))
    (found,) = source.lookup(["Wagner Group"], ["Mali"])["Wagner Group"].candidates
    assert len(found.links) == MOST_BESIDE


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_links_and_sizes_of_a_wrong_type_are_left_out(
    stub: WikiStub, source: WikiSource, value: Any
) -> None:
    stub.reply_with(wiki_of(page("Mali", links=value, length=value)))
    (found,) = source.lookup(["Mali"])["Mali"].candidates
    assert found.links == ()
    assert found.size == (7 if value == 7 and value is not True else 0)


def test_missing_names_share_one_request_of_other_spellings(
    stub: WikiStub, source: WikiSource
) -> None:
    stub.reply_with(wiki_of(page("Bamako", 1), page("Wagner Group", 2)))
    answers = source.lookup(["BAMAKO", "the Wagner Group", "WAGNER GROUP"])
    assert [a.candidates[0].page.title for a in answers.values()] == [
        *("Bamako", "Wagner Group", "Wagner Group"),
    ]
    assert stub.titles[1:] == [["Bamako", "Wagner Group", "Wagner group"]]
    assert len(stub.queries) == 2


def test_a_likelier_spelling_comes_first(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Wagner group", 1), page("Wagner Group", 2)))
    (found,) = source.lookup(["WAGNER GROUP"])["WAGNER GROUP"].candidates
    assert (found.page.title, found.via, found.aliases) == (
        *("Wagner Group", "title", ("WAGNER GROUP",)),
    )


def test_another_spelling_may_have_several_meanings(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(meanings("Wagner"), linked=[page("Richard Wagner")]))
    answer_of = source.lookup(["WAGNER"])["WAGNER"]
    assert [c.via for c in answer_of.candidates] == ["meaning"]
    assert answer_of.listed


def test_a_few_of_those_still_missing_are_searched_for(stub: WikiStub, source: WikiSource) -> None:
    found = page("Assimi Goïta")
    stub.reply_with(wiki_of(near=[found]))
    names = ["soldiers", "2020", "fr:Mali", *(f"Nobody {number}" for number in range(9))]
    answers = source.lookup(names)
    searched = [query["gsrsearch"] for query in stub.queries if "gsrsearch" in query]
    assert searched == names[3 : 3 + MOST_NEARLY]
    assert all(query["gsrlimit"] == "1" for query in stub.queries if "gsrsearch" in query)
    assert [answers[n].candidates[0].via for n in searched] == ["near"] * MOST_NEARLY
    assert all(answers[name] == NOTHING for name in names if name not in searched)


@pytest.mark.parametrize("code", ["search-title-disabled", "internal_api_error_Precondition"])
def test_a_wiki_may_have_no_search(stub: WikiStub, source: WikiSource, code: str) -> None:
    missing = answer({"query": {"pages": [{"ns": 0, "title": "Nobody", "missing": True}]}})
    stub.reply_with(missing, answer({"error": {"code": code}}))
    assert source.lookup(["Nobody"]) == {"Nobody": NOTHING}


@pytest.mark.parametrize("entry", [{}, {"title": "X", "missing": True}, {"pageid": 7, "ns": 1}])
def test_a_search_may_find_what_is_no_article(
    stub: WikiStub, source: WikiSource, entry: dict[str, Any]
) -> None:
    stub.reply_with(wiki_of(near=[entry], texts=[entry]))
    assert source.lookup(["Nobody"]) == {"Nobody": NOTHING}
    assert source.wide("Nobody") == NOTHING


def test_of_many_meanings_those_that_bear_the_name_are_kept(
    stub: WikiStub, source: WikiSource
) -> None:
    other = [page(f"Aardvark {number:03}", number) for number in range(1, 300)]
    bearers = [page("Richard Wägner", 301), page("Wagner, Oklahoma", 302), page("Wagner (x)", 303)]
    stub.reply_with(wiki_of(meanings("Wagner (disambiguation)"), linked=[*other, *bearers]))
    found = source.lookup(["Wagner (disambiguation)"])["Wagner (disambiguation)"].candidates
    titles = [candidate.page.title for candidate in found]
    assert titles[:4] == ["Richard Wägner", "Wagner, Oklahoma", "Wagner (x)", "Aardvark 001"]
    assert len(titles) == MOST_LISTED


def test_a_wide_look_up_shows_each_page_once_and_no_more_than_twenty(
    stub: WikiStub, source: WikiSource
) -> None:
    linked = [page(f"Meaning {number}", number) for number in range(1, 60)]
    texts = [page("Meaning 1", 1, index=1), page("Wagner", 99, index=2)]
    stub.reply_with(wiki_of(page("Wagner", 99), linked=linked, texts=texts))
    candidates = source.wide("Wagner").candidates
    assert [(c.page.title, c.via) for c in candidates] == [
        ("Wagner", "title"),
        ("Meaning 1", "text"),
    ]
    listing = meanings("Wagner (disambiguation)")
    stub.reply_with(wiki_of(page("Wagner", 98), listing, linked=linked, texts=texts))
    candidates = source.wide("Wagner").candidates
    assert len({c.page.title for c in candidates}) == len(candidates) == 20
    assert [c.via for c in candidates] == ["title", *["meaning"] * 19]


def test_the_best_of_the_texts_come_first(stub: WikiStub, source: WikiSource) -> None:
    texts = [page("C", 3), page("B", 2, index=2), page("A", 1, index=1), page("D", 4, index="x")]
    stub.reply_with(wiki_of(texts=[*texts, meanings("Wagner")]))
    assert [c.page.title for c in source.wide("Wagner").candidates] == ["A", "B", "C", "D"]


def test_megabytes_of_entries_are_soon_done(stub: WikiStub, source: WikiSource) -> None:
    many = [{"pageid": 1, "ns": 0, "title": f"{number}"} for number in range(25_000)]
    moves = [{"from": f"{number}", "to": "x"} for number in range(25_000)]
    stub.reply_with(answer({"query": {"pages": many, "redirects": moves}}))
    names = [f"Town {number}" for number in range(20)]
    start = time.monotonic()
    assert source.lookup(names) == {}
    assert len(source.wide("Mali").candidates) == MOST_TEXTS
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Mali (disambiguation)"), ("de", "Mali (Begriffsklärung)"), ("ru", "Mali (значения)")],
)
def test_a_page_of_meanings_is_called_so_in_its_language(
    stub: WikiStub, source: WikiSource, language: str, title: str
) -> None:
    WikiSource(source._client, stub.api, language).wide("Mali")
    assert stub.titles == [["Mali", title]]


def test_a_wide_look_up_is_four_requests_at_most(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(near=[meanings("Wagner")], linked=[page("A")], texts=[page("B")]))
    assert [c.page.title for c in source.wide("WAGNER").candidates] == ["A", "B"]
    assert len(stub.queries) == 4


def test_one_page_is_one_request(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    assert source.page("Mali").candidates[0].page.title == "Mali"
    assert source.page("BAMAKO") == source.page("Nobody Atall") == source.page("[x]") == NOTHING
    assert len(stub.queries) == 3
    stub.reply_with(wiki_of(meanings("Wagner"), linked=[page("Richard Wagner")]))
    assert source.page("Wagner").listed


REVISIONS: list[tuple[Any, int | None]] = [(1007, 1007), (None, None), ("7", None), (True, None)]


@pytest.mark.parametrize(("value", "revision"), [*REVISIONS, (2**70, None), (-1, None)])
def test_a_revision_is_a_number(
    stub: WikiStub, source: WikiSource, value: Any, revision: int | None
) -> None:
    stub.reply_with(wiki_of(page("Mali", lastrevid=value)))
    assert source.revisions(["Mali", "Nobody", "[x]"]) == {"Mali": revision, "Nobody": None}


def test_a_revision_that_nothing_is_said_of_is_left_out(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(answer({"query": {"pages": [page("Else")]}}))
    assert source.revisions(["Mali"]) == {}
    assert source.revisions([]) == {}
    stub.reply_with(Reply(b"", 404))
    with pytest.raises(SourceError):
        source.revisions(["Mali"])


def test_languages_are_codes_with_titles(stub: WikiStub, source: WikiSource) -> None:
    links = [{"lang": code, "title": "X"} for code in ("fr", "", "EN", "evil.example/?", 7, None)]
    links += [{"lang": "be-tarask", "title": "Ма\x1b[2Jлі\u202e"}, {"lang": "de", "title": ""}]
    links += [{"lang": "fr", "title": "Second"}, {"lang": "ru"}, {"title": "x"}]
    stub.reply_with(wiki_of(page("Mali", langlinks=[*links, "x", None, []])))
    assert source.languages("Mali") == (("be-tarask", "Ма[2Jлі"), ("fr", "X"))


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_languages_of_a_wrong_type_are_none(stub: WikiStub, source: WikiSource, value: Any) -> None:
    stub.reply_with(wiki_of(page("Mali", langlinks=value)))
    assert source.languages("Mali") == ()


def test_an_endless_list_of_languages_has_an_end(stub: WikiStub, source: WikiSource) -> None:
    letters = "abcdefghij"
    codes = [f"{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters]
    links = [{"lang": code, "title": "X"} for code in codes]
    stub.reply_with(wiki_of(page("Mali", langlinks=links)))
    assert len(source.languages("Mali")) == 500
