"""What a page is about, by its title, its description and its first sentence."""

from __future__ import annotations

import pytest

from enrich.context.ranking.kinds import agrees, is_gone, kind_of_page
from enrich.context.ranking.names import agreement, is_bearer
from enrich.context.ranking.roles import fits, roles
from enrich.context.ranking.subject import Passage


@pytest.mark.parametrize(
    ("title", "description", "lead", "kind"),
    [
        ("Vex", "Norwegian composer of operas", "", "PERSON"),
        ("Vex", "Minister of defence of Orland (born 1961)", "", "PERSON"),
        ("Vex", "(1820–1883)", "", "PERSON"),
        ("Vex", "City in northern Orland", "", "GPE"),
        ("Vex", "", "Vex, officially the Republic of Vex, is a country in Europe.", "GPE"),
        ("Vex", "", "Vex is the capital and most populous city of Orland.", "GPE"),
        ("Vex", "", "Vex is a U.S. state in the north of the country.", "GPE"),
        ("Vex", "", "The Vex (Orlandic: Veks) is one of the longest rivers in Europe.", "LOC"),
        ("Vex", "Private military company", "", "ORG"),
        ("Vex (band)", "", "", "ORG"),
        ("Vex (film)", "Drama by Orla Vexley, a director", "", "WORK_OF_ART"),
        ("Vex national football team", "", "It represents Vex, which is a country.", "TEAM"),
        ("Vex F.C.", "", "", "TEAM"),
        ("Battle of Vex", "Part of the civil war in Orland", "", "EVENT"),
        ("Vexish language", "", "Vexish is spoken in Vex.", "LANGUAGE"),
        ("Vex", "", "", ""),
    ],
)
def test_kinds(title: str, description: str, lead: str, kind: str) -> None:
    assert kind_of_page(title, description, lead) == kind


def test_labels_agree_with_kinds_or_differ() -> None:
    assert [agrees("GPE", kind) for kind in ("LOC", "TEAM", "", "PERSON")] == [1, 0, 0, -1]
    assert agrees("GPE", "ORG", sure=True) == -1
    assert agrees("", "PERSON") == 0


def test_what_is_gone_is_told_in_the_past() -> None:
    assert is_gone("The Vex Empire (1871–1918) was a state.")
    assert not is_gone("Vex is a state. It was an empire.")


@pytest.mark.parametrize(
    ("name", "title", "way"),
    [
        ("the Vexley Group", "Vexley Group", "exact"),
        ("KEITA", "Keïta", "exact"),
        ("Georgia", "Georgia (country)", "qualified"),
        ("Paris", "Paris, Texas", "qualified"),
        ("Vexley", "Orla Vexley", "surname"),
        ("Vexley", "Vexley Group", "begins"),
        ("U.N.", "United Nations", "acronym"),
        ("Vex Orla", "Orla van Vex", "within"),
        ("Burma", "Myanmar", "other"),
    ],
)
def test_titles_agree_with_names(name: str, title: str, way: str) -> None:
    assert agreement(name, title) == way


def test_other_names_make_titles_agree() -> None:
    assert agreement("Burma", "Myanmar", known=["burma"]) == "redirect"
    assert agreement("Vexley", "Orla Vexley", called=["Orla Vexley"]) == "fuller"


def test_lists_and_pages_about_names_are_no_bearers() -> None:
    assert not any(map(is_bearer, ("List of rivers", "Vex (surname)", "Vex (disambiguation)")))
    assert all(map(is_bearer, ("Listowel", "Surname Records", "Vex (river)")))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Rain fell in ", ".", "GPE"),
        ("", " beat Orland 2-1", "TEAM"),
        ("a win against ", " on Sunday", "TEAM"),
        ("Few people speak ", " there", "LANGUAGE"),
        ("", ", 41, baked", "PERSON"),
        ("Keita ( ", " ) ran", "GPE"),
    ],
)
def test_roles(before: str, after: str, kind: str) -> None:
    spoken = roles([Passage(before, after)])
    assert fits(spoken, kind) == 1.0
    assert fits(spoken, "EVENT") < 0.0
