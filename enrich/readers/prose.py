"""The reader for plain text and markdown, as news sites are scraped to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.records import Article, BlockKind
from enrich.readers.assemble import Body, assemble, headline_of
from enrich.readers.blocks import RawBlock, split_blocks
from enrich.readers.bylines import publisher_in
from enrich.readers.characters import clean, shorten
from enrich.readers.decode import decode, is_binary
from enrich.readers.errors import ReadError
from enrich.readers.foot import read_foot
from enrich.readers.frontmatter import FrontMatter, split_front_matter
from enrich.readers.head import Head, read_head
from enrich.readers.inline import InlineReader
from enrich.readers.urls import host_of

# No prose of 20 MB has so many; a list of words may, and would take minutes and gigabytes.
MAX_LINES = 500_000
_TITLE_LENGTH = 120


def read_markdown(path: Path, data: bytes) -> Article:
    """Return the article in the bytes of a markdown file.

    Raises:
        ReadError: the file is binary, or there is nothing to read in it.
    """
    return _read(path, data, wide_lines_part=False)


def read_plain(path: Path, data: bytes) -> Article:
    """Return the article in the bytes of a plain-text file, which may use markdown's marks.

    Raises:
        ReadError: the file is binary, or there is nothing to read in it.
    """
    return _read(path, data, wide_lines_part=True)


def _read(path: Path, data: bytes, *, wide_lines_part: bool) -> Article:
    decoded = decode(data)
    if is_binary(decoded):
        raise ReadError(path, "is a binary file")
    text = clean(decoded)
    if not text.strip():
        raise ReadError(path, "is empty")
    if text.count("\n") > MAX_LINES:
        raise ReadError(path, f"has more than {MAX_LINES:,} lines")
    front, text = split_front_matter(text)
    inline = InlineReader()
    raw = split_blocks(text, wide_lines_part=wide_lines_part)
    head = read_head(raw, inline.read)
    kept, url = read_foot(head.blocks)
    body = assemble(_titled(kept, front.title, inline), inline)
    if not body.text:
        # A file of nothing but a byline, an address or markdown's marks is text after all.
        head, url = Head(), ""
        body = assemble(raw, inline)
    if not body.text:
        body = assemble(_as_it_is(text), inline)
    if not body.text:
        # Front matter without a title, and nothing after it.
        raise ReadError(path, "has no text")
    return _article(front, head, url, body)


def _as_it_is(text: str) -> list[RawBlock]:
    lines = filter(None, map(str.strip, text.split("\n")))
    return [RawBlock(BlockKind.PARAGRAPH, (line,), literal=True) for line in lines]


def _titled(blocks: list[RawBlock], title: str, inline: InlineReader) -> list[RawBlock]:
    """Return the blocks with the front matter's title as headline, unless they have it already."""
    if not title:
        return blocks
    first, rest = blocks[:1], blocks[1:]
    if first and inline.read(first[0].text).text.casefold() == title.casefold():
        return [replace(first[0], kind=BlockKind.HEADLINE), *rest]
    if first and first[0].kind is BlockKind.HEADLINE:
        first = [replace(first[0], kind=BlockKind.HEADING)]
    return [RawBlock(BlockKind.HEADLINE, (title,), literal=True), *first, *rest]


def _article(front: FrontMatter, head: Head, url: str, body: Body) -> Article:
    byline = front.byline or head.byline
    url = front.url or url or head.url
    linked = head.linked and byline == head.byline
    return Article(
        title=headline_of(body) or shorten(body.text.partition("\n")[0], _TITLE_LENGTH),
        text=body.text,
        byline=byline,
        published=front.published or head.published or head.updated,
        url=url,
        publication=front.publication or publisher_in(byline, linked=linked) or host_of(url),
        blocks=body.blocks,
        styles=body.styles,
        remarks=(front.remark,) if front.remark else (),
    )
