from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.bcubed import bcubed


def test_the_example_of_bagga_and_baldwin() -> None:
    """Of the true chains 1-5, 6-7 and 8-12 the last is put to the first."""
    gold = [1] * 5 + [2] * 2 + [3] * 5
    scores = bcubed(gold, [1] * 5 + [2] * 2 + [1] * 5)
    assert scores.precision == pytest.approx(0.583, abs=0.001)
    assert scores.recall == 1


def test_what_is_right_and_what_is_empty() -> None:
    assert bcubed("aabc", "xxyz") == (1, 1, 1)
    assert bcubed([], []) == (0, 0, 0)
    assert str(bcubed("aab", "xyz")) == "P 1.000 R 0.667 F1 0.800"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_turned_round_precision_is_recall(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    scores, turned = bcubed(one, other), bcubed(other, one)
    assert (scores.precision, scores.recall) == (turned.recall, turned.precision)
    assert 0 < scores.f1 <= 1
