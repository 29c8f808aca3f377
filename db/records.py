"""The values that travel between the rooms: articles as read, and the spans in their text.

Every offset is a count of Unicode code points from the start of the article's clean text, in
logical order. Spans are half-open: ``text[span.start:span.end]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

UNTITLED = "(untitled)"


class BlockKind(StrEnum):
    """What a block of an article's text is to its reader; a credit is the end of a caption."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    QUOTE = "quote"
    ITEM = "item"


class StyleKind(StrEnum):
    """Inline emphasis that the source file asked for."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text (a paragraph, a caption, a headline); blocks are parted by blank lines."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Style:
    """Inline emphasis over a span of the clean text."""

    kind: StyleKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One document as a reader returns it.

    ``text`` is the clean text: headline, then paragraphs, captions and related lines in file
    order, parted by blank lines. ``published`` is ISO 8601 (a date, or a date and time) or None.
    ``publication`` is who published it, from front matter, byline or URL; empty when unknown.
    ``remarks`` are what its reader has to say of the file; they are told once and not stored.
    """

    title: str
    text: str
    byline: str = ""
    published: str | None = None
    url: str = ""
    publication: str = ""
    blocks: tuple[Block, ...] = ()
    styles: tuple[Style, ...] = ()
    remarks: tuple[str, ...] = ()
