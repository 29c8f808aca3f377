"""Searching in the open article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual.message import Message

from db.fold import fold

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class Typed(Message):
    """The text of the prompt has changed."""

    def __init__(self, text: str) -> None:
        """Say what it is now."""
        super().__init__()
        self.text = text


class TypingDone(Message):
    """The reader is done with the prompt; ``accepted`` unless it was left with Esc."""

    def __init__(self, text: str, *, accepted: bool) -> None:
        """Say what was typed."""
        super().__init__()
        self.text, self.accepted = text, accepted


class Finding:
    """The search of the open article: typed in a prompt, gone through with n and N."""

    def __init__(self, screen: MainScreen) -> None:
        """Search on behalf of a screen."""
        self._screen = screen
        self._text = ""
        self._began_at = 0
        self.is_typing = False

    def begin(self) -> None:
        """Ask what to search for."""
        from tui.panes.prompt import Prompt

        self.is_typing = True
        self._began_at = self._screen.article.top_offset
        self._screen.mount(Prompt("Find:", self._text))

    def typed(self, text: str) -> None:
        """Mark what has been typed so far, and show the first hit from where reading was."""
        self._text = text
        hits = self.show(text)
        starts = [start for start, _ in hits]
        place = bisect_left(starts, self._began_at)
        article = self._screen.article
        if hits:
            article.go_to(starts[place % len(starts)])
        else:
            article.show_offset(self._began_at)

    def done(self, *, accepted: bool) -> None:
        """End typing; the hits stay marked if it was accepted."""
        self.is_typing = False
        article = self._screen.article
        article.focus()
        if not accepted:
            article.show_hits(())
            article.show_offset(self._began_at)
        elif self._text and not article.hits:
            self._screen.say(f"“{self._text}” is not in this article.")

    def show(self, text: str) -> tuple[tuple[int, int], ...]:
        """Mark every place of a text in the article; return them."""
        self._text = text
        article = self._screen.article
        found = () if article.article is None else occurrences(article.article.text, text)
        article.show_hits(found)
        return found

    def show_words(self, words: tuple[str, ...]) -> None:
        """Mark all of some words and phrases in the article, and go to the first."""
        article = self._screen.article
        if article.article is None:
            return
        text = article.article.text
        found = sorted({span for word in words for span in occurrences(text, word, whole=True)})
        article.show_hits(tuple(found))
        if found:
            article.go_to(found[0][0])

    def step(self, step: int) -> None:
        """Go to the next (or previous) hit, round the end."""
        article = self._screen.article
        hits = article.hits or self.show(self._text)
        if not hits:
            self._screen.say(f"“{self._text}” is not in this article." if self._text else "")
            return
        starts = [start for start, _ in hits]
        here = article.focus_offset
        place = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
        place %= len(starts)
        article.go_to(starts[place])
        self._screen.say(f"{place + 1} of {len(starts)}")


def occurrences(text: str, wanted: str, *, whole: bool = False) -> tuple[tuple[int, int], ...]:
    """Return where a text occurs, whatever its case and diacritics.

    With ``whole``, words only: a ``*`` at the end lets the last one go on.
    """
    pattern = "".join(_letter(char) for char in fold(wanted.rstrip("*") if whole else wanted))
    if not pattern:
        return ()
    if whole:
        pattern = rf"(?<!\w){pattern}" + (r"\w*" if wanted.endswith("*") else r"(?!\w)")
    folded, places = _folded(text)
    return tuple(
        (places[match.start()], places[match.end() - 1] + 1)
        for match in re.finditer(pattern, folded)
    )


def _letter(char: str) -> str:
    return r"\s+" if char.isspace() else re.escape(char)


def _folded(text: str) -> tuple[str, list[int]]:
    """Fold a text character by character, and return where each character came from."""
    folded, places = [], []
    for index, char in enumerate(text):
        plain = " " if char.isspace() else fold(char)
        folded.append(plain)
        places += [index] * len(plain)
    return "".join(folded), places
