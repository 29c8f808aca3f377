from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from enrich.recognise import pipeline
from enrich.recognise.acronyms import long_form

Tag = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "long", "short", "label"),
    [
        (
            "The Economic Community of West African States (ECOWAS) met.",
            "Economic Community of West African States",
            "ECOWAS",
            "ORG",
        ),
        ("The African Union (AU) met.", "African Union", "AU", "ORG"),
        ("The African Union ( AU ) met.", "African Union", "AU", "ORG"),
        (
            "ECOWAS (Economic Community of West African States) met.",
            "Economic Community of West African States",
            "ECOWAS",
            "ORG",
        ),
        ("The Central African Republic (CAR) voted.", "Central African Republic", "CAR", "GPE"),
        ("The United Arab Emirates (UAE) voted.", "United Arab Emirates", "UAE", "GPE"),
        ("The Zork Lifting Society (ZLS) met.", "Zork Lifting Society", "ZLS", "ORG"),
        ("The ZLS (Zork Lifting Society) met.", "Zork Lifting Society", "ZLS", "ORG"),
        ("Médecins Sans Frontières (MSF) left.", "Médecins Sans Frontières", "MSF", "ORG"),
        (
            "People for the Ethical Treatment of Animals (PETA) met.",
            "People for the Ethical Treatment of Animals",
            "PETA",
            "ORG",
        ),
    ],
)
def test_both_sides_of_a_definition_are_names(
    tag: Tag, text: str, long: str, short: str, label: str
) -> None:
    assert sorted(tag(text, [], "acronyms")) == sorted([(long, label), (short, label)])


@pytest.mark.parametrize(
    "text",
    [
        "He wrote a book (PDF) about it.",
        "Then PARIS (AP) was quiet.",
        "The heavy rapid force (HRF) left.",
        "The Zork Lifting Society (2019) met.",
        "The Zork Lifting Society (which met) left.",
        "The Zork Lifting Society (founded in Rome) met.",
        "() (A) (AB",
        "Zork\nLifting Society (ZLS) met.",
        "Zork Lifting Society\n\n(ZLS) met.",
        "The ZL (ZL Society) met.",
        "The ZL Society (ZL) met.",
    ],
)
def test_other_brackets_define_nothing(tag: Tag, text: str) -> None:
    assert tag(text, [], "acronyms") == []


def test_a_person_before_a_party_is_no_definition(tag: Tag) -> None:
    found = [("Emmanuel Macron", "PERSON")]
    assert tag("Emmanuel Macron (LREM) left.", found, "acronyms") == found


def test_the_label_of_the_model_is_taken_for_an_unknown_name(tag: Tag) -> None:
    text = "The Zork Isles (ZI) voted."
    either = [("Zork Isles", "GPE"), ("ZI", "GPE")]
    assert tag(text, either[:1], "acronyms") == either
    assert tag(text, either[1:], "acronyms") == either


def test_what_the_short_form_stands_for_travels_with_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsreader_acronyms")
    doc = nlp("The African Union (AU) and the Central African Republic (CAR) met.")
    assert doc._.acronyms == {"AU": "African Union", "CAR": "Central African Republic"}
    assert nlp("Nobody met.")._.acronyms == {}
    assert "newsreader_acronyms" in pipeline.COMPONENTS


@pytest.mark.parametrize(
    ("short", "before", "long"),
    # The examples of Schwartz and Hearst (2003), and what must not be one.
    [
        (
            "HSF",
            "transcription by heat shock transcription factor",
            "heat shock transcription factor",
        ),
        ("GABA", "the gamma amino butyric acid", "gamma amino butyric acid"),
        ("UN", "the United Nations", "United Nations"),
        ("XYZ", "the United Nations", None),
        ("UN", "", None),
    ],
)
def test_the_long_form_is_looked_for_from_right_to_left(
    short: str, before: str, long: str | None
) -> None:
    start = long_form(short, before)
    assert (None if start is None else before[start:]) == long
