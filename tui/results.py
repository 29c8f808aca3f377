"""What a search of the library has found, to be gone through article by article."""

from __future__ import annotations

from dataclasses import dataclass

from tui.text import counted


@dataclass(frozen=True, slots=True)
class Results:
    """A query and the ids of the articles that answer it; ``place`` is where the reader is.

    ``more`` says that there are more than these.
    """

    query: str
    ids: tuple[int, ...]
    place: int = 0
    more: bool = False

    @property
    def article_id(self) -> int | None:
        """The article at the place."""
        return self.ids[self.place] if 0 <= self.place < len(self.ids) else None

    @property
    def told(self) -> str:
        """How many there are, in words."""
        return f"{'more than ' if self.more else ''}{counted(len(self.ids), 'article')}"

    def at(self, article_id: int | None) -> Results | None:
        """Return the same at the place of an article; None if it is not among them."""
        if article_id == self.article_id:
            return self
        if article_id not in self.ids:
            return None
        return self.moved(self.ids.index(article_id) - self.place)

    def moved(self, step: int) -> Results | None:
        """Return the same some articles on; None beyond the first and the last."""
        place = self.place + step
        if not 0 <= place < len(self.ids):
            return None
        return Results(self.query, self.ids, place, self.more)
