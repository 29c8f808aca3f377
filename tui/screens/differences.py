"""What differs between an article and its copies, one copy at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from db.dates import short_date
from tui.differing import ONE, OTHER, rows_of
from tui.panes.outline import GoTo, Outline
from tui.screens.listed import Doing, ListScreen
from tui.tabs.sentences import note

if TYPE_CHECKING:
    from db.following.answers import Copy, Part
    from db.rows import ArticleRow
    from tui.screens.main import MainScreen


class Compared(Message):
    """Two articles were compared."""

    def __init__(self, other_id: int, parts: Sequence[Part]) -> None:
        """Carry what was found from the thread that compared."""
        super().__init__()
        self.other_id, self.parts = other_id, parts


class DifferencesScreen(ListScreen[GoTo]):
    """Shows an article beside a copy of it; returns the place in the copy to go to."""

    def __init__(self, main: MainScreen, article: ArticleRow, copies: Sequence[Copy]) -> None:
        """Compare an article with the first of its copies, of which there is one at least."""
        self._outline = Outline()
        super().__init__(main, self._outline)
        self._article, self._copies = article, copies
        self._place = 0

    def on_mount(self) -> None:
        """Begin with the likest copy."""
        super().on_mount()
        self._compare()

    @property
    def does(self) -> Mapping[str, Doing]:
        """Open goes to the copy; hits and tabs are copies."""
        return {
            "open": Doing(self._go, "go there"),
            "next-hit": Doing(partial(self._step, 1), "next copy"),
            "previous-hit": Doing(partial(self._step, -1), "previous"),
            "next-tab": Doing(partial(self._step, 1)),
            "previous-tab": Doing(partial(self._step, -1)),
            **super().does,
            "differences": Doing(self.leave, title="Close"),
        }

    @property
    def _copy(self) -> Copy:
        return self._copies[self._place]

    def _compare(self) -> None:
        """Show the copy that was come to, first what it is: two long texts take a while."""
        copy = self._copy
        which = f"{self._place + 1} of {len(self._copies)} · {copy.likeness:.0%} alike"
        self.head.show(
            [
                [("Differences  ", "detail"), (which, "detail")],
                _told(ONE, self._article),
                _told(OTHER, copy.article),
                [],
            ]
        )
        self._outline.show((note("Comparing the two…"),))
        look = partial(self._look, copy.article.id)
        self.run_worker(look, thread=True, exclusive=True, group="differences")

    def _look(self, other_id: int) -> None:
        copies = self.main.desk.library.following.copies
        self.post_message(Compared(other_id, copies.difference(self._article.id, other_id)))

    @on(Compared)
    def _looked(self, message: Compared) -> None:
        if message.other_id == self._copy.article.id:
            self._outline.show(rows_of(message.parts, message.other_id))

    def _step(self, step: int) -> None:
        """Compare with the next likest copy, or the one before."""
        place = self._place + step
        if 0 <= place < len(self._copies):
            self._place = place
            self._compare()
        else:
            self.say("This is the likest copy." if step < 0 else "There is no further copy.")

    def _go(self) -> None:
        """Go to the copy, to the difference under the cursor if there is one."""
        target = self._outline.target
        self.dismiss(target if isinstance(target, GoTo) else GoTo(self._copy.article.id, 0))


def _told(lead: str, article: ArticleRow) -> list[tuple[str, str]]:
    """Return a line on an article: what stands at the end is cut where there is no room."""
    source = article.publication or article.byline
    detail = " · ".join(filter(None, (short_date(article.published), source)))
    return [(f"{lead}{detail}  ", "detail"), (article.title, "name")]
