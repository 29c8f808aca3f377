"""What differs between two articles, as rows: what one of them says, what both say in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.panes.outline import GoTo, Piece, Row
from tui.tabs.sentences import note
from tui.text import ELLIPSIS

if TYPE_CHECKING:
    from db.following.answers import Part
    from tui.screens.main import MainScreen

# So many words of what both say stand before and after a difference.
WORDS = 8
ONE, OTHER, BOTH = "- ", "+ ", "  "
_FEEDS = re.compile(r"\s*\n\s*")


def show_differences(screen: MainScreen) -> None:
    """Show what differs between the open article and its copies, the likest first."""
    from tui.following import go_to
    from tui.screens.differences import DifferencesScreen

    article = screen.article.article
    if article is None:
        screen.say("Open an article first.")
        return
    copies = screen.desk.library.following.copies.of(article.row.id)
    if not copies:
        screen.say("This article has no copies here.")
        return

    def left(target: GoTo | None) -> None:
        if target is not None:
            go_to(screen, target.article_id, target.at)

    screen.app.push_screen(DifferencesScreen(screen, article.row, copies), left)


def rows_of(parts: Sequence[Part], other_id: int) -> tuple[Row, ...]:
    """Return two articles as rows; what differs leads to its place in the other one."""
    rows = tuple(_rows(parts, other_id))
    if not any(row.target for row in rows):
        return (note("Word for word the same."), *rows)
    return rows


def _rows(parts: Sequence[Part], other_id: int) -> Iterator[Row]:
    offset = 0
    for part in parts:
        text = part.text.strip()
        at = offset + len(part.text) - len(part.text.lstrip()) if part.other else offset
        if part.other:
            offset += len(part.text)
        if not text:
            continue
        if part.one and part.other:
            yield Row((Piece(_shortened(text), "detail", lead=BOTH, wraps=True),))
            continue
        lead, style = (ONE, "removed") if part.one else (OTHER, "added")
        piece = Piece(_FEEDS.sub("\n", text), style, lead=lead, wraps=True)
        yield Row((piece,), GoTo(other_id, at))


def _shortened(text: str) -> str:
    """Return the first and the last words of a text, or all of them if they are few."""
    words = text.split()
    if len(words) <= 2 * WORDS + 1:
        return " ".join(words)
    return " ".join((*words[:WORDS], ELLIPSIS, *words[-WORDS:]))
