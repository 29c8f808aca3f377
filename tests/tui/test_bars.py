"""Bars: as many as counts, the highest full, none only for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.bars import BLOCKS, PLAIN, bars


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


def test_plain_bars_are_ascii() -> None:
    assert PLAIN.isascii()
    assert bars([0, 1, 8], plain=True) == " .@"
