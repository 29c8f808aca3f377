"""Names looked up in Kiwix files, which the tests write themselves."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.context.sources import NEARBY, Candidate, SourceError
from enrich.context.zim import ZimSource, edition
from enrich.context.zim.answers import MOST_CANDIDATES
from support.zim_files import article, link, meanings, refresh, write_old_zim, write_zim

PAGES: Mapping[str, str] = {
    "Main Page": "<p>Welcome to the invented pages.</p>",
    "Ilse Brannock": article(
        f"<b>Ilse Brannock</b> (born 1902) is a chemist from {link('Tarn')}.",
        {"Born": "1902", "Fields": "salts"},
        "<p>" + "Much is known of her. " * 40 + "</p>",
    ),
    "Brannock Group": article("The <b>Brannock Group</b> is a maker of boats."),
    "Otto Brannock": article("<b>Otto Brannock</b> was a composer."),
    "Brannock (film)": article("<b>Brannock</b> is a film of 1950."),
    "Brannocks of the hill": article("They are a band."),
    "Brannock": meanings(
        "<b>Brannock</b> may refer to:",
        f"{link('Ilse Brannock')} (born 1902), a chemist",
        f"The hill in {link('Tarn')}",
        f"{link('Brannock Group')}, a maker of boats",
        f"{link('Nowhere Brannock')}, of whom there is no page",
        f"<a href='https://example.org/'>Elsewhere</a>, and {link('Otto Brannock')}",
    ),
    "Tarn": article("<b>Tarn</b> is a town in Lower Ferrow.", {"River": "Salt"}),
    "Tarn (disambiguation)": meanings(
        "<b>Tarn</b> may also mean:", f"{link('Tarn (lake)')}, a lake", f"{link('Tarn')}, a town"
    ),
    "Tarn (lake)": article("<b>Tarn</b> is a lake of salt water."),
    "Quell (surname)": meanings("<b>Quell</b> is a surname.", f"{link('Ada Quell')}, a writer"),
    "Ada Quell": article("<b>Ada Quell</b> is a writer of letters about otters."),
    "Côte d'Ombre": article("The <b>Côte d'Ombre</b> is a coast."),
    "NASO": article("<b>NASO</b> is an alliance of towns."),
    "IRiver": article("The <b>iRiver</b> is a boat."),
    "OR/DO": article(f"<b>OR/DO</b> is a band. They met in {link('Tarn')}."),
    "Why?": article("<b>Why?</b> is a question."),
    "Ferrow rising": refresh("./Tarn#Rising"),
    "Endless": refresh("./Endless"),
    "Out": refresh("https://example.org/"),
}
REDIRECTS = {
    "I. Brannock": "Ilse Brannock",
    "Town of Tarn": "Tarn",
    "Shade Coast": "Côte d'Ombre",
    "TRN": "Tarn (disambiguation)",
}
OLD = {title: html for title, html in PAGES.items() if not html.startswith("<html")}


@pytest.fixture(scope="module", params=["indexed", "plain", "split", "old", "old bare"])
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ZimSource:
    """The same pages in every kind of file."""
    path = tmp_path_factory.mktemp("zim") / "invented_en_2025-03.zim"
    match request.param:
        case "old" | "old bare":
            suffix = ".html" if request.param == "old" else ""
            write_old_zim(path, OLD, REDIRECTS, {"Name": "wikipedia_en_invented"}, suffix)
        case kind:
            write_zim(path, PAGES, REDIRECTS, indexed=kind != "plain")
            if kind == "split":
                whole = path.read_bytes()
                for part, start, end in (("aa", 0, 9000), ("ab", 9000, None)):
                    path.with_name(path.name + part).write_bytes(whole[start:end])
                path.unlink()
    return ZimSource(path)


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> ZimSource:
    """The pages in a file of today with all indexes."""
    return ZimSource(write_zim(tmp_path_factory.mktemp("zim") / "new.zim", PAGES, REDIRECTS))


def of(source: ZimSource, name: str) -> tuple[Candidate, ...]:
    return source.lookup([name])[name].candidates


def found(source: ZimSource, name: str) -> list[tuple[str, str]]:
    """Return how a name led where, without what is only near to it."""
    return [(c.via, c.page.title) for c in of(source, name) if c.via not in NEARBY]


@pytest.mark.parametrize(
    ("name", "via", "title"),
    [
        ("Ilse Brannock", "title", "Ilse Brannock"),
        ("ilse brannock", "title", "Ilse Brannock"),
        ("ILSE BRANNOCK", "title", "Ilse Brannock"),
        ("Ilse_Brannock", "title", "Ilse Brannock"),
        (" Ilse  Brannock ", "title", "Ilse Brannock"),
        ("I. Brannock", "redirect", "Ilse Brannock"),
        ("Shade Coast", "redirect", "Côte d'Ombre"),
        ("Cote d’Ombre", "title", "Côte d'Ombre"),
        ("naso", "title", "NASO"),
        ("Naso", "title", "NASO"),
        ("Tarn (lake)", "title", "Tarn (lake)"),
        ("tarn (Lake)", "title", "Tarn (lake)"),
        ("Tarn", "title", "Tarn"),
        ("OR/DO", "title", "OR/DO"),
        ("Why?", "title", "Why?"),
    ],
)
def test_a_name_that_is_a_title(source: ZimSource, name: str, via: str, title: str) -> None:
    assert found(source, name) == [(via, title)]


def test_the_meanings_of_a_name(source: ZimSource) -> None:
    expected = ["Ilse Brannock", "Brannock Group", "Tarn", "Otto Brannock"]
    assert sorted(title for _, title in found(source, "Brannock")) == sorted(expected)
    assert {via for via, _ in found(source, "Brannock")} == {"meaning"}
    assert found(source, "Brannock")[0][1] == "Ilse Brannock"
    assert found(source, "Brannock")[-1][1] in {"Tarn", "Otto Brannock"}


def test_an_ambiguous_name_has_five_candidates(source: ZimSource) -> None:
    titles = [c.page.title for c in of(source, "brannock")]
    assert len(titles) >= 5
    assert "Brannock (film)" in titles
    assert "Brannocks of the hill" not in titles
    assert titles == [c.page.title for c in of(source, "brannock")]


def test_other_bearers_of_the_name_of_a_page(source: ZimSource) -> None:
    vias = [(c.via, c.page.title) for c in of(source, "Tarn")][:2]
    assert vias == [("title", "Tarn"), ("namesake", "Tarn (lake)")]


def test_a_name_with_nothing_but_a_list(source: ZimSource) -> None:
    assert found(source, "Quell") == [("meaning", "Ada Quell")]
    assert ("meaning", "Tarn (lake)") in found(source, "TRN")


@pytest.mark.parametrize(
    "name",
    [
        *("Nobody Known", "", " ", "#", "a|b", "..", "../../etc/passwd", "\x00", "\ud800", "*"),
        *("Date", "favicon", "M/Date", "title/xapian", "-", "\u0301", "OR", "NOT", '"', "mainPage"),
        "x" * 300,
    ],
)
def test_names_of_nothing(source: ZimSource, name: str) -> None:
    assert found(source, name) == []


def test_what_a_page_gives(new: ZimSource) -> None:
    (candidate,) = [c for c in of(new, "Ilse Brannock") if c.via == "title"]
    page = candidate.page
    assert (page.source, page.origin, page.language) == ("zim", "new", "en")
    assert page.description == "Chemist from Tarn"
    assert page.extract.startswith("Ilse Brannock (born 1902) is a chemist from Tarn.\n\nMuch is")
    assert page.url == "https://en.wikipedia.org/wiki/Ilse_Brannock"
    assert page.licence == "CC BY-SA 4.0"
    assert (page.as_of, page.fetched_at) == ("2025-03-14", "2025-03-14")
    assert candidate.facts == (("Born", "1902"), ("Fields", "salts"))
    assert candidate.links == ("Tarn",)
    assert candidate.size > 1000


def test_a_page_that_leads_to_a_section(new: ZimSource) -> None:
    assert found(new, "Ferrow rising") == [("section", "Tarn")]


@pytest.mark.parametrize("name", ["Endless", "Out"])
def test_pages_that_lead_nowhere(new: ZimSource, name: str) -> None:
    assert [c for c in found(new, name) if c[1] == name] == []


def test_the_text_of_pages_is_searched_last(new: ZimSource) -> None:
    assert [(c.via, c.page.title) for c in of(new, "otters")] == [("text", "Ada Quell")]


def test_candidates_are_bounded(tmp_path: Path) -> None:
    items = [link(f"Page {n}") for n in range(60)]
    pages = {f"Page {n}": article(f"This is page {n} of many.") for n in range(60)}
    source = ZimSource(
        write_zim(tmp_path / "a.zim", {"Many": meanings("Many may refer to:", *items), **pages})
    )
    assert len(of(source, "Many")) == MOST_CANDIDATES
    assert len(of(source, "Page")) <= MOST_CANDIDATES


def test_redirects_in_a_circle(tmp_path: Path) -> None:
    path = write_old_zim(
        tmp_path / "a.zim", {"Tarn": article("A town.")}, {"A": "B", "B": "A", "C": "C"}
    )
    assert [found(ZimSource(path), name) for name in "ABC"] == [[], [], []]


def test_hostile_titles(tmp_path: Path) -> None:
    bad = "Tarn \u202egnp.exe\x1b[31m"
    long = "Tarn " + "T" * 900
    pages = {bad: article("A town of old."), long: article("Another town.")}
    source = ZimSource(write_old_zim(tmp_path / "a.zim", pages))
    titles = [c.page.title for c in of(source, "tarn")]
    assert len(titles) == 2
    assert all(title.isprintable() and len(title) <= 256 for title in titles)


@pytest.mark.parametrize(
    ("metadata", "language", "url"),
    [
        ({}, "en", "https://en.wikipedia.org/wiki/Tarn_%C3%A9"),
        ({"Name": "wikipedia_fr_all", "Source": ""}, "fr", "https://fr.wikipedia.org/wiki/Tarn_%C3%A9"),
        ({"Name": "x", "Language": "deu,eng", "Source": ""}, "de", "https://de.wikipedia.org/wiki/Tarn_%C3%A9"),
        ({"Source": "https://wiki.example.org/"}, "en", "https://wiki.example.org/wiki/Tarn_%C3%A9"),
        ({"Name": "x", "Source": "", "Creator": "Somebody"}, "en", ""),
        ({"Name": "x", "Language": "../..", "Source": "javascript:x()"}, "en", ""),
        ({"Source": "//[::1/"}, "en", "https://en.wikipedia.org/wiki/Tarn_%C3%A9"),
    ],
)  # fmt: skip
def test_what_a_file_says_of_itself(
    tmp_path: Path, metadata: dict[str, str], language: str, url: str
) -> None:
    path = write_zim(tmp_path / "w_2025-03.zim", {"Tarn é": article("A town of old.")}, **metadata)
    page = of(ZimSource(path), "Tarn é")[0].page
    assert (page.origin, page.language, page.url) == ("w", language, url)


def test_hostile_metadata(tmp_path: Path) -> None:
    said = {"Date": "\x1b[31m yesterday", "License": "x\u202e" * 5000}
    path = write_old_zim(tmp_path / "w.zim", {"Tarn": article("A town of old.")}, {}, said)
    page = of(ZimSource(path), "Tarn")[0].page
    assert page.as_of == ""
    assert page.licence.rstrip("…").isprintable()
    assert len(page.licence) <= 100


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=40) | st.sampled_from(list(PAGES)).map(str.swapcase))
def test_any_name_can_be_asked_for(new: ZimSource, name: str) -> None:
    candidates = of(new, name)
    assert len(candidates) <= MOST_CANDIDATES
    assert len({c.page.title for c in candidates}) == len(candidates)


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enrich.context.zim.answers", None)
    source = ZimSource(tmp_path / "a.zim")
    for _ in range(2):
        with pytest.raises(SourceError, match=r"pip install 'newsreader\[zim\]'"):
            source.lookup(["Tarn"])


def test_editions(tmp_path: Path) -> None:
    path = tmp_path / "a.zim"
    gone = edition(path)
    path.with_name("a.zimaa").write_bytes(b"part")
    split = edition(path)
    path.write_bytes(b"1")
    one = edition(path)
    path.write_bytes(b"12")
    assert len({gone, split, one, edition(path)}) == 4
    assert edition(path) == edition(path) != edition(tmp_path / "b.zim")
