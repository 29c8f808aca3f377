"""Sentences of articles as lines with marks, to be quoted and to be gone to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.articles import PLACE, ROW, article_row
from db.following.answers import Line
from db.rows import ArticleRow
from db.sentences import sentence_bounds


@dataclass(frozen=True, slots=True)
class Spot:
    """What a line is made of: spans of an article's text, and the place in it to go to.

    ``marks`` are in order and at least one; ``sentence`` is where the sentence of the first begins,
    or None where that was not stored.
    """

    article_id: int
    marks: Sequence[tuple[int, int]]
    at: int
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its text, to quote from; ``blocks`` are the bounds of each."""

    row: ArticleRow
    path: str
    text: str
    blocks: Sequence[tuple[int, int]]

    def line(self, spot: Spot) -> Line:
        """Return the sentence of a spot as a line.

        It reaches as far as the marks do; a long one is cut around them.
        """
        start, end = spot.marks[0][0], max(mark[1] for mark in spot.marks)
        low, high = self._block_of(start)
        if spot.sentence is not None and low <= spot.sentence <= start:
            low = spot.sentence
        first, last = sentence_bounds(self.text, start, end, low, max(high, end))
        marks = tuple((one - first, other - first) for one, other in spot.marks)
        text = " ".join(self.text[first:last].split("\n"))
        return Line(self.row, self.path, first, text, marks, spot.at)

    def _block_of(self, offset: int) -> tuple[int, int]:
        for start, end in self.blocks:
            if start <= offset < end:
                return start, end
        return 0, len(self.text)


def told(read: sqlite3.Connection, article_ids: Iterable[int]) -> dict[int, Told]:
    """Return articles with their texts by their ids; those that are gone are left out."""
    listed = json.dumps(sorted(set(article_ids)))
    return {row[0]: _told(row) for row in read.execute(_TOLD, (listed,))}


def lines_at(read: sqlite3.Connection, spots: Sequence[Spot]) -> list[Line]:
    """Return the lines of spots in their order."""
    found = told(read, (spot.article_id for spot in spots))
    return list(_lines(found, spots))


def _lines(found: dict[int, Told], spots: Iterable[Spot]) -> Iterator[Line]:
    for spot in spots:
        article = found.get(spot.article_id)
        if article is not None:
            yield article.line(spot)


_TOLD = f"""SELECT {ROW}, {PLACE}, a.text, a.blocks FROM articles a
    WHERE a.id IN (SELECT value FROM json_each(?))"""


def _told(values: Sequence[object]) -> Told:
    path, text, blocks = values[10:]
    bounds = [(start, end) for _, start, end in json.loads(str(blocks))]
    return Told(article_row(values[:10]), str(path or ""), str(text), bounds)
