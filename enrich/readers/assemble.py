"""From blocks to one text with offsets into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.records import Block, BlockKind, Style
from enrich.readers.blocks import RawBlock
from enrich.readers.inline import InlineReader, Rich
from enrich.readers.kinds import kind_of

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text; its blocks cover all of it but the separators between them."""

    text: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...]


def assemble(raw: Iterable[RawBlock], inline: InlineReader) -> Body:
    """Join blocks to a text; blocks of which nothing can be seen are left out."""
    parts: list[str] = []
    blocks: list[Block] = []
    styles: list[Style] = []
    start = 0
    for block in raw:
        rich = Rich(block.text) if block.literal else inline.read(block.text)
        if not rich.text:
            continue
        end = start + len(rich.text)
        parts.append(rich.text)
        blocks.append(Block(kind_of(block.kind, rich), start, end))
        styles.extend(Style(s.kind, start + s.start, start + s.end) for s in rich.styles)
        start = end + len(SEPARATOR)
    return Body(SEPARATOR.join(parts), tuple(blocks), tuple(styles))


def headline_of(body: Body) -> str:
    """Return the text of the headline, or nothing."""
    first = body.blocks[0] if body.blocks else None
    return body.text[: first.end] if first and first.kind is BlockKind.HEADLINE else ""
