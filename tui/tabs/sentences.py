"""A sentence of an article as a row, with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.dates import short_date
from tui.panes.outline import GoTo, Piece, Row
from tui.text import counted

if TYPE_CHECKING:
    from db.following.answers import Line

GAP = Row((Piece(""),))


def sentence_row(line: Line, open_id: int | None, indent: int = 0) -> Row:
    """Return a sentence under its date and headline, leading to its place."""
    return Row(
        (
            Piece(where(line, open_id), "detail", indent=indent),
            Piece(line.text, "sentence", line.marks, wraps=True, indent=indent),
        ),
        GoTo(line.article.id, line.at),
    )


def where(line: Line, open_id: int | None) -> str:
    """Return the date and headline of a sentence; the open article is said to be this one."""
    title = "this article" if line.article.id == open_id else line.article.title
    return f"{short_date(line.article.published)}  {title}"


def note(text: str) -> Row:
    """Return a row of the program's own words, which leads nowhere."""
    return Row((Piece(text, "note", wraps=True), Piece("")))


def looked_at(looked: int, *, whole: bool) -> tuple[Row, ...]:
    """Return a note on how much was looked at, where that was not all."""
    if whole:
        return ()
    return (note(f"In the newest {counted(looked, 'article')}; the others are looked through…"),)
