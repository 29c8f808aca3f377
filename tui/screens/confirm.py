"""What a decision would bring about, before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from db.dates import short_date
from db.decisions.telling import told
from tui.label import Label
from tui.panes.context import ContextView, Passage
from tui.screens.dialog import Dialog, KeyLine
from tui.text import counted

if TYPE_CHECKING:
    from db.decisions.kinds import Kind
    from db.decisions.preview import Preview


class ConfirmDialog(ModalScreen["Kind | None"]):
    """Shows how much a decision moves and what speaks against it; returns it if it is taken."""

    DEFAULT_CSS = """
    ConfirmDialog { align: center middle; }
    ConfirmDialog ContextView { height: 4; }
    """

    def __init__(self, choices: Mapping[str, Kind], preview: Callable[[Kind], Preview]) -> None:
        """Ask about one of some decisions, which differ in where they hold.

        ``choices`` are by where that is, in words.
        """
        super().__init__()
        self._choices, self._preview = choices, preview
        self._where = next(iter(choices))
        self._view = ContextView()

    def compose(self) -> ComposeResult:
        """Lay out what is decided and what that does."""
        more = "   Tab  where it holds" if len(self._choices) > 1 else ""
        with Dialog():
            yield Label("", classes="dialog--title", id="title")
            yield self._view
            yield KeyLine(f"Enter or y  do it{more}   Esc or n  leave")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()
        self._view.focus()

    def _show(self) -> None:
        decision = self._choices[self._where]
        text = told(decision)
        self.query_one("#title", Label).update(f"{text[:1].upper()}{text[1:]}?")
        preview = self._preview(decision)
        shown = list[Passage]()
        if len(self._choices) > 1:
            shown.append(Passage(f"Holds {self._where}.", "action"))
        shown += passages_of(preview)
        self._view.show(tuple(shown))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Be as high as what is shown, as far as there is room."""
        self.query_one(Dialog).fit(self._view, self._view.line_count)

    def on_resize(self) -> None:
        """Fit anew."""
        self.call_after_refresh(self._fit)

    def on_key(self, event: Key) -> None:
        """Take it, leave it, or let it hold elsewhere."""
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        if event.key in ("enter", "y"):
            self.dismiss(self._choices[self._where])
        elif event.key in ("tab", "shift+tab"):
            places = list(self._choices)
            step = 1 if event.key == "tab" else -1
            self._where = places[(places.index(self._where) + step) % len(places)]
            self._show()
        elif event.key in moves:
            self._view.move(moves[event.key])
        elif event.key in ("escape", "n", "q"):
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()


def passages_of(preview: Preview) -> list[Passage]:
    """Return what a decision moves, and the sentences that speak against it."""
    moved = f"{counted(preview.mentions, 'mention')} in {counted(preview.articles, 'article')}"
    shown = [Passage(f"This is about {moved}.")]
    if preview.contradicts is not None:
        earlier = preview.contradicts
        shown.append(
            Passage(
                f"It has no effect: on {short_date(earlier.at[:10])} you decided that"
                f" {told(earlier.decision)}. Take that back first.",
                "busy",
            )
        )
    if preview.doubtful:
        count = preview.doubts
        verb = "looks" if count == 1 else "look"
        shown.append(Passage(f"{count:,} {verb} wrong:", "busy", tight=True))
        for row in preview.doubtful:
            head = f"{short_date(row.article.published)}  {row.article.title}"
            shown.append(Passage(head, "source", tight=True))
            shown.append(Passage(row.snippet, indent=2))
    return shown
