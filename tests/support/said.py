"""Articles for tests of epithets and quotes: names are marked in them, as in "⟨Ada⟩ baked"."""

from __future__ import annotations

import re

from db.records import Block, BlockKind
from db.spans import NamedSpan
from enrich.grammar import facts_of

_MARK = re.compile(r"⟨(?:([A-Z]+):)?([^⟩]*)⟩")
Article = tuple[str, list[Block], list[NamedSpan]]


def article(marked: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    """Return a text with its blocks, parted by blank lines, and its names.

    "⟨ORG:Acme⟩" is one with a label; without it is a person's. One surname is one entity.
    """
    text, names, at = "", list[NamedSpan](), 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        label, name = match[1] or "PERSON", match[2]
        key = f"{label}:{name.split()[-1].lower()}"
        names.append(NamedSpan(len(text), len(text) + len(name), label, key, name))
        text += name
        at = match.end()
    text += marked[at:]
    blocks, start = list[Block](), 0
    for piece in text.split("\n\n"):
        blocks.append(Block(kind, start, start + len(piece)))
        start += len(piece) + 2
    return text, blocks, names


def epithets_in(marked: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str, str]]:
    """Return each epithet of an article: its name, its form and its words."""
    text, blocks, names = article(marked, kind)
    named = {name.start: name.name for name in names}
    return [
        (named[e.mention], e.form.value, text[e.start : e.end])
        for e in facts_of(text, blocks, names).epithets
    ]


def quotes_in(marked: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str, str]]:
    """Return each quote of an article: its speaker, verb and words, in « » if direct."""
    text, blocks, names = article(marked, kind)
    named = {name.start: name.name for name in names}
    return [
        (
            named[q.mention],
            text[q.verb_start : q.verb_end],
            f"«{text[q.start : q.end]}»" if q.direct else text[q.start : q.end],
        )
        for q in facts_of(text, blocks, names).quotes
    ]
