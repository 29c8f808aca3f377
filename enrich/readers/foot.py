"""The foot of a scraped article: where it was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from enrich.readers.blocks import RawBlock
from enrich.readers.urls import labelled_address, written_address

# Copyright lines, tags and the like may follow the address.
_NEAR_END = 6


def read_foot(blocks: Sequence[RawBlock]) -> tuple[list[RawBlock], str]:
    """Return the blocks without the lines that name the article's address, and the address.

    The address stands after its label (``Original url:``, ``Source:``), on the same line or
    below; anything but a valid address leaves the text as it is.
    """
    for index in reversed(range(max(0, len(blocks) - _NEAR_END), len(blocks))):
        block = blocks[index]
        if address := labelled_address(block.lines[-1]):
            return _without(blocks, index, 1), address
        if address := written_address(block.lines[-1]):
            if len(block.lines) > 1 and labelled_address(block.lines[-2]) == "":
                return _without(blocks, index, 2), address
            label = blocks[index - 1] if len(block.lines) == 1 and index else None
            if label and labelled_address(label.lines[-1]) == "":
                return _without(_without(blocks, index, 1), index - 1, 1), address
    return list(blocks), ""


def _without(blocks: Sequence[RawBlock], index: int, count: int) -> list[RawBlock]:
    """Return the blocks without the last ``count`` lines of one of them."""
    lines = blocks[index].lines[:-count]
    return [
        *blocks[:index],
        *([replace(blocks[index], lines=lines)] if lines else []),
        *blocks[index + 1 :],
    ]
