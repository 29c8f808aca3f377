"""The quick look never misses what folding would find."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.fold import fold
from db.following.holding import may_hold

HOSTILE = "aAbk1 \n\t'-.‘’“”–—…‼\u2009\u200d\u2060é\u0301ïﬁ½²\u2074Kſıİßł日😀"
texts = st.text(HOSTILE, max_size=30)


@settings(max_examples=500, deadline=None)
@given(text=texts, data=st.data())
@example(text="2\u2074", data=None)
def test_what_stands_in_a_text_may_be_held(text: str, data: st.DataObject | None) -> None:
    if data is None:
        assert may_hold(text, "24")
        return
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = fold(text[start:end]) if data.draw(st.booleans()) else fold(data.draw(texts))
    if part in fold(text):
        assert may_hold(text, part)


@pytest.mark.parametrize(
    ("text", "like", "held"),
    [
        ("The “minister” left…", "minister", True),
        ("The “minister” left…", "ministers", False),
        ("Keïta", "keita", True),
        ("Keïta", "keitb", False),
        ("The\nminister", "the minister", True),
        ("don’t", "don't", True),
        ("don’t", "dont", False),
        ("", "", True),
    ],
)
def test_what_is_held(text: str, like: str, held: bool) -> None:
    assert may_hold(text, like) == held
