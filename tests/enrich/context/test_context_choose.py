"""Which of several bearers of a name is meant, and when nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.pages import NO_LINK, Link, Page
from enrich.context.choose import MOST_CANDIDATES, Subject, choose
from enrich.context.sources import Candidate
from enrich.recognise.labels import LABELS


def bearer(title: str, label: str = "", *cues: str, description: str = "") -> Candidate:
    """Make a candidate."""
    return Candidate(Page("starter", title, description, "", ""), label, cues)


GROUP = bearer("Wagner Group", "ORG", "Prigozhin", "mercenaries", "Mali")
COMPOSER = bearer("Richard Wagner", "PERSON", "opera", "Bayreuth")
COUNTRY = bearer("Georgia (country)", "GPE", "Tbilisi", "Ivanishvili", "Caucasus")
STATE = bearer("Georgia (U.S. state)", "GPE", "Atlanta", "Kemp", "Fulton County")


def titles(link: Link) -> list[str]:
    """Return the titles of a link's candidates, the likeliest first."""
    return [choice.page.title for choice in link.candidates]


def test_without_candidates_there_is_no_link() -> None:
    assert choose(Subject("Nobody", "PERSON", ["text"]), []) == NO_LINK


def test_the_type_refuses() -> None:
    texts = ["Prigozhin sent mercenaries to Mali"]
    for label, refused in (("PERSON", GROUP), ("ORG", COMPOSER)):
        link = choose(Subject("Wagner", label, texts), [refused])
        assert (link.verdict, link.page) == ("none", None)
        # It is still there to choose from, with what speaks against it.
        assert link.candidates[0].page is refused.page
        assert "the type differs" in link.candidates[0].evidence[0]


def test_the_type_decides_between_two() -> None:
    link = choose(Subject("Wagner", "ORG", ["Prigozhin in Mali"]), [COMPOSER, GROUP])
    assert link.page is GROUP.page
    assert (link.verdict, link.decided_by) == ("page", "machine")
    assert titles(link) == ["Wagner Group", "Richard Wagner"]
    assert link.evidence[0] == "the type agrees (ORG)"
    assert link.evidence[-1] == "its articles speak of Prigozhin, Mali"


@pytest.mark.parametrize("label", ["GPE", "LOC", "FAC"])
def test_places_are_of_one_kind(label: str) -> None:
    tower = bearer("The tower", "FAC")
    assert choose(Subject("The tower", label, []), [tower]).page is tower.page


def test_a_candidate_without_a_type_is_of_any() -> None:
    anyone = bearer("Orla Vexley")
    for label in LABELS:
        assert choose(Subject("Orla Vexley", label, []), [anyone]).page is anyone.page


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["Protests in Tbilisi."], "Georgia (country)"),
        (["Votes were counted in Atlanta.", "Kemp signed."], "Georgia (U.S. state)"),
        (["Tbilisi, Ivanishvili, the Caucasus", "and Atlanta"], "Georgia (country)"),
    ],
)
def test_cues_decide(texts: list[str], title: str) -> None:
    link = choose(Subject("Georgia", "GPE", texts), [COUNTRY, STATE])
    assert link.page is not None
    assert link.page.title == title


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Nothing that helps."],
        ["From Tbilisi to Atlanta"],
        ["Tbilisi and Ivanishvili", "Atlanta"],
        ["tbilisi"],
        ["Tbilisian habits, preTbilisi"],
    ],
)
def test_without_a_clear_lead_nobody_is_chosen(texts: list[str]) -> None:
    link = choose(Subject("Georgia", "GPE", texts), [COUNTRY, STATE])
    assert (link.verdict, link.page) == ("unsure", None)
    assert sorted(titles(link)) == ["Georgia (U.S. state)", "Georgia (country)"]


def test_a_cue_counts_once_however_often_it_stands() -> None:
    texts = ["Tbilisi Tbilisi Tbilisi", "Tbilisi", "Atlanta"]
    assert choose(Subject("Georgia", "GPE", texts), [COUNTRY, STATE]).verdict == "unsure"


def test_a_cue_may_be_anything() -> None:
    odd = bearer("Odd", "ORG", "C++", "(x", "a.b")
    assert choose(Subject("Odd", "ORG", ["in C++ it"]), [odd]).page is odd.page
    assert choose(Subject("Odd", "ORG", ["axb"]), [odd]).verdict == "unsure"


def test_the_only_bearer_of_a_places_name_needs_no_evidence() -> None:
    link = choose(Subject("Georgia", "GPE", []), [COUNTRY])
    assert link.page is COUNTRY.page
    assert "nothing else is known by this name here" in link.evidence


@pytest.mark.parametrize("label", ["PERSON", "ORG", "EVENT", "NORP"])
def test_the_only_bearer_of_another_name_needs_a_cue(label: str) -> None:
    one = bearer("Jane Doe", label, "Springfield", description="A namesake")
    assert choose(Subject("Doe", label, ["in Springfield"]), [one]).page is one.page
    link = choose(Subject("Doe", label, ["elsewhere"]), [one])
    assert (link.verdict, titles(link)) == ("unsure", ["Jane Doe"])


def test_candidates_are_few_enough_to_choose_from() -> None:
    many = [bearer(f"Wagner {number}") for number in range(50)]
    link = choose(Subject("Wagner", "PERSON", []), many)
    assert len(link.candidates) == MOST_CANDIDATES


@given(st.permutations([COUNTRY, STATE, GROUP, COMPOSER]), st.text(), st.sampled_from(LABELS))
def test_the_order_of_candidates_does_not_matter(
    candidates: list[Candidate], text: str, label: str
) -> None:
    texts = [text, "Tbilisi", "Prigozhin"]
    link = choose(Subject("x", label, texts), candidates)
    assert link == choose(Subject("x", label, texts), [COUNTRY, STATE, GROUP, COMPOSER])
    assert (link.page is not None) == (link.verdict == "page")
