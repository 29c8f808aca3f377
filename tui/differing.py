"""What differs between two articles, as rows: what one of them says, what both say in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.panes.outline import GoTo, Piece, Row
from tui.tabs.sentences import note
from tui.text import ELLIPSIS

if TYPE_CHECKING:
    from db.following.answers import Part
    from tui.screens.main import MainScreen

# So many words of what both say stand before and after a difference.
WORDS = 8
# Fewer words than this are too few to be told as what both say between two differences.
FEW = 4
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
    for stretch in _stretches(parts):
        if stretch.is_same:
            if short := _shortened(stretch.other):
                yield Row((Piece(short, "detail", lead=BOTH, wraps=True),))
            continue
        for text, lead, style in (
            (stretch.one, ONE, "removed"),
            (stretch.other, OTHER, "added"),
        ):
            if shown := _FEEDS.sub("\n", text.strip()):
                piece = Piece(shown, style, lead=lead, wraps=True)
                yield Row((piece,), GoTo(other_id, stretch.at))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What two articles say at the same place; ``at`` is the offset in the other one."""

    one: str
    other: str
    at: int

    @property
    def is_same(self) -> bool:
        """Whether they say the same, however it is spaced."""
        return self.one.split() == self.other.split()


def _stretches(parts: Sequence[Part]) -> Iterator[_Stretch]:
    """Yield two articles by stretches; a few words that both say do not part a difference."""
    one = other = ""
    end = 0
    for place, part in enumerate(parts):
        is_inside = bool(one or other) and place + 1 < len(parts)
        if part.one and part.other and not (is_inside and len(part.text.split()) < FEW):
            yield _stretch(one, other, end)
            one = other = ""
            yield _stretch(part.text, part.text, end + len(part.text))
        else:
            one += part.text if part.one else ""
            other += part.text if part.other else ""
        end += len(part.text) if part.other else 0
    yield _stretch(one, other, end)


def _stretch(one: str, other: str, end: int) -> _Stretch:
    """Return what two articles say, where the other one is so far after it."""
    return _Stretch(one, other, end - len(other.lstrip()))


def _shortened(text: str) -> str:
    """Return the first and the last words of a text, or all of them if they are few."""
    words = text.split()
    if len(words) <= 2 * WORDS + 1:
        return " ".join(words)
    return " ".join((*words[:WORDS], ELLIPSIS, *words[-WORDS:]))
