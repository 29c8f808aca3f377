"""A text in pieces for the model: nothing is lost or too long, and what was short is whole."""

from __future__ import annotations

import subprocess
import sys
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.records import Block, BlockKind
from enrich.recognise.pieces import (
    LONGEST_BATCH,
    LONGEST_PIECE,
    LONGEST_WORD,
    batches,
    pieces,
)
from enrich.recognise.pipeline import Recogniser

PROSE = "Sarah Miller of the United Nations came to Bamako on Monday to see the pier. "
LISTED = "Sarah Miller, Orla Vexley, Angela Merkel, "
# Megabytes that a process may take to recognise the longest text that there is;
# a model that reads it at once needs more than twice as much.
MOST_MB = 700
MEASURED = """
import sys
from enrich.recognise.pipeline import Recogniser
from enrich.settings import RecogniseSettings
recogniser = Recogniser.load(RecogniseSettings())
recogniser.recognise([((sys.argv[1] * 200_000)[:200_000], (), ())])
# Of this program alone: ru_maxrss begins with what the process that started it held.
status = open("/proc/self/status", encoding="ascii").read()
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""

# Parts that repeat, so that texts are long without much to draw.
PARTS = st.tuples(
    st.one_of(
        st.sampled_from(
            [PROSE, LISTED, "a\n", "\n", " ", ". ", "\u3000", "x", "AB ", "Dr. A. ", "!"]
        ),
        st.text(min_size=1, max_size=9),
    ),
    st.integers(1, 30_000),
)
TEXTS = st.lists(PARTS, max_size=5).map(lambda parts: "".join((t * n)[:30_000] for t, n in parts))


def paragraph(text: str) -> tuple[Block, ...]:
    return (Block(BlockKind.PARAGRAPH, 0, len(text)),)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.lists(st.integers(0, 90_000), max_size=6))
@example(" " * 30_000, [])
@example("x" * 30_000, [7, 8])
def test_pieces_are_the_text_and_none_is_long(text: str, starts: list[int]) -> None:
    bounds = sorted({0, len(text), *(start for start in starts if start < len(text))})
    blocks = [Block(BlockKind.PARAGRAPH, start, end) for start, end in pairwise(bounds)]
    found = pieces(text, blocks)
    assert "".join(found) == text
    assert all(0 < len(piece) <= LONGEST_PIECE for piece in found)
    cuts = {0, *accumulate(map(len, found))}
    assert {block.start for block in blocks} <= cuts
    # Between blocks it is cut in words without end, and else only where a block is too long.
    endless = any(len(word) > LONGEST_WORD for word in text.split())
    for block in blocks:
        if block.end - block.start <= LONGEST_PIECE:
            assert endless or not any(block.start < cut < block.end for cut in cuts)


@pytest.mark.parametrize(
    ("text", "behind", "before"),
    [
        (PROSE * 900, ". ", "Sarah"),
        ((PROSE * 100).strip() + "\n" + LISTED * 90, "\n", "Sarah"),
        (LISTED * 900, ", ", ("Sarah", "Orla", "Angela")),
        ("Sarah Miller of the United Nations " * 900, " ", ("of", "the")),
        ("Dr. Sarah Miller " * 900, " ", ""),
    ],
    ids=["sentences", "lines", "marks", "words", "blanks"],
)
def test_a_cut_is_where_no_name_is(text: str, behind: str, before: str | tuple[str, ...]) -> None:
    found = pieces(text, paragraph(text))
    assert len(found) > 1
    for cut in list(accumulate(map(len, found)))[:-1]:
        assert text[:cut].endswith(behind)
        assert text[cut:].startswith(before)
        assert text[cut - 1].isspace()
        assert not text[cut].isspace()


@given(st.lists(st.integers(1, LONGEST_PIECE).map("x".__mul__), max_size=60))
def test_batches_keep_the_order_and_are_bounded(parts: list[str]) -> None:
    found = list(batches(parts))
    assert [part for batch in found for part in batch] == parts
    assert all(batch and sum(map(len, batch)) <= LONGEST_BATCH for batch in found)


def test_names_at_the_seams_are_found_as_in_a_short_text(recogniser: Recogniser) -> None:
    def names(text: str) -> list[tuple[str, str]]:
        (found,) = recogniser.recognise([(text, paragraph(text), ())])
        assert all(text[name.start : name.end] == name.text for name in found.names)
        return [(name.text, name.label) for name in found.names]

    short = names(PROSE)
    assert ("Sarah Miller", "PERSON") in short
    times = 3 * LONGEST_PIECE // len(PROSE)
    assert names(PROSE * times) == short * times


@pytest.mark.parametrize("part", ["a, (b) c. ", "a b "])
def test_memory_is_bounded(part: str) -> None:
    command = [sys.executable, "-c", MEASURED, part]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert int(done.stdout) < MOST_MB
