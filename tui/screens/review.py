"""The review: what is doubtful, one question after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.events import Key, Resize
from textual.message import Message
from textual.screen import Screen

from tui.agenda import Agenda
from tui.answering import Answering, Done, Round
from tui.command import Offer
from tui.label import Label
from tui.panes.answers import AnswerLines
from tui.panes.rows import RowList
from tui.panes.scrolling import LinePane
from tui.panes.sides import SidePane
from tui.screens.dialog import KeyLine
from tui.text import safe

if TYPE_CHECKING:
    from db.entities import MentionRow
    from db.library import Library
    from db.review import Answer, Knowledge, Question

# From so many cells on the sides are beside each other.
BESIDE = 100
LEAVING = "U  take back   ^R  again   Esc  leave"
KEYS = f"s  skip   Enter  open   {LEAVING}"
KEYS_OF_TWO = KEYS.replace("   Enter", "   Tab  other side   Enter")
EMPTY = "Nothing is doubtful now. What is read from now on may bring new questions."
SKIPPED = "Nothing else is doubtful. s asks what was skipped."
_ANSWERS: dict[str, Answer] = {"y": "yes", "n": "no", "u": "unsure"}
_SAME = ("y  same", "n  different", "u  unsure")
_SO = ("y  yes", "n  no", "u  unsure")
_WHICH = ("y  the first", "n  the other", "u  unsure")


@dataclass(frozen=True, slots=True)
class Opened:
    """A mention that the reader wants to see in its article."""

    article_id: int
    start: int


class Finished(Message):
    """Something was done in the thread that answers."""

    def __init__(self, done: Done) -> None:
        """Carry it to the screen's own thread."""
        super().__init__()
        self.done = done


class ReviewScreen(Screen[Opened | None]):
    """Asks one question after the other; returns the mention to open, None if it was left."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    ReviewScreen { layout: vertical; }
    ReviewScreen #head { height: 1; background: $panel; }
    ReviewScreen #head Label { width: 1fr; padding: 0 1; text-style: bold; color: $primary; }
    ReviewScreen #head #title { width: auto; }
    ReviewScreen #head #progress { text-align: right; text-style: none; color: $quiet; }
    ReviewScreen #asked { width: 100%; height: auto; padding: 0 1; text-style: bold; }
    ReviewScreen #why { width: 100%; height: auto; padding: 0 1; color: $quiet; }
    ReviewScreen #sides { height: 1fr; layout: vertical; }
    ReviewScreen.-beside #sides { layout: horizontal; }
    ReviewScreen.-beside #asked { margin-top: 1; }
    ReviewScreen.-beside #why { margin-bottom: 1; }
    ReviewScreen Sentences, ReviewScreen ContextView { height: 1fr; background: $surface; }
    ReviewScreen #said { width: 100%; height: auto; min-height: 1; max-height: 2; padding: 0 1;
        color: $warning; }
    ReviewScreen #keys { width: 100%; height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(
        self,
        library: Library,
        round: Round,
        knowledge: Callable[[], Knowledge],
        after: Callable[[], object],
    ) -> None:
        """Review a library, going on with a round.

        ``after`` is called, in whatever thread, when something was done after this was left.
        """
        super().__init__()
        self._library, self._after = library, after
        self._answering = Answering(
            library,
            knowledge,
            round,
            run=lambda work: self.app.run_worker(work, thread=True),
            tell=self._tell,
        )
        self._agenda = Agenda(round)
        self._shown: Question | None = None
        self._labels = {name: Label("", id=name) for name in _LABELS}
        self._sides = (SidePane(), SidePane())
        self._answers = AnswerLines()
        self._keys = KeyLine(KEYS, id="keys")

    def compose(self) -> ComposeResult:
        """Lay out the question, its sides, the answers and what came of the last one."""
        with Horizontal(id="head"):
            yield Label("Review", id="title")
            yield self._labels["progress"]
        yield self._labels["asked"]
        yield self._labels["why"]
        with Container(id="sides"):
            yield from self._sides
        yield self._answers
        yield self._labels["said"]
        yield self._keys

    def on_mount(self) -> None:
        """Begin to look for what is doubtful."""
        self._labels["asked"].update("Looking for what is doubtful …")
        self._ask(None)
        self._answering.look()

    def on_resize(self, event: Resize) -> None:
        """Put the sides beside each other where there is room for that."""
        self.set_class(event.size.width >= BESIDE, "-beside")

    def on_key(self, event: Key) -> None:
        """Answer, go through the sentences, open one, or leave."""
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        pages = {"space": 1.0, "pagedown": 1.0, "b": -1.0, "pageup": -1.0}
        if event.key in _ANSWERS:
            self._answer(_ANSWERS[event.key])
        elif event.key == "s":
            self._skip()
        elif event.key == "U":
            self._do(self._answering.undo)
        elif event.key == "ctrl+r":
            self._do(self._answering.redo)
        elif event.key in moves:
            self._pane.move(moves[event.key])
        elif event.key in pages:
            self._pane.move_pages(pages[event.key])
        elif event.key in ("tab", "shift+tab", "h", "l", "left", "right"):
            self._turn_to_other()
        elif event.key == "enter":
            self._open()
        elif event.key in ("escape", "q"):
            self._leave(None)
        else:
            return
        event.stop()
        event.prevent_default()

    def offers(self) -> Iterator[Offer]:
        """Offer what can be done here, for the palette."""
        question = self._agenda.current
        if question is not None:
            answers = zip(_ANSWERS.items(), _keys_of(question), strict=True)
            for (key, answer), words in answers:
                named = words.removeprefix(f"{key}  ").capitalize()
                yield Offer(named, key, partial(self._answer, answer))
        if question is not None or self._agenda.has_skipped:
            yield Offer("Skip" if question else "Ask what was skipped", "s", self._skip)
        if self._sides[1].display:
            yield Offer("Other side", "Tab", self._turn_to_other)
        if self._mention is not None:
            yield Offer("Open the article", "Enter", self._open)
        yield Offer("Take back the last answer", "U", partial(self._do, self._answering.undo))
        yield Offer("Answer so again", "^R", partial(self._do, self._answering.redo))
        yield Offer("Leave the review", "Esc", partial(self._leave, None))

    # Answering

    def _skip(self) -> None:
        if not self._agenda.skip():
            self._do(self._answering.look)
        self._renew()

    def _answer(self, answer: Answer) -> None:
        question = self._agenda.give()
        if question is not None:
            self._do(lambda: self._answering.answer(question, answer))
            self._renew()

    def _do(self, begin: Callable[[], None]) -> None:
        begin()
        self._labels["said"].update("…")

    def _tell(self, done: Done) -> None:
        """Hand what was done over from the thread; once this is left, to whoever came after."""
        if not self.post_message(Finished(done)):
            self._after()

    @on(Finished)
    def _finished(self, message: Finished) -> None:
        done = message.done
        self._agenda.renew(done)
        more = " U takes it back." if done.turn == "answer" else ""
        self._labels["said"].update("…" if self._answering.busy else done.said + more)
        self._renew()

    # Showing

    def _renew(self) -> None:
        """Show the question that is first now."""
        self._labels["progress"].update(str(self._agenda))
        question = self._agenda.current
        if question is None and self._agenda.is_known:
            nothing = SKIPPED if self._agenda.has_skipped else EMPTY
            self._labels["asked"].update("…" if self._answering.busy else nothing)
        if question != self._shown:
            self._ask(question)

    def _ask(self, question: Question | None) -> None:
        self._shown = question
        if question is None:
            self._labels["why"].update("")
            self._answers.show(())
            self._keys.show(f"s  ask again   {LEAVING}" if self._agenda.has_skipped else LEAVING)
            for pane in self._sides:
                pane.show(None)
            return
        self._labels["asked"].update(safe(question.asked))
        self._labels["why"].update(safe(question.why))
        does = (question.yes, question.no, question.unsure)
        self._answers.show(list(zip(_keys_of(question), does, strict=True)))
        sides = self._agenda.sides(question) or self._library.review.sides(question)
        for pane, side in zip(self._sides, (*sides, None), strict=False):
            pane.show(side)
        self._keys.show(KEYS_OF_TWO if len(sides) > 1 else KEYS)
        self._sides[0].body.focus()

    # Going through the sentences

    @property
    def _pane(self) -> LinePane:
        """What the moving keys move in."""
        focused = self.focused
        return focused if isinstance(focused, LinePane) else self._sides[0].body

    def _turn_to_other(self) -> None:
        one, other = self._sides
        if other.display:
            (one if self._pane is other.body else other).body.focus()

    @property
    def _mention(self) -> MentionRow | None:
        """The sentence under the cursor."""
        side = next((side for side in self._sides if side.body is self._pane), None)
        return side.mention if side is not None and side.display else None

    @on(RowList.Chosen)
    def _open(self) -> None:
        mention = self._mention
        if mention is not None:
            self._leave(Opened(mention.article.id, mention.start))

    def _leave(self, opened: Opened | None) -> None:
        self._agenda.keep_place()
        self.dismiss(opened)


def _keys_of(question: Question) -> tuple[str, str, str]:
    """Return the keys of the answers, each with what it says."""
    return {"pair": _SAME, "label": _WHICH}.get(question.doubt, _SO)


_LABELS = ("progress", "asked", "why", "said")
