from __future__ import annotations

from collections.abc import Callable

import pytest

from db.records import BlockKind

Tag = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "found", "label"),
    [
        ("Ankara said so.", ("Ankara", "PERSON"), "GPE"),
        ("The Kremlin said so.", ("Kremlin", "GPE"), "ORG"),
        ("The Russians left.", ("Russians", "GPE"), "NORP"),
        ("Reuters said so.", ("Reuters", "PERSON"), "ORG"),
    ],
)
def test_what_is_known_is_relabelled(
    tag: Tag, text: str, found: tuple[str, str], label: str
) -> None:
    assert tag(text, [found], "known") == [(found[0], label)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Mali left NATO.", [("Mali", "GPE"), ("NATO", "ORG")]),
        ("A French-led force came.", [("French", "NORP")]),
        ("He is in Guinea-Bissau now.", [("Guinea-Bissau", "GPE")]),
        ("He is in Côte d'Ivoire now.", [("Côte d'Ivoire", "GPE")]),
        ("He is in Côte d’Ivoire now.", [("Côte d’Ivoire", "GPE")]),
        ("The U.S. troops left.", [("U.S.", "GPE")]),
        ("Goma. Bukavu.", [("Goma", "GPE"), ("Bukavu", "GPE")]),
    ],
)
def test_what_the_model_missed_is_added(tag: Tag, text: str, names: list[tuple[str, str]]) -> None:
    assert tag(text, [], "known") == names


@pytest.mark.parametrize(
    "text",
    [
        "They cooked a turkey; Turkey was far.",
        "He went to bamako.",
        "The Berlin Brandenburg was late.",
        "He reads the Bukavu Herald.",
        "See Old Goma there.",
    ],
)
def test_what_may_be_something_else_is_not_added(tag: Tag, text: str) -> None:
    assert tag(text, [], "known") == []


def test_a_surname_that_is_a_town_stays_a_person(tag: Tag) -> None:
    text = "Jack London wrote. Then London left for Berlin."
    people = [("Jack London", "PERSON"), ("London", "PERSON")]
    assert tag(text, people, "known") == [*people, ("Berlin", "GPE")]
    assert tag(text, people[:1], "known") == [people[0], ("Berlin", "GPE")]


def test_a_person_is_not_relabelled_by_a_name_that_may_be_anything(tag: Tag) -> None:
    assert tag("Wagner composed.", [("Wagner", "PERSON")], "known") == [("Wagner", "PERSON")]


def test_a_headline_in_capitals_gets_nothing_added(tag: Tag) -> None:
    pieces = [(BlockKind.HEADLINE, "MALI LEAVES"), (BlockKind.PARAGRAPH, "Nothing else.")]
    assert tag(pieces, [], "known") == []


def test_a_title_cased_headline_may_name_a_known_place(tag: Tag) -> None:
    pieces = [(BlockKind.HEADLINE, "Bamako Junta Ousts Leader"), (BlockKind.PARAGRAPH, "So.")]
    assert tag(pieces, [], "known") == [("Bamako", "GPE")]


def test_a_people_is_nobodys_surname(tag: Tag) -> None:
    text = "Fellow Ugandan spoke. Then the Ugandan left."
    found = [("Fellow Ugandan", "PERSON")]
    assert ("Ugandan", "NORP") in tag(text, found, "known")
