from __future__ import annotations

from collections.abc import Callable

import pytest

from db.credits import with_credits
from db.records import Block, BlockKind, Style, StyleKind

Tag = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        (
            "Moussa Tembely / Northlight News",
            [("Moussa Tembely", "PERSON"), ("Northlight News", "ORG")],
        ),
        (
            "Jane Doe | John Roe | Blue Wire",
            [("Jane Doe", "PERSON"), ("John Roe", "PERSON"), ("Blue Wire", "ORG")],
        ),
        ("Jane Doe/AFP", [("Jane Doe", "PERSON"), ("AFP", "ORG")]),
        ("Jane Doe", [("Jane Doe", "PERSON")]),
        ("Reuters", [("Reuters", "ORG")]),
        ("Agence France-Presse", [("Agence France-Presse", "ORG")]),
        ("Handout", []),
        ("handed out by the army", []),
        (" / ", []),
    ],
)
def test_a_credit_is_read_by_its_form(tag: Tag, credit: str, names: list[tuple[str, str]]) -> None:
    pieces = [(BlockKind.CAPTION, "Crowds in Bamako"), (BlockKind.CREDIT, credit)]
    assert tag(pieces, [("Bamako", "GPE")], "credits") == [("Bamako", "GPE"), *names]


def test_what_the_model_made_of_a_credit_is_dropped(tag: Tag) -> None:
    pieces = [(BlockKind.CREDIT, "Jane Doe / Blue Wire")]
    found = [("Doe / Blue Wire", "PERSON")]
    assert tag(pieces, found, "credits") == [("Jane Doe", "PERSON"), ("Blue Wire", "ORG")]


def test_without_blocks_nothing_is_a_credit(tag: Tag) -> None:
    assert tag("Jane Doe / Blue Wire", [("Jane Doe", "PERSON")], "credits") == [
        ("Jane Doe", "PERSON")
    ]


def test_a_bold_end_of_a_caption_is_its_credit() -> None:
    text = "Crowds in Bamako Jane Doe / AFP"
    start, end = text.index("Jane"), len(text)
    caption = Block(BlockKind.CAPTION, 0, end)
    assert with_credits([caption], [Style(StyleKind.BOLD, start, end)]) == (
        Block(BlockKind.CAPTION, 0, start),
        Block(BlockKind.CREDIT, start, end),
    )
    assert with_credits([caption], [Style(StyleKind.ITALIC, start, end)]) == (caption,)
    assert with_credits([caption], [Style(StyleKind.BOLD, 0, 6)]) == (caption,)
