"""Titles and answers: what is asked of a wiki, and what is believed of what it says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.library import Library
from db.pages import Cached, NamePage
from enrich.context.mediawiki import WikiSource, source_of
from enrich.context.mediawiki.questions import BATCH
from enrich.context.mediawiki.text import LONGEST_EXTRACT, LONGEST_LINE
from enrich.context.sources import NOTHING, Answer, SourceError
from enrich.context.titles import title_of
from support.wiki_stub import Query, Reply, WikiStub, answer, meanings, page, wiki_of

ODD = ["", " ", "_", "a|b", "#x", "a#b", "[x]", "{x}", "<b>", ":x", "a\x00b", "a\x7fb", "\ud800"]
ODD += ["~~~~", ".", "..", "./x", "a/../b", "x/.", "я" * 128, "a" * 256]


@pytest.mark.parametrize("name", ODD)
def test_a_name_that_no_page_can_have_is_never_sent(
    stub: WikiStub, source: WikiSource, name: str
) -> None:
    assert title_of(name) == ""
    assert source.lookup([name]) == {name: NOTHING}
    assert stub.queries == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Mali", "Mali"),
        ("  Wagner\u00a0\n Group ", "Wagner Group"),
        ("Wagner_Group", "Wagner Group"),
        ("Ｍａｌｉ", "Mali"),
        ("Kei\u0308ta", "Keïta"),
        ("AC/DC", "AC/DC"),
        ("Mission: Impossible", "Mission: Impossible"),
        ("St. John's", "St. John's"),
        ("...", "..."),
    ],
)
def test_a_name_becomes_a_title(name: str, title: str) -> None:
    assert title_of(name) == title


@given(st.text(st.characters()))
def test_a_title_is_one_title(name: str) -> None:
    title = title_of(name)
    assert not set("|#<>[]{}\n\x00") & set(title)
    assert len(title.encode()) <= 255
    assert title_of(title) == title


@pytest.mark.parametrize(
    ("api", "expected"),
    [
        ("https://{language}.wikipedia.org/w/api.php", "wikipedia"),
        ("https://wikipedia.org/w/api.php", "wikipedia"),
        ("https://wiki.example/api.php", "mediawiki"),
        ("https://notwikipedia.org/api.php", "mediawiki"),
        ("https://wikipedia.org.example/api.php", "mediawiki"),
        ("http://127.0.0.1:8080/w/api.php", "mediawiki"),
    ],
)
def test_only_wikipedia_is_called_so(api: str, expected: str) -> None:
    assert source_of(api)[0] == expected


def test_batches_of_twenty(stub: WikiStub, source: WikiSource) -> None:
    names = [f"Town {number}" for number in range(45)]
    stub.reply_with(wiki_of(*(page(name) for name in names)))
    answers = source.lookup(names)
    assert [len(titles) for titles in stub.titles] == [BATCH, BATCH, 5]
    assert [answers[name].candidates[0].page.title for name in names] == names


def test_names_of_one_title_are_asked_once(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    answers = source.lookup(["Mali", " Mali", "Mali_"])
    assert stub.titles == [["Mali"]]
    assert {a.candidates[0].page.title for a in answers.values()} == {"Mali"}


def test_a_page(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    found = source.lookup(["Mali"])["Mali"].candidates[0]
    assert (found.label, found.cues) == ("", ())
    assert found.page.title == "Mali"
    assert found.page.extract == "Mali is a page of the stub."
    assert found.page.description == "Page number 7"
    assert (found.page.qid, found.page.revision) == ("Q7", 1007)
    assert found.page.url == "https://wiki.example/7"
    assert (found.page.source, found.page.language, found.page.licence) == ("mediawiki", "en", "")
    assert found.page.origin in stub.api
    assert found.page.fetched_at > "2026"


def test_a_missing_page(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of())
    assert source.lookup(["Nobody"]) == {"Nobody": NOTHING}


def test_a_page_of_several_meanings(stub: WikiStub, source: WikiSource) -> None:
    linked = [page("Richard Wagner", 1), meanings("CAR", 2), page("Wagner Group", 3)]
    linked += [{"ns": 0, "title": "Nobody wrote it", "missing": True}]
    stub.reply_with(wiki_of(meanings("Wagner"), linked=linked))
    titles = [c.page.title for c in source.lookup(["Wagner"])["Wagner"].candidates]
    assert titles == ["Richard Wagner", "Wagner Group"]
    assert stub.queries[1]["pageids"] == "99"


def test_a_list_that_is_refused_takes_no_other_name_along(
    stub: WikiStub, source: WikiSource
) -> None:
    known = wiki_of(meanings("Vexley"), page("Orla Vexley"))

    def refuse_lists(query: Query) -> Reply:
        return answer({"error": {"code": "toobig"}}) if "pageids" in query else known(query)

    stub.reply_with(refuse_lists)
    found = source.lookup(["Vexley", "Orla Vexley"])
    assert found.keys() == {"Orla Vexley"}
    with pytest.raises(SourceError, match="toobig"):
        source.lookup(["Vexley"])


def test_a_page_of_several_meanings_may_name_none(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(
        answer({"query": {"pages": [meanings("Wagner")]}}), answer({"batchcomplete": True})
    )
    assert source.lookup(["Wagner"]) == {"Wagner": Answer(listed=True)}


@pytest.mark.parametrize("where", ["pages", "interwiki"])
def test_a_name_that_the_answer_does_not_speak_of_is_left_out(
    stub: WikiStub, source: WikiSource, where: str
) -> None:
    stub.reply_with(answer({"query": {where: [{"title": "Something else"}]}}))
    assert source.lookup(["Mali"]) == {}


def test_a_title_of_another_wiki_leads_nowhere(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(answer({"query": {"interwiki": [{"title": "fr:Mali", "iw": "fr"}]}}))
    assert source.lookup(["fr:Mali"]) == {"fr:Mali": NOTHING}


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ({"normalized": [("mali", "Mali")]}, True),
        ({"redirects": [("mali", "Republic"), ("Republic", "Mali")]}, True),
        ({"normalized": [("mali", "M")], "redirects": [("M", "Mali")]}, True),
        ({"redirects": [("mali", "b"), ("b", "mali")]}, False),
        ({"redirects": [("mali", "mali")]}, False),
        ({"normalized": [("mali", "b"), ("b", "mali")]}, False),
        ({"redirects": [("mali", ["Mali"])]}, False),
        ({"redirects": [(["mali"], "Mali")]}, False),
        ({"redirects": [({}, None)]}, False),
    ],
)
def test_moves_are_followed_and_never_for_ever(
    stub: WikiStub, source: WikiSource, moves: dict[str, list[tuple[Any, Any]]], found: bool
) -> None:
    query: dict[str, Any] = {
        step: [{"from": a, "to": b} for a, b in pairs] for step, pairs in moves.items()
    }
    stub.reply_with(answer({"query": {**query, "pages": [page("Mali")]}}))
    assert bool(source.lookup(["mali"])) is found


@pytest.mark.parametrize(
    "entry",
    [
        {"title": "Mali"},
        {"title": "Mali", "pageid": 7},
        {"title": "Mali", "ns": 0, "pageid": "7"},
        {"title": "Mali", "ns": 0, "pageid": True},
        {"title": "Mali", "ns": 0, "pageid": -7},
        {"title": "Mali", "ns": 0, "pageid": 0},
        {"title": "Mali", "ns": 0, "pageid": 2**70},
        {"title": "Mali", "ns": 0, "pageid": 7.5},
        {"title": "Mali", "ns": 14, "pageid": 7},
        {"title": "Mali", "ns": "0", "pageid": 7},
        {"title": "Mali", "ns": 0, "missing": True},
        {"title": "Mali", "invalid": True, "invalidreason": "x"},
    ],
)
def test_what_is_no_article_is_nothing(
    stub: WikiStub, source: WikiSource, entry: dict[str, Any]
) -> None:
    stub.reply_with(answer({"query": {"pages": [entry]}}))
    assert source.lookup(["Mali"]) == {"Mali": NOTHING}


def test_a_page_may_say_next_to_nothing(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(answer({"query": {"pages": [{"pageid": 7, "ns": 0, "title": "Mali"}]}}))
    found = source.lookup(["Mali"])["Mali"].candidates[0].page
    assert (found.title, found.extract, found.url, found.revision) == ("Mali", "", "", None)


WRONG: list[Any] = [None, 7, True, 1.5, [], ["x"], {}, {"x": "y"}, 2**70, -1]


@pytest.mark.parametrize(
    "field", ["extract", "description", "canonicalurl", "lastrevid", "pageprops"]
)
@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_values_of_a_wrong_type_are_left_out(
    stub: WikiStub, source: WikiSource, library: Library, field: str, value: Any
) -> None:
    stub.reply_with(wiki_of(page("Mali", **{field: value})))
    found = source.lookup(["Mali"])["Mali"].candidates[0].page
    kept = {
        "extract": found.extract,
        "description": found.description,
        "canonicalurl": found.url,
        "lastrevid": found.revision,
        "pageprops": found.qid,
    }[field]
    nothing = "" if field != "lastrevid" else 7 if value == 7 else None
    assert kept == nothing
    library.pages.keep("x", "en", {"Mali": Cached((NamePage(found),))})


@pytest.mark.parametrize("value", [None, 7, ["Q1"], {"Q1": 1}])
@pytest.mark.parametrize("name", ["wikibase_item", "wikibase-shortdesc"])
def test_properties_of_a_wrong_type_are_left_out(
    stub: WikiStub, source: WikiSource, name: str, value: Any
) -> None:
    stub.reply_with(wiki_of(page("Mali", description="", pageprops={name: value})))
    found = source.lookup(["Mali"])["Mali"].candidates[0].page
    assert (found.qid, found.description) == ("", "")


def test_a_description_may_stand_among_the_properties(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Mali", description=None, pageprops={"wikibase-shortdesc": "A"})))
    assert source.lookup(["Mali"])["Mali"].candidates[0].page.description == "A"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)//https://x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//wiki.example/x",
        "x",
        "https://",
        "http://wiki.example/\x1b]8;;evil\x07",
        "https://wiki.example/a b",
        "https://wiki.example/\n",
        "https://wiki.example/\u202egpj.exe",
        "https://wiki.example/" + "x" * 5000,
        " https://wiki.example/",
    ],
)
def test_an_address_is_one_of_the_web_or_left_out(
    stub: WikiStub, source: WikiSource, url: str
) -> None:
    stub.reply_with(wiki_of(page("Mali", canonicalurl=url)))
    assert source.lookup(["Mali"])["Mali"].candidates[0].page.url == ""


def test_an_odd_address_of_the_web_is_only_text(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(page("Mali", canonicalurl="http://[not-an-ip/")))
    assert source.lookup(["Mali"])["Mali"].candidates[0].page.url == "http://[not-an-ip/"


def test_control_characters_are_taken_out_and_markup_stays_text(
    stub: WikiStub, source: WikiSource
) -> None:
    nasty = "[bold red]x[/] \x1b[31m\x07\x00 <b>&amp;\ud800\u202e end"
    stub.reply_with(
        wiki_of(page("Mali", extract=f"{nasty}\n\n\n{nasty}", description=f"{nasty}\n{nasty}"))
    )
    found = source.lookup(["Mali"])["Mali"].candidates[0].page
    plain = "[bold red]x[/] [31m <b>&amp; end"
    assert found.extract == f"{plain}\n\n{plain}"
    assert found.description == f"{plain} {plain}"


def test_a_title_is_cleaned_where_it_is_shown(stub: WikiStub, source: WikiSource) -> None:
    linked = [page("Mali\x1b[2J\n\u202e!", 1), page("\x1b\u202e", 2), page("x" * 5000, 3)]
    stub.reply_with(wiki_of(meanings("Mali"), linked=linked))
    titles = [c.page.title for c in source.lookup(["Mali"])["Mali"].candidates]
    assert titles == ["Mali[2J !", "x" * LONGEST_LINE]


@pytest.mark.parametrize(
    "text", ["word " * 200_000, " " * 900_000, "(" * 900_000, "( " * 450_000, "(" + " ;" * 450_000]
)
def test_megabytes_of_text_are_cut_and_soon_done(
    stub: WikiStub, source: WikiSource, text: str
) -> None:
    stub.reply_with(wiki_of(page("Mali", extract=text, description=text)))
    found = source.lookup(["Mali"])["Mali"].candidates[0].page
    assert len(found.extract) <= LONGEST_EXTRACT
    assert len(found.description) <= LONGEST_LINE


@pytest.mark.parametrize(
    ("extract", "cleaned"),
    [
        ("The Wagner Group () is", "The Wagner Group is"),
        ("The Wagner Group ( ; , ) is", "The Wagner Group is"),
        ("The Wagner Group (; PMC Wagner) is", "The Wagner Group (PMC Wagner) is"),
        ("Mali (officially ; ) is", "Mali (officially) is"),
        ("Mali (a; b) and (c, d)", "Mali (a; b) and (c, d)"),
        ("()", ""),
        ("One\u00a0 line\n\n  \n\nand another ", "One line\n\nand another"),
    ],
)
def test_brackets_without_their_templates_go(
    stub: WikiStub, source: WikiSource, extract: str, cleaned: str
) -> None:
    stub.reply_with(wiki_of(page("Mali", extract=extract)))
    assert source.lookup(["Mali"])["Mali"].candidates[0].page.extract == cleaned
