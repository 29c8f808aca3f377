from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.recognise.labels import LABELS
from enrich.recognise.names import Name, Recognised
from enrich.resolve import entity_key, resolve

People = Sequence[tuple[str, str]]


def recognised(names: People, acronyms: Mapping[str, str] | None = None) -> Recognised:
    """Write names one after the other, as if they were an article."""
    start, found = 0, []
    for text, label in names:
        found.append(Name(start, start + len(text), label, text))
        start += len(text) + 1
    return Recognised(tuple(found), dict(acronyms or {}))


def groups(*names: str, label: str = "PERSON") -> list[set[str]]:
    """Return which of some names are one entity, in order."""
    found = dict[str, set[str]]()
    article = recognised([(name, label) for name in names])
    for name, span in zip(names, resolve(article), strict=True):
        found.setdefault(span.key, set()).add(name)
    return list(found.values())


@pytest.mark.parametrize(
    "names",
    [
        ("Emmanuel Macron", "Macron"),
        ("Macron", "Emmanuel Macron"),
        ("Emmanuel Macron", "EMMANUEL MACRON", "MACRON"),
        ("Assimi Goïta", "Goïta", "Goita", "Assimi Goita"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Ángel Di María", "Di María"),
        ("Abdel Fattah al-Burhan", "al-Burhan"),
        ("Luiz Inácio Lula da Silva", "Lula da Silva", "da Silva"),
        ("John F. Kennedy", "John Kennedy", "Kennedy"),
        ("Ismaël Wagué", "Wagué"),
    ],
)
def test_a_person_is_one_by_all_of_their_names(names: tuple[str, ...]) -> None:
    assert groups(*names) == [set(names)]


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        (("Bill Clinton", "Hillary Clinton"), 2),
        (("Bill Clinton", "Hillary Clinton", "Clinton"), 3),
        (("George W. Bush", "George H.W. Bush", "George Bush", "Bush"), 4),
        (("Emmanuel Macron", "Brigitte"), 2),
        (("John F. Kennedy", "John Kennedy", "Robert Francis Kennedy"), 2),
    ],
)
def test_bearers_of_one_surname_stay_apart(names: tuple[str, ...], persons: int) -> None:
    assert len(groups(*names)) == persons


def test_the_fullest_name_is_shown() -> None:
    spans = resolve(recognised([("Macron", "PERSON"), ("Emmanuel Macron", "PERSON")]))
    assert {span.name for span in spans} == {"Emmanuel Macron"}


def test_acronym_and_long_form_are_one() -> None:
    names = [("Zork Lifting Society", "ORG"), ("ZLS", "ORG"), ("ZLSs", "ORG"), ("Zork", "ORG")]
    spans = resolve(recognised(names, {"ZLS": "Zork Lifting Society"}))
    assert [span.name for span in spans] == [*["Zork Lifting Society"] * 3, "Zork"]
    assert len({span.key for span in spans}) == 2


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("ORG", ("Wagner", "Wagner Group", "WAGNER", "Wagner's")),
        ("ORG", ("Acme", "Acme Inc.", "Acme, Inc.", "Acme Group", "Acme Holdings plc")),
        ("ORG", ("ECOWAS", "Economic Community of West African States")),
        ("ORG", ("NATO", "North Atlantic Treaty Organization")),
        ("GPE", ("U.S.", "US", "United States", "USA", "United States of America")),
        ("GPE", ("Côte d'Ivoire", "Côte d’Ivoire", "Ivory Coast")),
        ("GPE", ("Kyiv", "Kiev")),
        ("NORP", ("Russian", "Russians")),
    ],
)
def test_other_names_of_one_thing(label: str, names: tuple[str, ...]) -> None:
    assert groups(*names, label=label) == [set(names)]


def test_a_suffix_alone_is_a_name() -> None:
    assert entity_key("Group", "ORG") != entity_key("Holding", "ORG")


def test_kinds_are_kept_apart_and_places_are_one_kind() -> None:
    spans = resolve(recognised([("Wagner", "PERSON"), ("Wagner", "ORG"), ("Wagner", "GPE")]))
    assert len({span.key for span in spans}) == 3
    assert entity_key("Sahel", "LOC") == entity_key("Sahel", "GPE")


def test_a_people_is_not_its_country() -> None:
    assert entity_key("Russian", "NORP") != entity_key("Russia", "GPE")


def test_a_surname_alone_is_not_joined_to_another_article() -> None:
    (alone,) = resolve(recognised([("Macron", "PERSON")]))
    (full,) = resolve(recognised([("Emmanuel Macron", "PERSON")]))
    (again,) = resolve(recognised([("Emmanuel Macron", "PERSON")]))
    assert alone.key != full.key
    assert full.key == again.key


def test_scripts_meet_in_the_alphabet_of_the_key() -> None:
    assert entity_key("Αθήνα Press", "ORG") == entity_key("Athina Press", "ORG")


NAMES = st.tuples(
    st.sampled_from(
        [
            *("Emmanuel Macron", "Macron", "MACRON", "Brigitte Macron", "Goïta", "Goita"),
            *("Assimi Goïta", "Ursula von der Leyen", "von der Leyen", "Leyen", "da Silva"),
            *("Lula da Silva", "Luiz Inácio Lula da Silva", "Wagner Group", "Wagner", "U.S."),
            *("United States", "AU", "African Union", "George Bush", "George W. Bush"),
        ]
    ),
    st.sampled_from(LABELS[:4]),
)


@given(st.data())
def test_keys_and_names_do_not_depend_on_the_order_of_mentions(data: st.DataObject) -> None:
    names = data.draw(st.lists(NAMES, max_size=12))
    shuffled = data.draw(st.permutations(names))
    acronyms = {"AU": "African Union"}
    entities = [
        {
            (name, span.key, span.name)
            for name, span in zip(order, resolve(recognised(order, acronyms)), strict=True)
        }
        for order in (names, shuffled)
    ]
    assert entities[0] == entities[1]


@given(st.text(max_size=30), st.sampled_from(LABELS))
def test_any_text_has_a_key_of_its_kind(text: str, label: str) -> None:
    assert entity_key(text, label).isascii()
    assert ":" in entity_key(text, label)
