"""Summary, facts and links out of the HTML of a page."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.context.zim import links
from enrich.context.zim.markup import (
    LONGEST_FACT,
    LONGEST_LABEL,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_FACTS,
    Markup,
    read_page,
)
from enrich.context.zim.meanings import is_about_a_name
from enrich.context.zim.prose import LONGEST_DESCRIPTION, describe, tidy
from enrich.readers.characters import clean
from support.zim_files import article, link, page


def lead_of(inside: str) -> str:
    """Return the summary of a page with this inside."""
    return read_page(page("Ilse Brannock", inside)).summary


LEAD = "<b>Ilse Brannock</b> is a chemist of the town of Tarn."
PLAIN = "Ilse Brannock is a chemist of the town of Tarn."


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>{LEAD}</p><h2>Life</h2><p>She was born in the year of the flood.</p>",
        f'<p>{LEAD}</p><div class="mw-heading mw-heading2"><h2>Life</h2></div><p>She was born.</p>',
        f'<section data-mw-section-id="0"><p>{LEAD}</p></section><section>more</section>',
        f'<h1>Ilse</h1><div id="mf-section-0"><p>{LEAD}</p></div><div><p>And more of it.</p></div>',
        f'<div class="hatnote">For others, see there.</div><p>{LEAD}</p>',
        f"<table class='infobox'><tr><td><p>A picture of more.</p></table><p>{LEAD}</p>",
        f"<p>Coordinates: 12 N 8 W and more</p><p>{LEAD}</p>",
        f'<p class="mw-empty-elt"></p><p> </p><p>{LEAD}</p>',
        f"<div><div><p>{LEAD} She wrote of salts, and taught them to others.</p></div></div>",
    ],
    ids=range(9),
)
def test_the_lead_is_found_in_every_layout(inside: str) -> None:
    assert lead_of(inside).startswith(PLAIN)
    assert "born" not in lead_of(inside)
    assert "more" not in lead_of(inside)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            'A town.<sup class="reference"><a href="#n">[1]</a></sup> It is old.',
            "A town. It is old.",
        ),
        ('A town.<sup id="cite_ref-1"><a href="#n">[1]</a></sup> It is old.', "A town. It is old."),
        ("A town[2][citation needed] of old walls.", "A town of old walls."),
        ('Tarn (<span class="IPA">[tɑːn]</span>) is a town.', "Tarn is a town."),
        ('Tarn (<span class="IPA">tɑːn</span>; born 1902) is it.', "Tarn (born 1902) is it."),
        ("Tarn ( ; old name: Tarna ; ) is a town.", "Tarn (old name: Tarna) is a town."),
        ("Tarn<style>.a{b:c}</style><script>x()</script> is a town.", "Tarn is a town."),
        ('Tarn<span style="display: none">1902-01-01</span> is a town.', "Tarn is a town."),
        ('Tarn <span class="geo">12; 8</span>is a town of old.', "Tarn is a town of old."),
        ("Tarn\n  is&nbsp;a\u200b town\u202e of old.", "Tarn is a town of old."),
        ('It is <span class="mwe-math-element"><img alt="x^2"></span> wide.', "It is x^2 wide."),
        ("A town<!-- no --> of a <i>few</i> houses.", "A town of a few houses."),
    ],
)
def test_what_is_not_prose_is_left_out(inside: str, text: str) -> None:
    assert lead_of(f"<p>{inside}</p>") == text


def test_a_long_lead_is_cut_at_a_word() -> None:
    summary = lead_of("".join(f"<p>{'Words of salt. ' * 60}</p>" for _ in range(9)))
    assert len(summary) <= LONGEST_SUMMARY + 1
    assert summary.endswith("…")


def test_facts_of_an_infobox() -> None:
    rows = {
        "Born": "3 May 1902<br>Tarn",
        "Fields<br>of work": "<ul><li>salts</li><li>" + link("Acid", "acids") + "</li></ul>",
        "Long": "word " * 100,
        "Empty": "<span style='display:none'>1</span>",
        "<span class='noprint'>x</span>": "no label",
    }
    facts = dict(read_page(page("Ilse", article(LEAD, rows))).facts)
    assert facts["Born"] == "3 May 1902; Tarn"
    assert facts["Fields of work"] == "salts, acids"
    assert len(facts["Long"]) <= LONGEST_FACT + 1
    assert len(facts) == 3


def test_facts_are_few() -> None:
    rows = {f"Label {n}": "value" for n in range(99)}
    assert len(read_page(page("Ilse", article(LEAD, rows))).facts) == MOST_FACTS


def test_links_to_articles() -> None:
    body = (
        f"{link('Tarn')} {link('Tarn', 'again')} {link('Acid (salt)', 'acid')}"
        '<a href="./Untitled_page#There">x</a> <a href="../A/Old_page.html">y</a>'
        '<a href="https://en.wikipedia.org/wiki/Far_page" title="Far page">z</a>'
        '<a href="https://example.org/wiki/X" class="external">z</a>'
        '<a href="#here">here</a> <a href="./File:Photo.jpg" title="File:Photo.jpg">p</a>'
        '<a href="javascript:x()">j</a> <a href="mailto:a@b.c">m</a> <a href="https://e.org">e</a>'
    )
    found = read_page(page("Ilse", article(LEAD, more=body))).links
    assert found == ("Tarn", "Acid (salt)", "Untitled page", "Old page", "Far page")


def test_links_are_bounded() -> None:
    body = "".join(link(f"Page {n}") for n in range(2000))
    assert len(read_page(page("Ilse", body)).links) == links.MOST_LINKS


@pytest.mark.parametrize(
    ("base", "href", "target"),
    [
        ("Tarn", "./Ilse_Brannock#Life", ("Ilse_Brannock", "Life")),
        ("Tarn", "Ilse_Brannock", ("Ilse_Brannock", "")),
        ("A/Tarn.html", "Ilse.html", ("A/Ilse.html", "")),
        ("AC/DC", "../Tarn", ("Tarn", "")),
        ("Tarn", "What%3F", ("What?", "")),
        ("Tarn", "./Tarn?x=1", ("Tarn", "")),
        ("Tarn", "../../etc/passwd", ("", "")),
        ("Tarn", "/etc/passwd", ("", "")),
        ("Tarn", "%2e%2e/x", ("", "")),
        ("Tarn", "//e.org/x", ("", "")),
        ("Tarn", "https://e.org/x", ("", "")),
        ("Tarn", "#Life", ("", "")),
        ("Tarn", "", ("", "")),
        ("Tarn", "x" * 9999, ("", "")),
    ],
)
def test_where_links_lead(base: str, href: str, target: tuple[str, str]) -> None:
    assert links.target(base, href) == target


@pytest.mark.parametrize(
    "meta",
    [
        """<meta http-equiv="refresh" content="0;URL='./Tarn#Old_town'" />""",
        """<meta content="0; url=./Tarn#Old_town" http-equiv="Refresh">""",
    ],
)
def test_pages_that_lead_on(meta: str) -> None:
    assert links.refresh(f"<html><head>{meta}</head></html>") == "./Tarn#Old_town"


def test_pages_that_do_not_lead_on() -> None:
    assert links.refresh(page("Tarn", "<p>How to refresh a town.</p>")) == ""
    assert links.refresh('<meta http-equiv="refresh" content="30">') == ""


def test_what_the_page_says_of_itself() -> None:
    head = '<link rel="canonical" href="https://en.wikipedia.org/wiki/Tarn">'
    foot = '<a class="external" href="https://creativecommons.org/licenses/by-sa/3.0/">CC</a>'
    short = '<div class="shortdescription noprint">Town of salt</div>'
    found = read_page(page("Tarn", short + article(LEAD, more=foot), head))
    assert (found.title, found.description) == ("Tarn", "Town of salt")
    assert found.canonical == "https://en.wikipedia.org/wiki/Tarn"
    assert found.licence == "CC BY-SA 3.0"


@pytest.mark.parametrize("address", ["javascript:x()", "file:///etc/passwd", "https://", "x y"])
def test_an_address_that_no_browser_should_get(address: str) -> None:
    assert read_page(page("T", "", f'<link rel="canonical" href="{address}">')).canonical == ""


@pytest.mark.parametrize(
    ("lead", "description"),
    [
        ("Ilse Brannock (born 1902) is a chemist who studied salts.", "Chemist"),
        (
            "Ilse Brannock, called Il, was a chemist, writer and teacher.",
            "Chemist, writer and teacher",
        ),
        ("Tarn is the capital of Lower Ferrow, with 9,000 people.", "Capital of Lower Ferrow"),
        ("The Tarn Group was a company. It is gone.", "Company"),
        ("Brannock Inc. is an American company founded in 1902.", "American company"),
        ("Tarn is one of the oldest towns of Ferrow.", "One of the oldest towns of Ferrow"),
        ("The U.S. Salt Board is a board in St. Tarn.", "Board in St. Tarn"),
        ("The Salt is a song by The Five Tarns.. Another is not.", "Song by The Five Tarns"),
        ("The Salt is a song of “Old Tarn”. It is long.", "Song of “Old Tarn”"),
        ("Tarn ist eine Stadt in Ferrow.", "Tarn ist eine Stadt in Ferrow"),
        ("", ""),
    ],
)
def test_descriptions(lead: str, description: str) -> None:
    assert describe(lead) == description


HOSTILE = {
    "nothing": "",
    "one mark": "<",
    "nested": "<div>" * 200_000,
    "nested tables": "<table><tr><td>" * 50_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    "starts of tags": ("<a" * 9_000 + ">") * 50,
    "formatting": "<b>" * 2_000 + "<p>x" * 5_000,
    "items": "<li><a href=x>" * 20_000,
    "brackets": "<p>" + "(" * 500_000,
    "emptied brackets": "<p>" + "( ; " * 100_000,
    "notes": "<p>" + "[1" * 200_000,
    "clauses": "<p>" + "is a, " * 100_000,
    "marks": "<p>" + "e\u0301\u0302" * 200_000,
    "nulls": "\0" * 500_000,
    "entities": "&" * 500_000,
    "rows": "<table class=infobox>" + "<tr><th>a<td>b" * 50_000,
    "separators": "<p>" + "\x1f" * 300_000,
    "semicolons": "<p>" + " ;" * 300_000 + ")",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_take_little_time(html: str) -> None:
    start = time.perf_counter()
    found = read_page(html)
    describe(tidy(html))
    assert time.perf_counter() - start < 5.0
    assert len(found.summary) <= LONGEST_SUMMARY + 1


PIECES = st.sampled_from(
    """<p> </p> <table class="infobox"> <tr> <th> <td> </table> <ul> <li> <a href="./X" title="X">
    <a href="../../x"> </a> <sup class="reference"> <br> <h1> <h2> <div id="mw-content-text"> </div>
    <div class="mw-parser-output"> <style> <script> <!-- --> <svg> <math> <template> <span
    style="display:none"> ( ) [1] ; , is a was refers &#0; &#x202e; &lt; \x00 \u202e
    \ud800 é""".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join))
def test_any_html_gives_clean_and_bounded_text(html: str) -> None:
    found = read_page(html)
    facts = [part for fact in found.facts for part in fact]
    for text in (found.title, found.description, *found.paragraphs, *found.links, *facts):
        assert clean(text) == text
        assert "\n" not in text
    assert len(found.title) <= LONGEST_TITLE + 1
    assert len(found.description) <= LONGEST_DESCRIPTION + 1
    assert all(len(a) <= LONGEST_LABEL + 1 and len(b) <= LONGEST_FACT + 1 for a, b in found.facts)
    assert all(links.target("A/B", href)[0][:1] != "/" for href in found.links)
    links.items(html)
    links.refresh(html)


@given(st.text(max_size=300))
def test_tidying_is_done_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text) or len(tidy(tidy(text))) < len(tidy(text))


@pytest.mark.parametrize("kind", ["nested", "nested tables", "attributes"])
def test_nothing_is_read_of_what_takes_too_long(kind: str) -> None:
    assert read_page(HOSTILE[kind]) == Markup()


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Tarn", "Tarn may refer to:", True),
        ("Tarn", "Tarn most commonly refers to a town.", True),
        ("Tarn", "Tarn steht für:", True),
        ("Tarn", "Tarn is an old and rare surname. Some bear it:", True),
        ("Tarn (surname)", "Many are called Tarn, in all lands.", True),
        ("Tarn (disambiguation)", "", True),
        ("Tarn", "Tarn is a town.", False),
        ("Ilse Tarn", "Ilse Tarn is a chemist who changed her surname.", False),
        ("Tarn", "Tarn is a town. " * 20 + "It may refer to:", False),
        ("Tarn", "", False),
    ],
)
def test_pages_about_a_name(title: str, lead: str, expected: bool) -> None:
    assert is_about_a_name(title, read_page(page(title, f"<p>{lead}</p>"))) is expected


def test_a_page_with_facts_is_about_its_subject() -> None:
    found = read_page(page("Tarn", article("Tarn may refer to:", {"River": "Salt"})))
    assert not is_about_a_name("Tarn", found)
