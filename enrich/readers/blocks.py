"""From lines to blocks: paragraphs, headings, quotes, list items, as markdown parts them.

Follows the block structure of CommonMark 0.31 as far as news needs it: ATX and one-line setext
headings, block quotes, lists, thematic breaks, fenced code, hard line breaks. Indented text is no
code here, since plain text is often indented; tables and link definitions are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import BlockKind

# No one wraps lines by hand at this width: where a line is longer, its end parts paragraphs.
WIDEST_WRAP = 200

_MARKERS = frozenset("#>-*+•=_`~0123456789")
_MAX_INDENT = 3
_FENCE = re.compile(r" {0,3}(?:(?P<ticks>`{3,})[^`]*|(?P<tildes>~{3,}).*)")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,}) *")
_HEADING = re.compile(r" {0,3}#{1,6}(?: +(?P<text>.*))?")
_CLOSING_MARKS = re.compile(r"(?:^| )#+$")
_QUOTE = re.compile(r" {0,3}(?:> ?)+(?P<text>.*)")
_ITEM = re.compile(r"(?P<indent> *)(?:(?:[-*+] +|• *)(?P<text>\S.*)|(?P<number>\d{1,9})[.)] +\S.*)")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as the file has it: its lines still carry inline markdown.

    ``literal`` text is shown as it is. ``tight`` blocks end at a hard line break: more lines of the
    same paragraph follow.
    """

    kind: BlockKind
    lines: tuple[str, ...]
    literal: bool = False
    tight: bool = False

    @property
    def text(self) -> str:
        """The lines joined with spaces."""
        return " ".join(self.lines)


def split_blocks(text: str, *, wide_lines_part: bool) -> list[RawBlock]:
    """Part clean text into blocks, in order.

    With ``wide_lines_part`` each line of a paragraph stands alone where one of them is too long to
    have been wrapped by hand: many plain-text files have a paragraph a line and no blank lines.
    """
    splitter = _Splitter(wide_lines_part)
    for line in text.split("\n"):
        splitter.feed(line)
    splitter.close()
    return splitter.blocks


class _Splitter:
    def __init__(self, wide_lines_part: bool) -> None:
        self.blocks: list[RawBlock] = []
        self._wide_lines_part = wide_lines_part
        self._kind = BlockKind.PARAGRAPH
        self._lines: list[str] = []
        self._fence = ""

    def feed(self, line: str) -> None:
        start = line.lstrip()
        if self._fence:
            self._code(line, start)
        elif not start:
            self.close()
        elif start[0] not in _MARKERS or not self._marked(line):
            self._add(line)

    def close(self, *, tight: bool = False) -> None:
        """End the open block, if there is one."""
        if self._lines:
            self.blocks.extend(self._parts(tight))
        self._lines, self._kind = [], BlockKind.PARAGRAPH

    def _parts(self, tight: bool) -> Iterator[RawBlock]:
        lines = tuple(self._lines)
        wide = self._wide_lines_part and len(lines) > 1 and max(map(len, lines)) > WIDEST_WRAP
        if wide and self._kind is BlockKind.PARAGRAPH:
            yield from (RawBlock(self._kind, (line,)) for line in lines)
        else:
            yield RawBlock(self._kind, lines, tight=tight)

    def _add(self, line: str) -> None:
        breaks = line.endswith(("  ", "\\"))
        line = line.strip()
        if text := line.removesuffix("\\").rstrip() if breaks else line:
            self._lines.append(text)
        if breaks:
            self.close(tight=True)

    def _open(self, kind: BlockKind, line: str) -> None:
        self.close()
        self._kind = kind
        self._add(line)

    def _marked(self, line: str) -> bool:
        """Take a line that begins with a markdown marker; False where it is ordinary text."""
        if self._is_underline(line):
            self._kind = BlockKind.HEADING
            self.close()
        elif _RULE.fullmatch(line):
            self.close()
        elif match := _FENCE.fullmatch(line):
            self.close()
            self._fence = match["ticks"] or match["tildes"]
        elif match := _HEADING.fullmatch(line):
            self._open(BlockKind.HEADING, _CLOSING_MARKS.sub("", (match["text"] or "").strip()))
            self.close()
        elif match := _QUOTE.fullmatch(line):
            self._quote(match["text"])
        elif (match := _ITEM.fullmatch(line)) and self._may_be_item(match):
            self._open(BlockKind.ITEM, match["text"] or line)
        else:
            return False
        return True

    def _is_underline(self, line: str) -> bool:
        alone = self._kind is BlockKind.PARAGRAPH and len(self._lines) == 1
        return alone and _UNDERLINE.fullmatch(line) is not None

    def _quote(self, text: str) -> None:
        if not text.strip():
            self.close()
        elif self._kind is BlockKind.QUOTE and self._lines:
            self._add(text)
        else:
            self._open(BlockKind.QUOTE, text)

    def _may_be_item(self, match: re.Match[str]) -> bool:
        in_list = self._kind is BlockKind.ITEM or self._follows_item()
        if len(match["indent"]) > _MAX_INDENT and not in_list:
            return False
        # Inside a paragraph a number is a number: "… in the year / 1986. What a year it was."
        interrupts = bool(self._lines) and self._kind is BlockKind.PARAGRAPH
        return not interrupts or match["number"] in {None, "1"}

    def _follows_item(self) -> bool:
        return not self._lines and bool(self.blocks) and self.blocks[-1].kind is BlockKind.ITEM

    def _code(self, line: str, start: str) -> None:
        if start.startswith(self._fence) and not start.strip(self._fence[0] + " "):
            self._fence = ""
        elif start:
            self.blocks.append(RawBlock(BlockKind.PARAGRAPH, (line.strip(),), literal=True))
