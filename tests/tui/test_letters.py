"""The letters over names: as many as are needed, none of which begins another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.letters import ALPHABET, labels


@given(st.integers(0, 800))
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(made) == len(set(made)) == min(count, len(ALPHABET) ** 2)
    assert all(len(label) <= 2 for label in made)
    singles = {label for label in made if len(label) == 1}
    assert not any(label[0] in singles for label in made if len(label) == 2)


def test_the_home_row_comes_first() -> None:
    assert labels(3) == ["a", "s", "d"]
    assert labels(27)[:3] == ["a", "s", "d"]
