"""The blocks of a text, with captions parted from the credits that end them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.records import Block, BlockKind, Style, StyleKind


def with_credits(blocks: Iterable[Block], styles: Iterable[Style]) -> tuple[Block, ...]:
    """Return blocks with each caption parted from the credit in bold that ends it."""
    bold = {style.end: style.start for style in styles if style.kind is StyleKind.BOLD}
    parted = []
    for block in blocks:
        credit = bold.get(block.end) if block.kind is BlockKind.CAPTION else None
        if credit is None or credit < block.start:
            parted.append(block)
            continue
        if credit > block.start:
            parted.append(Block(BlockKind.CAPTION, block.start, credit))
        parted.append(Block(BlockKind.CREDIT, credit, block.end))
    return tuple(parted)


def stored_bounds(blocks: str, styles: str) -> list[tuple[int, int]]:
    """Return the bounds of blocks as they are stored, credits apart from their captions."""
    bold: dict[int, int] = {}
    if f'"{BlockKind.CAPTION}"' in blocks:
        bold = {end: start for kind, start, end in json.loads(styles) if kind == StyleKind.BOLD}
    bounds = list[tuple[int, int]]()
    for kind, start, end in json.loads(blocks):
        credit = bold.get(end, end) if kind == BlockKind.CAPTION else end
        bounds += [(start, credit), (credit, end)] if start < credit < end else [(start, end)]
    return bounds
