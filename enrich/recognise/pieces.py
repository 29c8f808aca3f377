"""A text in pieces for the model: its blocks, and where these have no end, parts of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from db.sentences import sentence_starts

if TYPE_CHECKING:
    from db.records import Block

# spaCy takes signs off a word one by one, and copies what is left each time: half a minute for
# 20,000 brackets in a row. No word of a language is so long.
LONGEST_WORD = 250
# The model's memory grows with what it reads at once. No paragraph of news is so long.
LONGEST_PIECE = 10_000
LONGEST_BATCH = 100_000
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_LINE = re.compile(r"\n\s*+")
# Where no sentence begins either: behind a mark, before a word that begins no name, anywhere.
_BETWEEN = tuple(map(re.compile, (r"[,;:]\s++", r"(?<=\S)\s++(?=[a-z])", r"(?<=\S)\s++")))


def pieces(text: str, blocks: Sequence[Block]) -> list[str]:
    """Cut a text before each block, in endless words, and in endless blocks.

    The pieces joined are the text again; none is longer than ``LONGEST_PIECE``.
    """
    cuts = {0, len(text), *(block.start for block in blocks if block.start < len(text))}
    for word in _LONG_WORD.finditer(text):
        cuts.update(range(word.start(), word.end(), LONGEST_WORD))
    for start, end in pairwise(sorted(cuts)):
        cuts.update(_seams(text, start, end))
    return [text[start:end] for start, end in pairwise(sorted(cuts))]


def batches(parts: Iterable[str]) -> Iterator[list[str]]:
    """Yield pieces in their order, as many together as have ``LONGEST_BATCH`` characters."""
    batch, size = list[str](), 0
    for part in parts:
        if batch and size + len(part) > LONGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    if batch:
        yield batch


def _seams(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a part of a text is cut so that no name is, as far as that can be."""
    while end - start > LONGEST_PIECE:
        start = _seam(text, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        yield start


def _seam(text: str, low: int, high: int) -> int:
    """Return the best place for a cut behind one place, up to another."""
    for found in (
        (match.end() for match in _LINE.finditer(text, low, high)),
        (start for start in sentence_starts(text, low, high) if start > low),
        *((match.end() for match in seam.finditer(text, low, high)) for seam in _BETWEEN),
    ):
        if last := max(found, default=0):
            return last
    return high
