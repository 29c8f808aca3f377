"""The top of a scraped article: headline, byline and date lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from db.records import BlockKind, StyleKind
from enrich.readers.blocks import RawBlock
from enrich.readers.bylines import read_byline
from enrich.readers.dates import Dated, read_date
from enrich.readers.inline import Rich
from enrich.readers.kinds import kind_of
from enrich.readers.urls import labelled_address

MAX_HEADLINE = 200
# The search ends at the first paragraph of so many characters, or after so many blocks of text.
LONG_PARAGRAPH = 200
NEAR_TOP = 10

_BETWEEN = re.compile(r" +[|·•–—-] +")
_BEFORE_DATE = re.compile(r"(?:,|(?=[ ]))[ ]*(?:[|·•–—-][ ]*)?(?:on[ ]+)?")
_NO_HEADLINE = re.compile(r"[^\W\dA-Z]{3,}[.]$|[,;:]$")


@dataclass(slots=True)
class Head:
    """What the top of an article says, and all blocks that stay in its text."""

    byline: str = ""
    linked: bool = False
    published: str | None = None
    updated: str | None = None
    url: str = ""
    blocks: list[RawBlock] = field(default_factory=list)


def read_head(blocks: Sequence[RawBlock], read_inline: Callable[[str], Rich]) -> Head:
    """Take headline, byline, date and address lines off the top of an article's blocks."""
    reader = _HeadReader(read_inline)
    # None stands for lines that were taken.
    units: list[RawBlock | None] = []
    kept = 0
    for index, block in enumerate(blocks):
        units.extend(reader.take(block))
        last = units[-1]
        kept += last is not None
        if kept >= NEAR_TOP or (last is not None and len(last.text) > LONG_PARAGRAPH):
            units.extend(blocks[index + 1 :])
            break
    reader.head.blocks.extend(_with_headline(units, read_inline))
    return reader.head


def _with_headline(
    units: list[RawBlock | None], read_inline: Callable[[str], Rich]
) -> Iterator[RawBlock]:
    first = next((index for index, unit in enumerate(units) if unit), len(units))
    for index, unit in enumerate(units):
        if unit is None:
            continue
        after = units[index + 1 :][:1] if index == first else []
        if index == first and _is_headline(unit, after, read_inline):
            yield replace(unit, kind=BlockKind.HEADLINE)
        else:
            yield unit


def _is_headline(
    block: RawBlock, after: list[RawBlock | None], read_inline: Callable[[str], Rich]
) -> bool:
    if block.kind is BlockKind.HEADING:
        return len(block.text) < MAX_HEADLINE
    if len(block.lines) > 1 or block.literal or len(block.text) >= MAX_HEADLINE or not after:
        return False
    # Straight before prose it is a line of verse; straight before a byline it is a headline.
    if block.tight and after[0] is not None:
        return False
    rich = read_inline(block.text)
    plain = kind_of(block.kind, rich) is BlockKind.PARAGRAPH
    return plain and bool(rich.text) and not _NO_HEADLINE.search(rich.text)


class _HeadReader:
    def __init__(self, read_inline: Callable[[str], Rich]) -> None:
        self.head = Head()
        self._read_inline = read_inline

    def take(self, block: RawBlock) -> list[RawBlock | None]:
        """Return what stays of a block; None for the lines taken at its start or second line."""
        if block.literal or block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            return [block]
        lines = block.lines
        first = self._taken(lines[0])
        end = 1
        while end < len(lines) and self._taken(lines[end]):
            end += 1
        if end == 1 and not first:
            return [block]
        units: list[RawBlock | None] = [None]
        if not first:
            units.insert(0, replace(block, lines=lines[:1]))
        if end < len(lines):
            units.append(replace(block, lines=lines[end:]))
        return units

    def _taken(self, line: str) -> bool:
        if self._take_address(line):
            return True
        if len(line) > MAX_HEADLINE:
            return False
        rich = self._read_inline(line)
        return any(self._store(facts, rich) for facts in _readings(rich.text))

    def _take_address(self, line: str) -> bool:
        address = "" if self.head.url else labelled_address(line)
        self.head.url = self.head.url or address or ""
        return bool(address)

    def _store(self, facts: list[str | Dated | None], rich: Rich) -> bool:
        """Keep the facts of a line, if it has nothing else and says nothing twice."""
        bylines = [fact for fact in facts if isinstance(fact, str)]
        dates = [fact for fact in facts if isinstance(fact, Dated)]
        published = [date.iso for date in dates if not date.updated]
        if len(bylines) + len(dates) < len(facts) or not facts:
            return False
        if len(bylines) > (not self.head.byline) or len(published) > (self.head.published is None):
            return False
        for byline in bylines:
            self.head.byline, self.head.linked = byline, _is_link(byline, rich)
        for date in dates:
            if date.updated:
                self.head.updated = date.iso
            else:
                self.head.published = date.iso
        return True


def _readings(text: str) -> Iterator[list[str | Dated | None]]:
    """Give the ways to read a line as facts: a date, names and a date, names, or several."""
    yield [read_date(text)]
    byline = read_byline(text)
    if byline:
        for match in _BEFORE_DATE.finditer(text):
            yield [read_byline(text[: match.start()]), read_date(text[match.end() :])]
    yield [byline]
    parts = _BETWEEN.split(text)
    yield [read_date(part) or read_byline(part) for part in parts] if len(parts) > 1 else []


def _is_link(byline: str, rich: Rich) -> bool:
    return any(
        style.kind is StyleKind.LINK and rich.text[style.start : style.end] == byline
        for style in rich.styles
    )
