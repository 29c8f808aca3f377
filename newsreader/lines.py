"""Sentences of articles as rows of a table on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from db.following.answers import Line
from newsreader.output import Cell, Column, Marked

PLACE = (Column("article", width=7, right=True), Column("published", width=10), Column("title"))
COLUMNS = (*PLACE, Column("sentence", share=2))


def cells(line: Line) -> Sequence[Cell]:
    """Return the cells of a sentence under ``COLUMNS``."""
    return *place(line), marked(line)


def place(line: Line) -> tuple[Cell, ...]:
    """Return the cells of where a sentence stands, under ``PLACE``."""
    return line.article.id, (line.article.published or "")[:10], line.article.title


def marked(line: Line) -> Marked:
    """Return a sentence with what it is shown for standing out."""
    return Marked(line.text, line.marks)


def among(lines: Sequence[Line]) -> str:
    """Return in words how many articles sentences are of."""
    count = len({line.article.id for line in lines})
    return f"{count} article{'' if count == 1 else 's'}"
