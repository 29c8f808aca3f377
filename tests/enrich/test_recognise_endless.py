"""Texts made to take long are cut for the model, and stay whole for everybody else."""

from __future__ import annotations

import pytest

from db.records import Block, BlockKind
from enrich.recognise.pipeline import Recogniser

PROSE = "Sarah Miller of the United Nations came to Bamako on Monday."


@pytest.mark.parametrize(
    "endless",
    ["[" * 20_000, "x" * 50_000, "&" * 9_000, "AB " * 10_000, "東京" * 9_000],
    ids=["brackets", "letters", "signs", "capitals", "without blanks"],
)
def test_names_beside_what_has_no_end_are_found(recogniser: Recogniser, endless: str) -> None:
    text = f"{PROSE}\n\n{endless.strip()}\n\n{PROSE}"
    cuts = [0, len(PROSE) + 2, len(PROSE) + len(endless.strip()) + 4]
    ends = [cuts[1] - 2, cuts[2] - 2, len(text)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, a, b) for a, b in zip(cuts, ends, strict=True))
    (found,) = recogniser.recognise([(text, blocks, ())])
    for start in (cuts[0], cuts[2]):
        at = text.index("Sarah Miller", start)
        assert any((name.start, name.end) == (at, at + 12) for name in found.names)
    assert all(text[name.start : name.end] == name.text for name in found.names)
    assert all(len(name.text.split()) <= 60 for name in found.names)
