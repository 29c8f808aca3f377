"""What an entity is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.panes.outline import GoTo, Piece, Row, Unfold
from tui.tabs.sentences import GAP, note, where

if TYPE_CHECKING:
    from db.following.answers import Saying, Sayings
    from db.following.following import Following

MORE = "more"
# So many pages are shown one after the other in one list.
MOST_PAGES = 20


def rows(
    following: Following, entity_id: int, open_id: int | None, *, pages: int
) -> tuple[Row, ...]:
    """Return what somebody is quoted as saying, the newest first; each words once."""
    shown = list[Row]()
    sayings = following.sayings.page(entity_id)
    for page in range(min(pages, MOST_PAGES)):
        if page:
            sayings = following.sayings.page(entity_id, after=sayings.further)
        shown += [row for saying in sayings.sayings for row in _saying(saying, open_id)]
        if sayings.further is None:
            break
    return (note(_head(sayings, any_said=bool(shown))), *shown, *_further(sayings))


def _head(sayings: Sayings, *, any_said: bool) -> str:
    if any_said:
        return "In quotation marks: the words themselves; else as articles report them."
    if sayings.further is not None:
        return "Not quoted in the newest articles."
    return "No article quotes it as saying anything."


def _further(sayings: Sayings) -> tuple[Row, ...]:
    return (
        ()
        if sayings.further is None
        else (Row((Piece("look further back", "note"),), Unfold(MORE)),)
    )


def _saying(saying: Saying, open_id: int | None) -> Iterator[Row]:
    first, *others = saying.lines
    words = f"“{saying.words}”" if saying.direct else saying.words
    yield Row(
        (
            Piece(words, "sentence", wraps=True),
            Piece(f"{saying.verb} · {where(first, open_id)}", "detail"),
        ),
        GoTo(first.article.id, first.at),
    )
    for line in others:
        yield Row(
            (Piece(f"also {where(line, open_id)}", "detail", indent=1),),
            GoTo(line.article.id, line.at),
        )
    yield GAP
