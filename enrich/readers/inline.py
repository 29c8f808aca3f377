"""Inline markdown to clean text and the styles over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from db.records import Style, StyleKind
from enrich.readers.characters import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

# Text with more marks or longer blocks than people write is shown as it is: parsing takes up to
# 15 microseconds a mark, and a file may be 20 MB of them.
MAX_CHARACTERS = 20_000
MAX_MARKS = 100_000

_MARK = re.compile(r"[\\`*_\[<&]")
_KINDS = {
    "strong": StyleKind.BOLD,
    "em": StyleKind.ITALIC,
    "link": StyleKind.LINK,
}


@dataclass(frozen=True, slots=True)
class Rich:
    """One line of clean text, and styles with offsets into it."""

    text: str
    styles: tuple[Style, ...] = ()


class InlineReader:
    """Reads the inline markdown of one article, within a budget of marks."""

    def __init__(self) -> None:
        """Begin a new article, with the whole budget."""
        self._marks_left = MAX_MARKS

    def read(self, source: str) -> Rich:
        """Return the clean text of a block's one line of markdown, and its styles."""
        if not _MARK.search(source) or len(source) > MAX_CHARACTERS:
            return Rich(source.strip())
        self._marks_left -= len(_MARK.findall(source))
        if self._marks_left < 0:
            return Rich(source.strip())
        # Imported late: most blocks have no marks, and it takes 40 ms.
        from enrich.readers.commonmark import parser

        writer = _Writer()
        for token in parser().parseInline(source):
            writer.write(token.children or ())
        return writer.rich()


class _Writer:
    """Collects text and styles from a parser's tokens."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open: list[int] = []
        self._styles: list[Style] = []

    def write(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = _KINDS.get(token.type.removesuffix("_open").removesuffix("_close"))
            if token.type == "code_inline":
                start = self._length
                self._text(token.content)
                self._style(StyleKind.CODE, start)
            elif token.type == "image":
                self._text(_alt(token))
            elif kind and token.nesting == 1:
                self._open.append(self._length)
            elif kind and self._open:
                self._style(kind, self._open.pop())
            else:
                self._text("\n" if token.type in {"softbreak", "hardbreak"} else token.content)

    def rich(self) -> Rich:
        text = "".join(self._parts)
        styles = sorted(self._styles, key=lambda style: (style.start, -style.end, style.kind))
        if not is_normalized("NFC", text):
            # An accent on one side of a style's bound joins the letter on the other: offsets are
            # lost, and the text matters more.
            return Rich(normalize("NFC", text).strip())
        return _trimmed(text, styles)

    def _text(self, text: str) -> None:
        # Character references may stand for what clean() had taken out of the file.
        text = clean(text).replace("\n", " ")
        self._parts.append(text)
        self._length += len(text)

    def _style(self, kind: StyleKind, start: int) -> None:
        self._styles.append(Style(kind, start, self._length))


def _alt(image: Token) -> str:
    return "".join(
        _alt(token) if token.type == "image" else token.content for token in image.children or ()
    )


def _trimmed(text: str, styles: list[Style]) -> Rich:
    skipped = len(text) - len(text.lstrip())
    text = text.strip()
    moved = (
        Style(style.kind, max(style.start - skipped, 0), min(style.end - skipped, len(text)))
        for style in styles
    )
    return Rich(text, tuple(style for style in moved if style.start < style.end))
