"""Why this page: the evidence, the other candidates, and taking another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from db.decisions.kinds import Scope
from tui.label import Label
from tui.panes.context import ContextView, Passage
from tui.screens.dialog import Dialog, KeyLine

if TYPE_CHECKING:
    from db.pages import Choice, Link, Page


@dataclass(frozen=True, slots=True)
class Chosen:
    """The page that was chosen, None for nobody, and where that is to hold."""

    page: Page | None
    scope: Scope


class WhyDialog(ModalScreen[Chosen | None]):
    """Shows what speaks for each page; returns what the reader chose, None if nothing."""

    DEFAULT_CSS = """
    WhyDialog { align: center middle; }
    WhyDialog ContextView { height: 4; }
    WhyDialog #scope { width: 100%; height: auto; }
    """

    def __init__(
        self,
        name: str,
        link: Callable[[], Link],
        scopes: dict[Scope, str],
        ask: Callable[[], str],
    ) -> None:
        """Explain the page of a name.

        ``link`` tells what is known now, ``scopes`` where a choice can hold, in words; ``ask`` has
        a wiki asked for more candidates and returns what to say of that.
        """
        super().__init__()
        self._name, self._link, self._scopes, self._ask = name, link, scopes, ask
        self._scope = next(iter(scopes))
        self._view = ContextView()
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out the candidates, where a choice holds, and the keys."""
        with Dialog():
            yield Label(f"Who or what is {self._name}?", classes="dialog--title")
            yield self._view
            yield Label("", id="scope")
            yield KeyLine("")

    def on_mount(self) -> None:
        """Show what is known."""
        self.renew()
        self._view.focus()

    def renew(self) -> None:
        """Show what is known now."""
        link = self._link()
        shown = list[Passage]()
        if self._said:
            shown.append(Passage(self._said, "busy"))
        if link.verdict == "nobody":
            why = f": {'; '.join(link.evidence)}" if link.evidence else ""
            shown.append(Passage(f"▶ 0  Nobody that these pages know{why}."))
        for number, choice in enumerate(link.candidates, start=1):
            shown += _candidate(number, choice, here=choice.page == link.page)
        if not link.candidates:
            shown.append(Passage("No page is known that the name could mean."))
        self._view.show(tuple(shown))
        self.query_one("#scope", Label).update(f"A choice holds {self._scopes[self._scope]}.")
        choose = "1-9  choose   " if link.candidates else ""
        elsewhere = "   Tab  elsewhere" if len(self._scopes) > 1 else ""
        self.query_one(KeyLine).show(f"{choose}0  nobody{elsewhere}   A  ask for more   Esc  leave")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Be as high as what is shown, as far as there is room."""
        self.query_one(Dialog).fit(self._view, self._view.line_count)

    def on_resize(self) -> None:
        """Fit anew."""
        self.call_after_refresh(self._fit)

    def on_key(self, event: Key) -> None:
        """Choose, scroll, or leave."""
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        pages = {"space": 1.0, "pagedown": 1.0, "b": -1.0, "pageup": -1.0}
        candidates = self._link().candidates
        if event.key == "0":
            self.dismiss(Chosen(None, self._scope))
        elif event.key.isdecimal() and int(event.key) <= len(candidates):
            self.dismiss(Chosen(candidates[int(event.key) - 1].page, self._scope))
        elif event.key in ("tab", "shift+tab"):
            scopes = list(self._scopes)
            step = 1 if event.key == "tab" else -1
            self._scope = scopes[(scopes.index(self._scope) + step) % len(scopes)]
            self.renew()
        elif event.key == "A":
            self._said = self._ask()
            self.renew()
        elif event.key in moves:
            self._view.move(moves[event.key])
        elif event.key in pages:
            self._view.move_pages(pages[event.key])
        elif event.key in ("escape", "q", "w"):
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()

    def answered(self, failure: str) -> None:
        """Show what a wiki has answered, or why it has not."""
        self._said = failure
        self.renew()


def _candidate(number: int, choice: Choice, *, here: bool) -> list[Passage]:
    page = choice.page
    head = f"{'▶' if here else ' '} {number}  {page.title}"
    lines = [Passage(head, "title", tight=True)]
    if page.description:
        lines.append(Passage(page.description, "description", tight=True, indent=5))
    evidence = "; ".join(choice.evidence) or "nothing speaks for it or against it"
    lines.append(Passage(evidence, "source", tight=True, indent=5))
    return [*lines, Passage("")]
