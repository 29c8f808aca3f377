"""Which of several bearers is meant, by how a name led to them and how the article has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from enrich.context.choose import choose
from enrich.context.ranking import Subject, rank
from enrich.context.ranking.names import may_be_one
from enrich.context.ranking.roles import introduced
from enrich.context.ranking.subject import passages_of
from enrich.context.sources import Candidate
from enrich.context.zim import ZimSource
from support.bearers import PLAYER, bearer
from support.zim_files import article, write_zim

LECTURE = (
    "The hall was full when Michael Jordan came in. Jordan, a professor of statistics, spoke of"
    " machine learning, of networks and of the algorithms that computer science owes to statistics."
) * 3
PROFESSOR = replace(
    bearer(
        "Michael I. Jordan",
        "American computer scientist",
        "Michael Irwin Jordan (born 1956) is an American professor of computer science and"
        " statistics who works on machine learning, networks and algorithms.",
    ),
    via="namesake",
)


def title_of(subject: Subject, *candidates: Candidate) -> str:
    """Return the title of the page that is linked, or the verdict."""
    link = choose(subject, candidates)
    return link.page.title if link.page is not None else link.verdict


def test_a_better_known_stranger_gives_way() -> None:
    subject = Subject("Michael Jordan", "PERSON", [LECTURE], aliases=["Jordan"])
    assert title_of(subject, PLAYER, PROFESSOR) == "Michael I. Jordan"


def test_a_page_that_only_speaks_of_a_name_is_not_it() -> None:
    text = "Troops left Vexland for Orland, and the army of Orland said that Vexland was calm."
    subject = Subject("Vexland", "GPE", [text], others=["Orland"])
    country = bearer("Vexland", "Country", "Vexland is a country.")
    other = bearer("Orland", "Country", f"Orland is a country beside Vexland. {text}")
    assert title_of(subject, country, replace(other, via="text")) == "Vexland"
    assert choose(subject, [replace(other, via="text")]).page is None


def test_the_longer_page_is_the_better_known() -> None:
    town = bearer("Quell, Orland", "Town", "Quell is a town.")
    hamlet = bearer("Quell, Vexland", "Town", "Quell is a town.")
    listed = [replace(town, via="meaning", size=200_000), replace(hamlet, via="meaning", size=2000)]
    best = rank(Subject("Quell", "GPE", ["Snow fell."]), listed)[0].candidate.page.title
    assert best == "Quell, Orland"


def test_a_common_noun_is_no_proper_name() -> None:
    concept = bearer("High court", "Court", "A high court is a court.")
    proper = replace(bearer("High Court of Vexland", "Court", "It is a court."), via="namesake")
    subject = Subject("High Court", "ORG", ["The High Court of Vexland ruled."])
    assert rank(subject, [concept, proper])[0].candidate is proper


@pytest.mark.parametrize(
    ("text", "is_introduced"),
    [
        ("The mason from Ludlow, Orla Vexley, rebuilt it.", True),
        ("The mason Orla Vexley rebuilt it.", True),
        ("Orla Vexley, a mason, rebuilt it.", True),
        ("Orla Vexley, 41, rebuilt it.", True),
        ("Orla Vexley said that it stood.", True),
        ("Flood water Orla Vexley / Northlight News", True),
        ("Nobody had won there since Orla Vexley in 1992.", False),
        ("Ministers of the government of Orla Vexley complained.", False),
    ],
)
def test_who_is_introduced(text: str, is_introduced: bool) -> None:
    assert introduced(passages_of(Subject("Orla Vexley", "PERSON", [text]))) is is_introduced


@pytest.mark.parametrize(
    ("name", "title", "may"),
    [
        ("Mike Vexley", "Michael G. Vexley", True),
        ("Sergei Vexley", "Andriy Vexley", False),
        ("Mike Vexley", "Mike Orland", False),
    ],
)
def test_names_that_may_be_one_persons(name: str, title: str, may: bool) -> None:
    assert may_be_one(name, title) is may


def test_a_selection_without_lists_and_redirects_still_has_bearers(tmp_path: Path) -> None:
    pages = {
        "Main Page": "<p>Welcome to the invented pages.</p>",
        "Vexland (country)": article("<b>Vexland</b> is a country."),
        "Vexland (album)": article("<b>Songs of Vexland</b> is an album."),
        "VALO": article(
            "The <b>Vexland Alliance of Lower Orland</b> (<b>VALO</b>) is an alliance."
        ),
    }
    source = ZimSource(write_zim(tmp_path / "some.zim", pages))

    def found(name: str) -> dict[str, str]:
        return {c.page.title: c.via for c in source.lookup([name])[name].candidates}

    assert found("Vexland")["Vexland (country)"] == "redirect"
    assert found("Vexland")["Vexland (album)"] == "meaning"
    assert found("Vexland Alliance of Lower Orland")["VALO"] == "redirect"
