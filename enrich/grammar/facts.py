"""An article's epithets and quotes, from its text, its blocks and its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from db.following.records import Epithet, Facts, Quote
from db.records import Block, BlockKind
from db.spans import NamedSpan
from enrich.grammar.epithets import epithets_of
from enrich.grammar.line import lowered
from enrich.grammar.marks import Marked, marked, opens
from enrich.grammar.quotes import Quotes
from enrich.grammar.words import lines

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})
_READ = _RUNNING | {BlockKind.ITEM, BlockKind.HEADING, BlockKind.CAPTION}


def facts_of(text: str, blocks: Sequence[Block], mentions: Sequence[NamedSpan]) -> Facts:
    """Return the epithets and the quotes of an article.

    ``mentions`` are in order and apart. Headlines, credits and related lines say nothing: their
    grammar is not that of sentences.
    """
    epithets, quotes = list[Epithet](), list[Quote]()
    lower = lowered(text)
    running, aside = Quotes(), Quotes()
    read = [block for block in blocks if block.kind in _READ and block.end <= len(text)]
    following = islice((block for block in read if block.kind in _RUNNING), 1, None)
    for block in read:
        names = _within(mentions, block)
        if block.kind in _RUNNING:
            after = next(following, None)
            goes_on = after is not None and opens(text, after.start, after.end)
            reader = running
            reader.begin_block(goes_on=opens(text, block.start, block.end))
        else:
            goes_on, reader = False, aside
            reader.forget()
        spans = marked(text, block.start, block.end, goes_on=goes_on)
        for line in lines(text, lower, block.start, block.end, names, spans):
            found = list(epithets_of(line))
            epithets += found
            quotes += reader.of(line, found)
        epithets += _quoted(text, lower, names, spans)
    quotes.sort(key=lambda quote: quote.start)
    epithets.sort(key=lambda epithet: (epithet.start, epithet.mention))
    return Facts(tuple(epithets), tuple(quotes))


def epithets(
    text: str, blocks: Sequence[Block], mentions: Sequence[NamedSpan]
) -> Sequence[Epithet]:
    """Return what an article calls its names, in order."""
    return facts_of(text, blocks, mentions).epithets


def quotes(text: str, blocks: Sequence[Block], mentions: Sequence[NamedSpan]) -> Sequence[Quote]:
    """Return what an article quotes its names as saying, in order."""
    return facts_of(text, blocks, mentions).quotes


def _within(mentions: Sequence[NamedSpan], block: Block) -> Sequence[NamedSpan]:
    low = bisect_left(mentions, block.start, key=lambda name: name.start)
    high = bisect_left(mentions, block.end, low, key=lambda name: name.start)
    while low < high and mentions[high - 1].end > block.end:
        high -= 1
    return mentions[low:high]


def _quoted(
    text: str, lower: str, names: Sequence[NamedSpan], spans: Sequence[Marked]
) -> Iterator[Epithet]:
    """Yield what is called a name in quotations: they are sentences of their own."""
    for span in spans:
        low = bisect_left(names, span.inner_start, key=lambda name: name.start)
        high = bisect_left(names, span.inner_end, low, key=lambda name: name.start)
        if low == high:
            continue
        for line in lines(text, lower, span.inner_start, span.inner_end, names[low:high], ()):
            yield from epithets_of(line)
