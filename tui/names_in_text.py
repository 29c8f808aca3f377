"""The names of an article's text, with a cursor that goes from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import Mention


class NamesInText:
    """Mentions in order of their start, none overlapping; ``cursor`` is an index or None."""

    def __init__(self, mentions: Sequence[Mention] = ()) -> None:
        """Begin with the cursor nowhere."""
        self.mentions = mentions
        self.cursor: int | None = None
        # Where the cursor was when its name went: names are gone through from there.
        self.left_at: int | None = None

    @property
    def current(self) -> Mention | None:
        """The mention under the cursor."""
        return None if self.cursor is None else self.mentions[self.cursor]

    def index_at(self, offset: int) -> int | None:
        """Return the index of the mention that covers an offset, or None."""
        index = bisect_right(self.mentions, offset, key=lambda mention: mention.start) - 1
        return index if index >= 0 and offset < self.mentions[index].end else None

    def within(self, start: int, end: int) -> Iterator[tuple[int, Mention]]:
        """Yield the mentions that reach into a span, with their indexes."""
        first = bisect_right(self.mentions, start, key=lambda mention: mention.end)
        for index in range(first, len(self.mentions)):
            if self.mentions[index].start >= end:
                return
            yield index, self.mentions[index]

    def step(self, step: int, entity_id: int | None, visible: tuple[int, int]) -> bool:
        """Put the cursor on the next (or previous) mention, of one entity if given.

        ``visible`` is the span of text on the screen: a cursor out of sight begins anew at its
        edge. Returns whether there was another mention that way.
        """
        places = [
            index
            for index, mention in enumerate(self.mentions)
            if entity_id is None or mention.entity_id == entity_id
        ]
        top, bottom = visible
        here = self.cursor
        if here is not None and top <= self.mentions[here].start < bottom:
            place = bisect_right(places, here) if step > 0 else bisect_left(places, here) - 1
        else:
            left = self.left_at
            if left is not None and top <= left < bottom:
                top = bottom = left
            starts = [self.mentions[index].start for index in places]
            place = bisect_left(starts, top) if step > 0 else bisect_left(starts, bottom) - 1
        if not 0 <= place < len(places):
            return False
        self.cursor, self.left_at = places[place], None
        return True
