"""Answers of a review: taken one after the other in a thread, while the next question is read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Literal

from db.connections import LibraryError
from db.decisions.telling import told

if TYPE_CHECKING:
    from db.decisions.standing import Entry
    from db.library import Library
    from db.review import Answer, Knowledge, Question, Side

# So many questions are found at once, and so many are made ready to be shown.
MOST, AHEAD = 500, 3
Turn = Literal["answer", "undo", "redo", ""]
_Taken = tuple["Entry", "Question"]


@dataclass(slots=True)
class Round:
    """What was answered and skipped since the reader was started, and where reviewing stopped."""

    taken: list[_Taken] = field(default_factory=list)
    undone: list[_Taken] = field(default_factory=list)
    skipped: set[tuple[str, ...]] = field(default_factory=set)
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an answer, or of taking one back, and what is doubtful after it."""

    turn: Turn
    said: str
    question: Question | None
    questions: Sequence[Question]
    sides: dict[tuple[str, ...], tuple[Side, ...]]


_Outcome = tuple[Turn, str, "Question | None"]


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to do, and the question that it answers, if it answers one."""

    act: Callable[[], _Outcome]
    question: Question | None = None


class Answering:
    """Does what was asked for in order, in one thread at a time."""

    def __init__(
        self,
        library: Library,
        knowledge: Callable[[], Knowledge],
        round: Round,
        run: Callable[[Callable[[], None]], object],
        tell: Callable[[Done], object],
    ) -> None:
        """Answer questions of a library.

        ``run`` runs work in a thread of its own; ``tell`` is called there with what came of it.
        """
        self._library, self._knowledge, self._round = library, knowledge, round
        self._run, self._tell = run, tell
        self._waiting = deque[_Job]()
        self._guard = Lock()
        self._runs = False

    @property
    def busy(self) -> bool:
        """Whether something is still being done."""
        return self._runs

    def look(self) -> None:
        """Find what is doubtful."""
        self._do(_Job(lambda: ("", "", None)))

    def answer(self, question: Question, answer: Answer) -> None:
        """Answer a question."""
        self._do(_Job(partial(self._answer, question, answer), question))

    def undo(self) -> None:
        """Take the last answer back."""
        self._do(_Job(self._undo))

    def redo(self) -> None:
        """Let the answer hold again that was taken back last."""
        self._do(_Job(self._redo))

    def _do(self, job: _Job) -> None:
        with self._guard:
            self._waiting.append(job)
            if self._runs:
                return
            self._runs = True
        self._run(self._work)

    def _work(self) -> None:
        running = True
        while running:
            done = self._done(self._waiting[0])
            with self._guard:
                self._waiting.popleft()
                running = self._runs = bool(self._waiting)
            self._tell(done)

    def _done(self, job: _Job) -> Done:
        try:
            turn, said, question = job.act()
        except LibraryError as error:
            turn, said, question = "", str(error), job.question
        review = self._library.review
        questions = review.questions(MOST, self._knowledge())
        left = [one for one in questions if one.id not in self._round.skipped][:AHEAD]
        sides = {one.id: review.sides(one) for one in left}
        return Done(turn, said, question, questions, sides)

    def _answer(self, question: Question, answer: Answer) -> _Outcome:
        decision = self._library.review.decision(question, answer)
        entry = self._library.decisions.take(decision, at_once=False)
        self._round.taken.append((entry, question))
        self._round.undone.clear()
        return "answer", _sentence(told(decision)), question

    def _undo(self) -> _Outcome:
        if not self._round.taken:
            return "", "Nothing was answered yet.", None
        found = self._last(self._round.taken, undone=False)
        if found is None:
            return "", "What was answered is taken back already.", None
        entry, question = found
        self._library.decisions.undo(entry.uid, at_once=False)
        self._round.undone.append((entry, question))
        return "undo", f"Taken back: {told(entry.decision)}.", question

    def _redo(self) -> _Outcome:
        found = self._last(self._round.undone, undone=True)
        if found is None:
            return "", "Nothing was taken back last.", None
        entry, question = found
        self._library.decisions.redo(entry.uid, at_once=False)
        self._round.taken.append((entry, question))
        return "redo", f"Again: {told(entry.decision)}.", question

    def _last(self, those: list[_Taken], *, undone: bool) -> _Taken | None:
        """Take the last of some answers that is still so; others were turned in the decisions."""
        while those:
            entry, question = those.pop()
            if self._library.decisions.find(entry.uid).undone == undone:
                return entry, question
        return None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
