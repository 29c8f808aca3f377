"""One side of a question: its sentences, or what its page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.label import Label
from tui.panes.context import ContextView, Passage
from tui.panes.scrolling import LinePane
from tui.panes.sentences import Sentences

if TYPE_CHECKING:
    from db.entities import MentionRow
    from db.pages import Page
    from db.review import Side


class SidePane(Vertical):
    """What one side is called, over its sentences or its page."""

    DEFAULT_CSS = """
    SidePane { height: 1fr; width: 1fr; }
    SidePane .side--title { text-style: bold; color: $primary; height: 1; padding: 0 1; }
    SidePane.-page Sentences, SidePane.-sentences ContextView { display: none; }
    """

    def __init__(self) -> None:
        """Make an empty side; ``show`` fills it."""
        super().__init__(classes="-sentences")
        self._title = Label("", classes="side--title")
        self.sentences = Sentences()
        self._page = ContextView()

    def compose(self) -> ComposeResult:
        """Lay out both; one of them is shown."""
        yield self._title
        yield self.sentences
        yield self._page

    @property
    def body(self) -> LinePane:
        """What is shown of it."""
        return self._page if self.has_class("-page") else self.sentences

    @property
    def mention(self) -> MentionRow | None:
        """The sentence under the cursor."""
        return None if self.has_class("-page") else self.sentences.current

    def show(self, side: Side | None) -> None:
        """Show a side; None hides it."""
        self.display = side is not None
        if side is None:
            return
        self._title.update(side.title)
        self.set_class(side.page is not None, "-page")
        self.set_class(side.page is None, "-sentences")
        if side.page is not None:
            self._page.show(_passages(side.page))
        else:
            self.sentences.show(side.sentences)


def _passages(page: Page) -> tuple[Passage, ...]:
    shown = [Passage(page.description, "description")] if page.description else []
    shown += [Passage(part) for part in page.extract.split("\n\n") if part]
    return (*shown, *([Passage(page.url, "source")] if page.url else []))
