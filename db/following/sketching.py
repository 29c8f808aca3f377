"""Sketches of sentences: a few numbers, of which sentences that are nearly the same share some.

A. Broder, On the resemblance and containment of documents (1997). Two sentences share each of the
numbers with the probability of what their pairs of neighbouring words have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from db.following.records import Sketch
from db.following.wording import content_words, shingles
from db.records import Block, BlockKind
from db.sentences import Sentences

# Slots of a sketch: of sentences with half of their pairs in common, 15 in 16 share one.
SLOTS = 4
# Shorter sentences say too little to be found again.
LEAST_PAIRS = 3
_SEED = 1
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM})


def told_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks in which an article tells something: no headlines, captions or links."""
    return (block for block in blocks if block.kind in _KINDS)


def telling_sentences(
    text: str, blocks: Sequence[Block], starts: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences in which something starts, of what an article tells."""
    sentences = Sentences(text, blocks)
    named = {sentences.start_of(start) for start in starts}
    told = {block.start for block in told_blocks(blocks)}
    for start, end in sentences.bounds():
        if start in named and (not blocks or sentences.block_of(start) in told):
            yield start, end


def sketches_of(text: str, bounds: Iterable[tuple[int, int]]) -> list[Sketch]:
    """Return the sketches of sentences of a text; those of only a few words have none."""
    from rensa import RMinHash

    starts, pairs = list[int](), list[list[str]]()
    for start, end in bounds:
        found = shingles(content_words(text[start:end]))
        if len(found) >= LEAST_PAIRS:
            starts.append(start)
            pairs.append(sorted(found))
    if not pairs:
        return []
    digests = RMinHash.digests_from_token_sets(pairs, SLOTS, _SEED)
    return [
        Sketch(start, slot << 32 | value)
        for start, digest in zip(starts, digests, strict=True)
        for slot, value in enumerate(digest)
    ]
