from __future__ import annotations

from collections.abc import Callable

import pytest

from db.records import BlockKind

Tag = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "span", "label", "drawn"),
    [
        ("He saw the White House today.", "the White House", "FAC", ["White House"]),
        ("They saw the Cold War end.", "the Cold War", "EVENT", ["Cold War"]),
        ("A Liverpool fan sang.", "A Liverpool", "ORG", ["Liverpool"]),
        ("He reads The New York Times.", "The New York Times", "ORG", ["The New York Times"]),
        ("It sits in The Hague now.", "The Hague", "GPE", ["The Hague"]),
        ("Mali's army left.", "Mali's", "GPE", ["Mali"]),
        ("Mali’s army left.", "Mali’s", "GPE", ["Mali"]),
        ("The Workers' Party won.", "Workers' Party", "ORG", ["Workers' Party"]),
        ("President Emmanuel Macron left.", "President Emmanuel Macron", "PERSON", None),
        ("Gen. Emmanuel Macron left.", "Gen. Emmanuel Macron", "PERSON", None),
        (
            "Former Prime Minister Emmanuel Macron",
            "Former Prime Minister Emmanuel Macron",
            "PERSON",
            None,
        ),
        (
            "Then spokesman Emmanuel Macron said so",
            "spokesman Emmanuel Macron said",
            "PERSON",
            None,
        ),
        ("Fighters of Wagner group left.", "Wagner group", "ORG", ["Wagner"]),
        ("They said “Wagner” again.", "“Wagner”", "ORG", ["Wagner"]),
        ("Then al-Burhan spoke.", "al-Burhan", "PERSON", ["al-Burhan"]),
        ("Then de Gaulle spoke.", "de Gaulle", "PERSON", ["de Gaulle"]),
        ("Gen. Abdel al-Burhan spoke.", "Gen. Abdel al-Burhan", "PERSON", ["Abdel al-Burhan"]),
        ("They left the U.S. today.", "the U.S.", "GPE", ["U.S."]),
        (
            "He met Martin Luther King Jr. there.",
            "Martin Luther King Jr.",
            "PERSON",
            ["Martin Luther King Jr."],
        ),
        ("At 10 Downing Street today", "10 Downing Street", "FAC", ["10 Downing Street"]),
        ("The People's Front (PF) fell", "People's Front (PF", "ORG", ["People's Front", "PF"]),
        ("The Front (National) fell", "Front (National)", "ORG", ["Front (National)"]),
        ("On the whole the soldiers left", "the soldiers", "ORG", []),
        ("Then the Vice President spoke", "Vice President", "PERSON", []),
        ("He paid 500 there", "500", "ORG", []),
        ("Then —", "—", "ORG", []),
    ],
)
def test_a_span_is_drawn_as_a_reader_would(
    tag: Tag, text: str, span: str, label: str, drawn: list[str] | None
) -> None:
    expected = ["Emmanuel Macron"] if drawn is None else drawn
    assert tag(text, [(span, label)], "trim") == [(name, label) for name in expected]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Secretary of State Antony Blinken spoke.", "State"),
        ("The chief of Staff spoke.", "Staff"),
        ("French Defense Minister Florence Parly spoke.", "Defense"),
    ],
)
def test_an_office_is_not_a_name(tag: Tag, text: str, office: str) -> None:
    assert tag(text, [(office, "ORG")], "trim") == []


def test_a_department_that_is_no_part_of_an_office_stays(tag: Tag) -> None:
    assert tag("Treasury blocked the funds.", [("Treasury", "ORG")], "trim") == [
        ("Treasury", "ORG")
    ]


@pytest.mark.parametrize("label", ["DATE", "MONEY", "CARDINAL", "LANGUAGE"])
def test_labels_that_are_not_ours_are_dropped(tag: Tag, label: str) -> None:
    assert tag("On Tuesday Mali left.", [("Tuesday", label), ("Mali", "GPE")], "trim") == [
        ("Mali", "GPE")
    ]


def test_a_span_ends_with_its_block(tag: Tag) -> None:
    pieces = [(BlockKind.HEADLINE, "A vote in Mali"), (BlockKind.PARAGRAPH, "France said no.")]
    assert tag(pieces, [("Mali\n\nFrance", "GPE")], "trim") == [("Mali", "GPE"), ("France", "GPE")]


def test_without_blocks_a_span_ends_with_its_line(tag: Tag) -> None:
    assert tag("A vote in Mali\nFrance said no.", [("Mali\nFrance", "GPE")], "trim") == [
        ("Mali", "GPE"),
        ("France", "GPE"),
    ]


@pytest.mark.parametrize(
    ("text", "span", "label", "drawn"),
    [
        ("King Kofi Mensah spoke.", "King Kofi Mensah", "ORG", ("Kofi Mensah", "PERSON")),
        ("Dr. Adah left.", "Dr. Adah", "ORG", ("Adah", "PERSON")),
        ("King Abdul University", "King Abdul University", "ORG", ("King Abdul University", "ORG")),
        ("Prince Edward Island", "Prince Edward Island", "GPE", ("Prince Edward Island", "GPE")),
        ("General Motors sold", "General Motors", "ORG", ("General Motors", "ORG")),
    ],
)
def test_a_form_of_address_makes_a_person(
    tag: Tag, text: str, span: str, label: str, drawn: tuple[str, str]
) -> None:
    assert tag(text, [(span, label)], "trim") == [drawn]
