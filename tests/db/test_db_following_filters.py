"""The filter of mentions, as it is typed."""

from __future__ import annotations

import pytest

from db.entities import Entity
from db.following.answers import MentionView
from db.following.filters import FilterError, mentions_filtered

MACRON = Entity(7, "Emmanuel Macron", "PERSON", 3, 2, None, None)


def find(name: str) -> list[Entity]:
    return [MACRON] if name.casefold() in ("macron", "emmanuel macron") else []


def publications() -> list[str]:
    return ["BBC", "BBC Africa", "Le Monde"]


@pytest.mark.parametrize(
    ("typed", "view"),
    [
        ("", MentionView()),
        ("  crash  site ", MentionView(like="crash site")),
        ("source:bbc", MentionView(source="BBC")),
        ('source:"Le Monde" pact', MentionView(source="Le Monde", like="pact")),
        ("after:2023 before:2024-07", MentionView(after="2023", before="2024-06-30")),
        ("WITH:Macron", MentionView(other_id=7)),
        ('with:"Emmanuel Macron"', MentionView(other_id=7)),
        # Half typed: nothing is asked for yet.
        ("source:", MentionView()),
    ],
)
def test_what_is_typed_is_understood(typed: str, view: MentionView) -> None:
    assert mentions_filtered(MentionView(), typed, find, publications) == view


def test_the_order_stays_and_the_old_filter_goes() -> None:
    before = MentionView(oldest_first=True, like="crash", other_id=3)
    assert mentions_filtered(before, "pact", find, publications) == MentionView(
        oldest_first=True, like="pact"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("after:soon", "after: wants"),
        ("before:2023-02-31", "no date"),
        ("with:nobody", "Nobody and nothing here goes by nobody"),
        ("source:nobody", "Nothing is from"),
        ("colour:red", "colour: is not known"),
    ],
)
def test_what_has_no_meaning_is_said(typed: str, said: str) -> None:
    with pytest.raises(FilterError, match=said):
        mentions_filtered(MentionView(), typed, find, publications)
