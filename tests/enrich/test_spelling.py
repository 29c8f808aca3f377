"""Names that are put into Latin letters in several ways."""

from __future__ import annotations

import pytest

from enrich.resolve import entity_key


@pytest.mark.parametrize(
    "names",
    [
        ("Yevgeny Prigozhin", "Evgeny Prigozhin", "Yevgeniy Prigozhin", "Evgueni Prigozhin"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Dmitry Peskov", "Dmitri Peskov", "Dmitriy Peskov"),
        ("Assimi Goïta", "Assimi Goita"),
        ("Maria Zakharova", "Mariya Zakharova"),
    ],
)
def test_spellings_of_one_name_are_one_person(names: tuple[str, ...]) -> None:
    assert len({entity_key(name, "PERSON") for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergei Lavrova"),
        ("Joe Biden", "Jo Biden"),
        ("Marie Curie", "Maria Curie"),
        ("Ali Khan", "Aly Raman"),
        ("Ibrahim Keita", "Ibrahima Keita"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert entity_key(one, "PERSON") != entity_key(other, "PERSON")


def test_a_surname_alone_and_other_kinds_are_left_as_they_are() -> None:
    assert entity_key("Yegor", "PERSON") == "person:yegor"
    assert entity_key("Yenisei Delta", "LOC") != entity_key("Enisey Delta", "LOC")
