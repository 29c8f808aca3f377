"""Which bearer of a name an article means: invented pages, invented articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enrich.context.choose import choose
from enrich.context.ranking import Subject, rank
from enrich.context.sources import Candidate
from support.bearers import (
    BAKERY,
    BAYREUTH,
    CITY,
    COMPOSER,
    COUNTRY,
    COURT,
    GROUP,
    HEIRESS,
    MALI,
    PLAYER,
    STATE,
    bearer,
)


def title_of(subject: Subject, *candidates: Candidate) -> str:
    """Return the title of the page that is linked, or the verdict."""
    link = choose(subject, candidates)
    return link.page.title if link.page is not None else link.verdict


def test_wagner_in_mali_is_the_group_and_in_bayreuth_the_composer() -> None:
    mali = Subject("Wagner", "ORG", [MALI], others=["Mali", "Bamako", "Yevgeny Prigozhin"])
    assert title_of(mali, COMPOSER, GROUP) == "Wagner Group"
    bayreuth = Subject("Wagner", "PERSON", [BAYREUTH], others=["Bayreuth", "Parsifal"])
    assert title_of(bayreuth, GROUP, COMPOSER) == "Richard Wagner"


def test_the_articles_decide_even_without_a_type() -> None:
    assert rank(Subject("Wagner", "", [MALI]), [COMPOSER, GROUP])[0].candidate is GROUP
    assert rank(Subject("Wagner", "", [BAYREUTH]), [GROUP, COMPOSER])[0].candidate is COMPOSER


def test_a_private_person_is_not_the_famous_namesake() -> None:
    link = choose(Subject("Michael Jordan", "PERSON", [BAKERY], others=["Otley"]), [PLAYER])
    assert (link.verdict, link.page) == ("nobody", None)
    assert link.evidence
    known = replace(PLAYER, prior=0.99)
    assert choose(Subject("Michael Jordan", "PERSON", [BAKERY]), [known]).verdict == "nobody"


def test_the_famous_namesake_is_linked_where_he_is_meant() -> None:
    subject = Subject("Michael Jordan", "PERSON", [COURT], others=["Chicago Bulls", "NBA"])
    assert title_of(subject, PLAYER) == "Michael Jordan"


def test_the_type_alone_can_refuse() -> None:
    subject = Subject("Michael Jordan", "ORG", ["Michael Jordan opened a second shop."])
    assert title_of(subject, PLAYER) == "none"


def test_a_type_that_was_guessed_is_doubted_where_the_articles_speak_for_the_page() -> None:
    subject = Subject("Michael Jordan", "ORG", [COURT], others=["Chicago Bulls", "NBA"])
    link = choose(subject, [PLAYER])
    assert (link.verdict, len(link.candidates)) == ("unsure", 1)


@pytest.mark.parametrize(
    ("text", "others", "title"),
    [
        ("Crowds filled Tbilisi as Georgia went to the polls.", ["Tbilisi"], "Georgia (country)"),
        ("Judges in Atlanta ruled on Georgia.", ["Atlanta"], "Georgia (U.S. state)"),
        ("Snow fell in Georgia.", [], "unsure"),
    ],
)
def test_a_country_and_a_state(text: str, others: list[str], title: str) -> None:
    assert title_of(Subject("Georgia", "GPE", [text], others=others), STATE, COUNTRY) == title


def test_a_city_and_a_person_of_its_name() -> None:
    seine = Subject("Paris", "GPE", ["Boats on the Seine in Paris carried the flag of France."])
    assert title_of(seine, HEIRESS, CITY) == "Paris"
    star = Subject("Paris", "PERSON", ["The singer, an American media personality, is Paris."])
    assert title_of(star, CITY) == "none"


def test_a_bare_surname_needs_what_the_articles_say() -> None:
    assert title_of(Subject("Wagner", "PERSON", [""]), COMPOSER) == "unsure"
    assert title_of(Subject("Wagner", "PERSON", ["Wagner came late."]), COMPOSER) == "unsure"


def test_a_country_that_plays_is_its_team() -> None:
    country = bearer("Vexland", "Country in Europe", "Vexland is a country in Europe.")
    team = bearer(
        "Vexland national football team",
        lead="The Vexland national football team represents Vexland in football.",
    )
    played = (
        "SOCCER. Vexland beat Orland 2-1 in a World Cup football match, and the goalkeeper held."
    )
    assert rank(Subject("Vexland", "", [played]), [country, team])[0].candidate is team
    told = "Ministers met in Vexland to talk about football and about soccer, UEFA said."
    assert rank(Subject("Vexland", "", [told]), [country, team])[0].candidate is country


def test_how_often_a_name_means_a_page_decides_where_the_articles_tell_nothing() -> None:
    often, seldom = replace(STATE, prior=0.02), replace(COUNTRY, prior=0.9)
    subject = Subject("Georgia", "GPE", ["Snow fell in Georgia."])
    assert title_of(subject, often, seldom) == "Georgia (country)"


def test_a_list_is_no_bearer() -> None:
    lists = [bearer("Wagner (surname)"), bearer("List of people named Wagner")]
    assert title_of(Subject("Wagner", "PERSON", [BAYREUTH]), *lists) == "none"


def test_evidence_is_in_words() -> None:
    subject = Subject("Wagner", "ORG", [MALI], others=["Mali", "Bamako", "Orla Vexley"])
    link = choose(subject, [COMPOSER, GROUP])
    assert "the type agrees (ORG)" in link.evidence
    named = "2 of 3 other names of the article are linked from this page (Mali, Bamako)"
    assert named in link.evidence
