"""Bars: as many as counts, the highest full, none only for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.bars import BLOCKS, PLAIN, bars, can_draw_blocks


@given(st.lists(st.integers(0, 10_000), max_size=20), st.booleans())
def test_bars_say_which_counts_are_higher(counts: list[int], plain: bool) -> None:
    steps = PLAIN if plain else BLOCKS
    drawn = bars(counts, plain=plain)
    assert len(drawn) == len(counts)
    heights = [steps.index(bar) for bar in drawn]
    for count, height in zip(counts, heights, strict=True):
        assert (height == 0) == (count == 0)
        assert all(height <= other for n, other in zip(counts, heights, strict=True) if count <= n)
    if any(counts):
        assert max(heights) == len(steps) - 1


@pytest.mark.parametrize(
    ("encoding", "can"),
    [("utf-8", True), ("ascii", False), ("latin-1", False), ("none such", False)],
)
def test_blocks_need_an_encoding_that_has_them(encoding: str, can: bool) -> None:
    assert can_draw_blocks(encoding) is can
    assert PLAIN.isascii()
