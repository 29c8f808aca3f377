"""Which names of one article are one entity's, and which are not."""

from __future__ import annotations

import pytest

from enrich.grouping.persons import bare_person
from enrich.recognise.names import Name, Recognised
from enrich.resolve import resolve


def groups(label: str, *names: str) -> list[list[str]]:
    """Return which of some names are one entity, in order."""
    found = dict[str, list[str]]()
    named = tuple(Name(place, place, label, name) for place, name in enumerate(names))
    for name, span in zip(names, resolve(Recognised(named, {})), strict=True):
        found.setdefault(span.key, []).append(name)
    return list(found.values())


@pytest.mark.parametrize(
    "names",
    [
        ("Xi Jinping", "Xi"),
        ("Binta Zubairu", "Binta"),
        ("Luiz Inácio Lula da Silva", "Lula", "da Silva"),
        ("Viktor Orbán", "Orbán Viktor", "Orban"),
        ("Kim Jong-un", "Kim Jong Un", "Kim"),
        ("Kristen Wilkins", "Kristin Wilkins", "Wilkins"),
        ("Jerzy Buzek", "Burzek"),
        ("Donald J. Trump", "Donald Trump", "D. Trump", "Trump"),
        ("Martin Luther King Jr.", "King"),
        ("U.S. President Donald Trump", "President Trump", "Donald Trump"),
        ("Apple CEO Steve Jobs", "Steve Jobs , the chief executive officer of Apple", "Mr Jobs"),
        ("Lee Cheuk-yan of the Labour Party", "Lee Cheuk-yan"),
    ],
)
def test_names_of_one_person(names: tuple[str, ...]) -> None:
    assert groups("PERSON", *names) == [list(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Kim Jong-un", "Kim Yo-jong", "Kim"),
        ("Daniel Montalvo", "Daniel Weber", "Daniel"),
        ("Martin Weber", "Martina Weber"),
        ("Sergei Lavrov", "Ekaterina Lavrova"),
        ("Ibrahim Keita", "Ibrahima Keita"),
        ("George W. Bush", "George H. W. Bush"),
        ("Ben Chan and Leung Che-cheung", "Leung Che-cheung"),
        ("Marian Wolters", "Morian Wolters", "Mirian Wolters"),
    ],
)
def test_names_of_several_people(names: tuple[str, ...]) -> None:
    assert groups("PERSON", *names) == [[name] for name in names]


def test_a_father_is_named_without_junior() -> None:
    names = ("Donald Trump", "Donald Trump Jr.", "Trump")
    assert groups("PERSON", *names) == [["Donald Trump", "Trump"], ["Donald Trump Jr."]]


def test_a_surname_comes_before_a_first_name() -> None:
    assert groups("PERSON", "James Harden", "LeBron James", "James") == [
        ["James Harden"],
        ["LeBron James", "James"],
    ]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Secretary of State John Kerry", "Secretary of State John Kerry"),
        ("Martin Luther King Jr.", "Martin Luther King Jr."),
        ("Stephen King", "Stephen King"),
        ("King Charles", "Charles"),
        ("Joan of Arc", "Joan of Arc"),
        ("Abdel Fattah al-Burhan (Sudan)", "Abdel Fattah al-Burhan"),
        ("federal industry minister Ian MacDonald", "Ian MacDonald"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("President", "President"),
        ("", ""),
        (",", ","),
    ],
)
def test_a_name_without_what_is_said_beside_it(name: str, bare: str) -> None:
    assert bare_person(name) == bare


@pytest.mark.parametrize(
    "names",
    [
        ("Bayern Munich", "Bayern"),
        ("Borussia Dortmund", "Dortmund"),
        ("Northrop Grumman", "Northrop"),
        ("Andy Warhol Foundation for the Visual Arts", "Andy Warhol Foundation"),
        ("University of Southern Indiana", "USI", "University"),
        ("Office for National Statistics", "ONS"),
        ("European Union", "EU", "Union"),
        ("NASA", "Administration"),
        ("US Air Force", "United States Air Force", "U.S. Air Force", "Air Force"),
        ("Al-Qaeda", "al Qaeda"),
        ("Socovia Holdings", "Socovia", "Sococvia"),
        ("Wagner", "Wagner Group", "the Wagner Group"),
    ],
)
def test_names_of_one_organisation(names: tuple[str, ...]) -> None:
    assert groups("ORG", *names) == [list(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Congress", "Indian National Congress"),
        ("Bank of England", "England"),
        ("Supreme Court", "Criminal Court", "Court"),
        ("Kenya Rugby Union", "Kenya"),
        ("United Nations", "UN Security Council"),
        ("University of Lagos", "University of Lagos's College of Medicine"),
        ("Apple Computer", "Apple Corps", "Apple"),
        ("African Union", "American Union"),
    ],
)
def test_names_of_several_organisations(names: tuple[str, ...]) -> None:
    assert groups("ORG", *names) == [[name] for name in names]


def test_a_name_that_is_known_stands_for_one_that_is_not() -> None:
    named = tuple(Name(0, 0, "ORG", name) for name in ("Apple Computer", "Apple"))
    assert {span.key for span in resolve(Recognised(named, {}))} == {"org:apple"}


@pytest.mark.parametrize(
    "names",
    [("Nigeria", "Nigera"), ("Houston", "Houston, Texas"), ("Kenya", "Republic of Kenya")],
)
def test_names_of_one_place(names: tuple[str, ...]) -> None:
    assert groups("GPE", *names) == [list(names)]


@pytest.mark.parametrize(
    "names",
    [("Niger", "Nigeria"), ("Mauritania", "Mauritius"), ("Guinea", "Guinea-Bissau"), ("Al", "Ale")],
)
def test_names_of_several_places(names: tuple[str, ...]) -> None:
    assert groups("GPE", *names) == [[name] for name in names]
