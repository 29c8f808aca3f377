"""Whatever the text, what is found lies in its block, and is said of a name that is there."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Block, BlockKind
from db.spans import NamedSpan
from enrich.grammar import epithets, facts_of, quotes
from enrich.limits import LONGEST_CHARS

WORDS = st.sampled_from(
    """Ada Bell Mali Acme , , . " “ ” « » ‘ ’ ' ( ) – — - ; : said told reporters that according to
    she he a the president of bank who which 's ’s 41 had left İ Zoe\u0301 שלום 2,500 U.S. Mr. and
    “Ada” adding called … ! \n""".split(" ")
)
BLOCKS = st.lists(
    st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=40)), max_size=5
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Block], list[NamedSpan]]:
    text, blocks, names = "", list[Block](), list[NamedSpan]()
    for piece in draw(BLOCKS):
        if text:
            text += "\n\n"
        kind = draw(st.sampled_from(list(BlockKind)))
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=12))))
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        label = draw(st.sampled_from(["PERSON", "ORG", "GPE", "NORP"]))
        names.append(NamedSpan(start, end, label, f"{label}:{text[start:end]}", text[start:end]))
    for place in ("Ada", "Acme"):
        at = text.find(place)
        if at >= 0 and all(name.end <= at or name.start >= at + len(place) for name in names):
            names.append(NamedSpan(at, at + len(place), "PERSON", place, place))
    names.sort(key=lambda name: name.start)
    return text, blocks, names


@given(articles())
def test_all_lies_in_a_block_and_is_said_of_a_mention(
    article: tuple[str, list[Block], list[NamedSpan]],
) -> None:
    text, blocks, names = article
    facts = facts_of(text, blocks, names)
    starts = {name.start for name in names}
    for found in (*facts.epithets, *facts.quotes):
        assert found.mention in starts
        assert found.start < found.end
        assert any(b.start <= found.start and found.end <= b.end for b in blocks)
        assert text[found.start : found.end].strip()
    for quote in facts.quotes:
        assert 0 <= quote.verb_start < quote.verb_end <= len(text)
    assert list(facts.quotes) == sorted(facts.quotes, key=lambda q: q.start)
    assert list(facts.epithets) == sorted(facts.epithets, key=lambda e: (e.start, e.mention))


@given(articles())
def test_each_is_found_alone_as_well(article: tuple[str, list[Block], list[NamedSpan]]) -> None:
    facts = facts_of(*article)
    assert epithets(*article) == facts.epithets
    assert quotes(*article) == facts.quotes


@given(articles())
def test_quotes_do_not_overlap(article: tuple[str, list[Block], list[NamedSpan]]) -> None:
    found = facts_of(*article).quotes
    for first, second in pairwise(found):
        assert first.end <= second.start


@pytest.mark.parametrize(
    "pattern",
    [
        ", a",
        '"',
        "“",
        "'a ",
        "Ada, a ",
        "Ada said ",
        '"a," Ada said. ',
        "Ada's head ",
        ". A",
        "Ada, who said, ",
        "the head of ",
        "she said that ",
        "Ada and Ada, the head, ",
    ],
)
def test_long_hostile_texts(pattern: str) -> None:
    text = pattern * (LONGEST_CHARS // len(pattern))
    names = [
        NamedSpan(at, at + 3, "PERSON", "ada", "Ada")
        for at in range(len(text) - 2)
        if text.startswith("Ada", at)
    ]
    steps = [0, 0]
    for index, length in enumerate((len(text) // 4, len(text))):
        steps[index] = _calls(text[:length], [name for name in names if name.end <= length])
    # Linear: four times the text is four times the work, give or take what is done once.
    assert steps[1] <= 5 * steps[0] + 1000


def _calls(text: str, names: list[NamedSpan]) -> int:
    """Count the calls of functions that an article takes."""

    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        facts_of(text, [Block(BlockKind.PARAGRAPH, 0, len(text))], names)
    finally:
        sys.setprofile(None)
    return count
