"""The trail of places that were read, to go back and forward on."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: an article from an offset on, the name under the cursor, the pane.

    ``top`` is the offset of the first visible line; ``name`` that of the name under the cursor;
    ``row`` is the one under the cursor in the list of mentions; ``full`` when the entity has the
    screen for itself.
    """

    article_id: int
    top: int = 0
    name: int | None = None
    entity_id: int | None = None
    tab: str = "context"
    row: int = 0
    focus: str = "article"
    full: bool = False


class Trail:
    """Places behind and ahead of the present one."""

    def __init__(self) -> None:
        """Begin with no place behind."""
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """Jump elsewhere from a place; what was ahead is forgotten."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-LONGEST]
        self._ahead.clear()

    @property
    def last(self) -> Place | None:
        """The place that was left last."""
        return self._behind[-1] if self._behind else None

    def all(self, here: Place) -> tuple[list[Place], int]:
        """Return all places in the order in which they were read, and where ``here`` is in it."""
        return [*self._behind, here, *reversed(self._ahead)], len(self._behind)

    def go(self, here: Place, index: int) -> Place:
        """Return a place by its index in ``all``; those before it are behind, the rest ahead."""
        places, _ = self.all(here)
        self._behind, self._ahead = places[:index], places[index + 1 :][::-1]
        return places[index]

    def back(self, here: Place) -> Place | None:
        """Return the place that was left last, with ``here`` ahead of it."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Place) -> Place | None:
        """Return the place that was last gone back from, with ``here`` behind it."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()
