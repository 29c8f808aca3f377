"""An article laid out in lines of a width: which span of its text, or which line of its head."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from db.dates import short_date
from db.records import BlockKind
from db.rows import StoredArticle
from enrich.limits import LONGEST_CHARS
from tui.notes_in_text import lines_of, notes_under
from tui.text import counted, wrap

if TYPE_CHECKING:
    from db.note_rows import NoteRow

MEASURE = 78
# Hebrew, Arabic and their neighbours, with their presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PREFIXES = {BlockKind.QUOTE: "▎ ", BlockKind.ITEM: "• "}


@dataclass(frozen=True, slots=True)
class Line:
    """A line: a span of the article's text, or with ``text`` a line that is not in it."""

    kind: str
    start: int
    end: int
    prefix: str = ""
    text: str | None = None


class Document:
    """The lines of an article at one width."""

    def __init__(
        self,
        article: StoredArticle,
        cells: int,
        measure: int = MEASURE,
        notes: Sequence[NoteRow] = (),
    ) -> None:
        """Lay an article out in lines of at most ``cells``, and at most ``measure``, cells.

        The reader's notes stand under what they are about, and those on all of the article, or on
        what is not there any more, under its head.
        """
        self.cells = max(1, min(cells, measure))
        self.lines: list[Line] = []
        blocks = article.blocks
        under = notes_under(notes, [block.start for block in blocks])
        self._on_all = under.pop(None, [])
        headed = bool(blocks) and blocks[0].kind is BlockKind.HEADLINE
        if not headed:
            self._head(article)
        for index, block in enumerate(blocks):
            prefix = _PREFIXES.get(block.kind, "")
            if self.lines:
                self._blank(block.start)
            for start, end in wrap(article.text, block.start, block.end, self.cells - len(prefix)):
                self.lines.append(Line(block.kind.value, start, end, prefix))
                prefix = prefix if block.kind is BlockKind.QUOTE else " " * len(prefix)
            if headed and index == 0:
                self._head(article)
            self._noted(under.get(index, ()))
        self._starts = [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """Return the index of the line that shows an offset of the text."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _head(self, article: StoredArticle) -> None:
        place = self.lines[-1].end if self.lines else 0
        row = article.row
        host = (urlsplit(row.url).hostname or "").removeprefix("www.")
        source = dict.fromkeys(part for part in (row.byline, row.publication, host) if part)
        parts = [short_date(row.published), *source, counted(row.words, "word")]
        meta = " · ".join(parts)
        for start, end in wrap(meta, 0, len(meta), self.cells):
            self.lines.append(Line("meta", place, place, text=meta[start:end]))
        for note in _notes(article):
            self.lines += [
                Line("note", place, place, text=note[start:end])
                for start, end in wrap(note, 0, len(note), self.cells)
            ]
        self._noted(self._on_all)

    def _noted(self, notes: Iterable[NoteRow]) -> None:
        place = self.lines[-1].end if self.lines else 0
        for note in notes:
            self.lines += [
                Line("own-note", place, place, text=text) for text in lines_of(note, self.cells)
            ]

    def _blank(self, offset: int) -> None:
        self.lines.append(Line("blank", offset, offset, text=""))


def _notes(article: StoredArticle) -> list[str]:
    notes = []
    if article.row.gone:
        notes.append("The file of this article has vanished; this is the library's copy.")
    if article.language not in ("", "en"):
        notes.append(
            f"This article is not in English (it looks like “{article.language}”), so its names"
            " are not marked."
        )
    if len(article.text) > LONGEST_CHARS:
        notes.append(f"Names are marked in the first {LONGEST_CHARS:,} characters of it only.")
    if _RIGHT_TO_LEFT.search(article.text):
        notes.append(
            "Some of this is written from right to left. It is kept in the order in which it is"
            " read; where it looks reversed, the terminal does not turn it round."
        )
    return notes
