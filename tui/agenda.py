"""Which question of a review is asked next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.answering import MOST, Done, Round

if TYPE_CHECKING:
    from db.review import Question, Side

Id = tuple[str, ...]


class Agenda:
    """The questions that are left, the one that is asked first.

    Answers that are still being taken count as given.
    """

    def __init__(self, round: Round) -> None:
        """Go on with a round."""
        self._round = round
        self._left: list[Question] = []
        self._given = set[Id]()
        self._sides: dict[Id, tuple[Side, ...]] = {}
        self._more = False
        self.is_known = False

    @property
    def current(self) -> Question | None:
        """The question that is asked."""
        return self._left[0] if self._left else None

    def sides(self, question: Question) -> tuple[Side, ...] | None:
        """Return what was made ready to be shown of a question, None if nothing was."""
        return self._sides.get(question.id)

    def give(self) -> Question | None:
        """Take the question that is asked as answered, and return it."""
        if not self._left:
            return None
        self._given.add(self._left[0].id)
        return self._left.pop(0)

    def skip(self) -> bool:
        """Leave the question that is asked for another time; return whether there was one.

        With none left, those that were skipped are left again once that is looked for.
        """
        if self._left:
            self._round.skipped.add(self._left.pop(0).id)
            return True
        self._round.skipped.clear()
        return False

    @property
    def has_skipped(self) -> bool:
        """Whether questions were skipped."""
        return bool(self._round.skipped)

    def keep_place(self) -> None:
        """Begin with the question that is asked when the round goes on."""
        self._round.at = self._left[0].id if self._left else ()

    def renew(self, done: Done) -> None:
        """Take what is doubtful after something was done; what is being read stays where it is."""
        if done.question is not None:
            self._given.discard(done.question.id)
        self._round.skipped -= (
            {done.question.id} if done.turn == "undo" and done.question else set()
        )
        now = self.current.id if self.current is not None else self._round.at
        gone = self._given | self._round.skipped
        self._left = sorted(
            (question for question in done.questions if question.id not in gone),
            key=lambda question: _place(question, now, done),
        )
        self._sides = done.sides
        self._more = len(done.questions) == MOST
        self.is_known = True

    def __str__(self) -> str:
        """Return how far the round has come: "3 answered, 41 left"."""
        if not self.is_known:
            return ""
        parts = [f"{len(self._round.taken) + len(self._given):,} answered"]
        if self._round.skipped:
            parts.append(f"{len(self._round.skipped):,} skipped")
        left = f"{len(self._left):,}{'+' if self._more else ''} left"
        return ", ".join([*parts, left])


def _place(question: Question, now: Id, done: Done) -> int:
    """Return the place of a question: what was taken back, what is read, what follows, the rest."""
    before = done.question
    if before is not None and done.turn == "undo" and question.id == before.id:
        return 0
    if question.id == now:
        return 1
    follows = before is not None and done.turn == "answer" and question.doubt == "page"
    return 2 if follows and before is not None and question.keys == before.keys else 3
