"""What the list tells of an article beside its head: what is new in it, its copies, and news.

It is worked out in a thread, for the rows that are drawn and no others, and kept until something
in the library changes: painting only looks up what is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from db.connections import LibraryError
from tui.text import counted

if TYPE_CHECKING:
    from db.following.following import Following
    from db.rows import ArticleRow
    from tui.screens.main import MainScreen

# So many are worked out before they are shown.
AT_ONCE = 8
MOST_KEPT = 5_000
# More rows than this are on no screen.
MOST_DRAWN = 200

# What is told depends on whether the article has been read.
Key = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Sign:
    """What is told of an article; ``of`` counts the sentences of which ``new`` are new."""

    is_news: bool = False
    copies: int = 0
    new: int = 0
    of: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """All of it, in words and with ever fewer of them."""
        news = "W" if self.is_news else ""
        new, newer = (f"{self.new} new of {self.of}", f"+{self.new}") if self.of else ("", "")
        copies, copied = "", ""
        if self.copies:
            copies = f"= {counted(self.copies, 'copy', 'copies')}"
            copied = f"={self.copies}"
        longest = " · ".join(filter(None, (news, copies, new)))
        forms = (
            " ".join(filter(None, parts)) for parts in ((news, copied, new), (news, copied, newer))
        )
        return longest, *forms


NOTHING = Sign()


class Signed(Message):
    """The signs of some articles have been worked out."""

    def __init__(self, generation: int, signs: dict[Key, Sign], *, done: bool) -> None:
        """Carry them from the thread; ``done`` with the last ones."""
        super().__init__()
        self.generation, self.signs, self.done = generation, signs, done


class ListSigns:
    """Knows the signs of articles, and has those worked out that it does not know yet."""

    def __init__(self, screen: MainScreen) -> None:
        """Tell the list of a screen."""
        self._screen = screen
        self._known = dict[Key, Sign]()
        self._stale = dict[Key, Sign]()
        self._wanted = dict[Key, None]()
        self._generation = 0
        self._runs = self._is_called = False

    def of(self, row: ArticleRow) -> Sign:
        """Return the sign of an article as far as it is known."""
        key = (row.id, row.read)
        known = self._known.get(key)
        if known is not None:
            return known
        self._wanted[key] = None
        if not self._runs and not self._is_called:
            self._is_called = True
            self._screen.call_later(self._begin)
        return self._stale.get(key, NOTHING)

    def forget(self) -> None:
        """Have all worked out anew: the library has changed. Until then the old ones are shown."""
        self._generation += 1
        self._stale |= self._known
        if len(self._stale) > MOST_KEPT:
            self._stale.clear()
        self._known.clear()
        self._screen.articles.refresh()

    def take(self, message: Signed) -> None:
        """Take what was worked out, and show it."""
        known = self._known if message.generation == self._generation else self._stale
        known.update(message.signs)
        self._runs = not message.done
        # Draws what is known, and asks for what was scrolled to meanwhile.
        self._screen.articles.refresh()

    def _begin(self) -> None:
        """Work out what was asked for last: what is on the screen."""
        self._is_called = False
        keys, self._wanted = list(self._wanted), {}
        if keys and self._screen.desk.is_open and not self._runs:
            self._runs = True
            look = partial(self._look, self._generation, keys[-MOST_DRAWN:])
            self._screen.run_worker(look, thread=True, group="signs")

    def _look(self, generation: int, keys: Sequence[Key]) -> None:
        following, worker = self._screen.desk.library.following, get_current_worker()
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            done = start + AT_ONCE >= len(keys)
            signs = dict[Key, Sign]()
            try:
                signs = dict(_signs(following, some))
            except LibraryError:
                # The library is being made anew: what is drawn next asks again.
                done = True
            if worker.is_cancelled:
                return
            self._screen.post_message(Signed(generation, signs, done=done))
            if done:
                return


def _signs(following: Following, keys: Sequence[Key]) -> Iterator[tuple[Key, Sign]]:
    news = following.watched.is_news([id_ for id_, _ in keys])
    for id_, read in keys:
        new, of = (0, 0) if read else following.novelty.count(id_)
        yield (id_, read), Sign(id_ in news, len(following.copies.of(id_)), new, of)
