"""Sentences as lines: marks stay inside and on what they mark, whatever the text."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.following.lines import Spot, lines_at
from db.library import Library
from db.records import Article, Block, BlockKind
from db.sentences import LONGEST, Sentences
from support.followed import put

HOSTILE = "aB. !?\n\t“”’é\u0301\u200f😀\u2028İ"


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, list[tuple[int, int]]]:
    """Draw an article of blocks, and marks in one of them."""
    pieces = draw(st.lists(st.text(HOSTILE, min_size=1, max_size=30), min_size=1, max_size=4))
    pieces = [piece * draw(st.sampled_from([1, 1, 40])) for piece in pieces]
    blocks, text = list[Block](), ""
    for piece in pieces:
        text += "\n\n" if text else ""
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(piece)))
        text += piece
    block = draw(st.sampled_from(blocks))
    places = st.integers(block.start, block.end)
    cuts = draw(st.lists(places, min_size=2, max_size=6, unique=True).map(sorted))  # type: ignore[type-var]
    return Article("T", text, blocks=tuple(blocks)), list(zip(cuts[::2], cuts[1::2], strict=False))


@settings(max_examples=80, deadline=None)
@given(drawn=marked(), known=st.booleans())
def test_marks_stand_in_their_line_where_they_stand_in_the_text(
    empty_library: Path, drawn: tuple[Article, list[tuple[int, int]]], known: bool
) -> None:
    article, marks = drawn
    start, end = marks[0][0], marks[-1][1]
    sentences = Sentences(article.text, article.blocks)
    spot = Spot(1, marks, start, sentences.start_of(start) if known else None)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(shutil.copy(empty_library, folder)))
        put(library, "/n/a", article, names=())
        gone = Spot(2, marks, start)
        (line,) = lines_at(library.connections.read(), [gone, spot])
        library.close()
    shown = article.text[line.start : line.start + len(line.text)]
    assert line.text == shown.replace("\n", " ")
    assert "\n" not in line.text
    assert len(line.text) <= max(LONGEST, end - start) + 1
    assert (line.at, line.path, line.article.id) == (start, "/n/a", 1)
    for (first, last), (one, other) in zip(marks, line.marks, strict=True):
        assert 0 <= one < other <= len(line.text)
        assert (line.start + one, line.start + other) == (first, last)
    if end - start + 2 < LONGEST and sentences.start_of(end - 1) == sentences.start_of(start):
        low, high = next(b for b in sentences.bounds() if b[0] == sentences.start_of(start))
        assert low <= line.start
        assert line.start + len(line.text) <= max(high, end)


def test_a_mark_between_blocks_is_shown_with_what_stands_around_it(library: Library) -> None:
    article = Article("T", "One.\n\nTwo.", blocks=(Block(BlockKind.PARAGRAPH, 0, 4),))
    put(library, "/n/a", article, names=())
    (line,) = lines_at(library.connections.read(), [Spot(1, [(6, 9)], 6)])
    assert line.text[line.marks[0][0] : line.marks[0][1]] == "Two"
