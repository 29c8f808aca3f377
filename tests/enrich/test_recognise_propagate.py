from __future__ import annotations

from collections.abc import Callable

import pytest

from db.records import BlockKind
from enrich.recognise.names import surname_of

Tag = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("Zork left. Then Zork's army and Zork’s navy left.", ("Zork", "GPE"), ["Zork"] * 3),
        ("Zork left. Zork-based and anti-Zork groups stayed.", ("Zork", "GPE"), ["Zork"] * 3),
        ("Zork left. The Zorks and Zorkia stayed.", ("Zork", "GPE"), ["Zork"]),
        (
            "Jane Doe left. Doe's aide and Doe stayed.",
            ("Jane Doe", "PERSON"),
            ["Jane Doe", "Doe", "Doe"],
        ),
        (
            "Ursula von der Leyen left. Then von der Leyen spoke.",
            ("Ursula von der Leyen", "PERSON"),
            ["Ursula von der Leyen", "von der Leyen"],
        ),
        (
            "Abdel al-Burhan left. Then al-Burhan spoke.",
            ("Abdel al-Burhan", "PERSON"),
            ["Abdel al-Burhan", "al-Burhan"],
        ),
        ("Apple rose. An apple a day. Apple fell.", ("Apple", "ORG"), ["Apple"]),
        ("Blue Wire left. Blue stayed.", ("Blue Wire", "ORG"), ["Blue Wire"]),
        ("The zork and the zork", ("zork", "ORG"), ["zork"]),
    ],
)
def test_a_name_found_once_is_found_everywhere(
    tag: Tag, text: str, found: tuple[str, str], names: list[str]
) -> None:
    assert tag(text, [found], "propagate") == [(name, found[1]) for name in names]


def test_the_longest_name_wins(tag: Tag) -> None:
    found = [("New Zork", "GPE"), ("New Zork Times", "ORG")]
    text = "New Zork is old. The New Zork Times is new. Today the New Zork Times said so."
    assert tag(text, found, "propagate") == [
        ("New Zork", "GPE"),
        ("New Zork Times", "ORG"),
        ("New Zork Times", "ORG"),
    ]


def test_a_longer_name_takes_the_place_of_a_part_of_it(tag: Tag) -> None:
    whole, part = ("Zork Lifting Society", "ORG"), ("Zork Lifting", "PERSON")
    text = "A Zork Lifting Society met. Then the Zork Lifting Society left."
    assert tag(text, [whole, part], "propagate") == [whole, whole]


@pytest.mark.parametrize(
    ("headline", "found", "shouted"),
    [
        ("ZORK WINS AGAIN", ("Zork", "ORG"), "ZORK"),
        ("DOE WINS AGAIN", ("Jane Doe", "PERSON"), "DOE"),
        ("GOÏTA WINS AGAIN", ("Assimi Goïta", "PERSON"), "GOÏTA"),
    ],
)
def test_headlines_in_capitals_are_searched_in_capitals(
    tag: Tag, headline: str, found: tuple[str, str], shouted: str
) -> None:
    pieces = [(BlockKind.HEADLINE, headline), (BlockKind.PARAGRAPH, f"Then {found[0]} left.")]
    assert tag(pieces, [found], "propagate") == [(shouted, found[1]), found]


def test_capitals_in_running_text_are_not(tag: Tag) -> None:
    assert tag("Zork left, and ZORK stayed.", [("Zork", "ORG")], "propagate") == [("Zork", "ORG")]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Emmanuel Macron", "Macron"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Abdel Fattah al-Burhan", "al-Burhan"),
        ("Luiz Inácio Lula da Silva", "da Silva"),
        ("Al Gore", "Gore"),
        ("Macron", "Macron"),
    ],
)
def test_surnames_keep_their_particles(name: str, surname: str) -> None:
    assert surname_of(name) == surname
