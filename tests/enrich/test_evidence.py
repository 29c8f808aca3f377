"""The evidence on a name: its form, the words around it, and what it adds up to."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from db.fold import fold
from enrich import lexicon
from enrich.recognise.context import Surroundings
from enrich.recognise.evidence import KINDS, evidence_of
from enrich.recognise.form import form_of
from enrich.recognise.loglinear import most_likely


@pytest.mark.parametrize("name", ["dmitry", "dmitri", "giorgia", "kofi"])
def test_first_names_are_known_in_their_spellings(name: str) -> None:
    assert lexicon.is_given_name(name)


def test_words_are_known_in_the_plural() -> None:
    assert lexicon.is_word("finance")
    assert lexicon.is_word("parties") or lexicon.is_word("houses")
    assert not lexicon.is_word("zorkville")


def test_a_name_is_told_by_its_words() -> None:
    assert "begins with a first name" in form_of("Giorgia Zork", "giorgia zork")
    assert "ends like: organisation" in form_of("Zork Party", "zork party")
    assert "acronym" in form_of("ZRK", "zrk")
    assert "in capitals" in form_of("ZORK PARTY", "zork party")


@given(st.text(min_size=1).filter(lambda text: bool(fold(text).split())))
def test_any_text_has_a_form(name: str) -> None:
    assert len(set(form_of(name, fold(name)))) >= 1


def test_the_words_around_are_told() -> None:
    words = "She lives in the town of Zork , a port .".split()
    around = set(Surroundings(words, [""] * len(words)).of(6, 7, opens=False))
    assert {"before: of", "before: sort of place", "after: apposition"} <= around


def test_a_mention_at_either_end_of_the_text() -> None:
    around = Surroundings(["Zork"], ["ORG"])
    assert list(around.of(0, 1, opens=True)) == []


def test_features_are_shares_or_logarithms() -> None:
    doc = spacy.blank("en")("In Zork they met. Then Zork said no. Zork Party left.")
    doc.set_ents([Span(doc, i, i + 1, label="GPE") for i in (1, 6)] + [Span(doc, 10, 12, "ORG")])
    found = evidence_of(doc)
    assert list(found) == ["zork", "zork party"]
    features = found["zork"].features
    assert features["before: in"] == 0.5
    assert features["after: saying"] == 0.5
    assert features["once before: in"] == 1.0
    assert features["part of another name"] == 1.0
    assert features["model: PLACE"] > features["model: ORG"]


def test_nothing_known_still_has_an_answer() -> None:
    assert most_likely([]) == []
    assert most_likely([{}, {"never seen": 1.0}])[0] in KINDS
