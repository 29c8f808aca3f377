"""An article's epithets and quotes, from its text, its blocks and its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.following.records import Epithet, Quote
from db.records import Block, BlockKind
from db.spans import NamedSpan
from enrich.grammar.epithets import epithets_of
from enrich.grammar.marks import marked, OPENING
from enrich.grammar.words import lines

_READ = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.ITEM,
        BlockKind.HEADING,
        BlockKind.CAPTION,
    }
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says of its names: each in order of its place."""

    epithets: tuple[Epithet, ...]
    quotes: tuple[Quote, ...]


def facts_of(text: str, blocks: Sequence[Block], mentions: Sequence[NamedSpan]) -> Facts:
    eps=[]
    for block in blocks:
        if block.kind not in _READ: continue
        lo=bisect_left(mentions,block.start,key=lambda m:m.start); hi=bisect_left(mentions,block.end,key=lambda m:m.start)
        ms=mentions[lo:hi]
        qs=marked(text,block.start,block.end,goes_on=False)
        for line in lines(text,block.start,block.end,ms,qs):
            eps+=epithets_of(line)
    return Facts(tuple(eps),())
epithets=None
