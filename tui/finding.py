"""Searching in the open article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from db.fold import fold
from tui.results import Results

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class Finding:
    """The search of the open article: typed in a prompt, gone through with n and N.

    After a search of the library n and N go through its hits, and on to the next article of it.
    """

    def __init__(self, screen: MainScreen) -> None:
        """Search on behalf of a screen."""
        self._screen = screen
        self._text = ""
        self._results: Results | None = None
        self._began_at = 0
        self.is_typing = False

    def begin(self) -> None:
        """Ask what to search for."""
        from tui.panes.prompt import Prompt

        self.is_typing = True
        self._results = None
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

    def done(self, text: str, *, accepted: bool) -> None:
        """End typing; the hits stay marked if it was accepted."""
        self.is_typing = False
        article = self._screen.article
        article.focus()
        if not accepted:
            article.show_hits(())
            article.show_offset(self._began_at)
        elif text and not article.hits:
            self._screen.say(f"“{text}” is not in this article.")

    def show(self, text: str) -> tuple[tuple[int, int], ...]:
        """Mark every place of a text in the article; return them."""
        self._text = text
        article = self._screen.article
        found = () if article.article is None else occurrences(article.article.text, text)
        article.show_hits(found)
        return found

    def follow(self, results: Results) -> None:
        """Mark what a search of the library has found in the open article; go to the first."""
        self._text, self._results = "", results
        hits = self._mark()
        if hits:
            self._screen.article.go_to(hits[0][0])

    def step(self, step: int) -> None:
        """Go to the next (or previous) hit: round the end, or on to the next article."""
        self._results = self._results_here()
        article = self._screen.article
        hits = article.hits or (self._mark() if self._results else self.show(self._text))
        if not hits and self._results is None:
            self._screen.say(f"“{self._text}” is not in this article." if self._text else "")
            return
        starts, here = [start for start, _ in hits], article.focus_offset
        place = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
        if self._results is not None and not 0 <= place < len(starts):
            self._go_on(self._results, step)
            return
        place %= len(starts)
        article.go_to(starts[place])
        self._screen.say(f"{place + 1} of {len(starts)}")

    def _mark(self) -> tuple[tuple[int, int], ...]:
        """Mark the hits of the search of the library in the open article; return them."""
        article_id, results = self._screen.reading.article_id, self._results
        if article_id is None or results is None:
            return ()
        hits = self._screen.desk.library.search.spans(results.query, article_id)
        self._screen.article.show_hits(hits)
        return hits

    def _results_here(self) -> Results | None:
        """Return what is gone through, at the open article: it may have been opened otherwise."""
        article_id, desk = self._screen.reading.article_id, self._screen.desk
        if self._results is not None:
            return self._results.at(article_id)
        if desk.search is not None and not self._text:
            return Results(desk.search, self._screen.reading.listing.found).at(article_id)
        return None

    def _go_on(self, results: Results, step: int) -> None:
        """Go to the first hit of the next article, or the last of the previous one."""
        reading, following = self._screen.reading, results.moved(step)
        here = reading.here()
        while following is not None and following.article_id is not None:
            if reading.open_article(following.article_id):
                break
            following = following.moved(step)
        if following is None:
            which = "last" if step > 0 else "first"
            self._screen.say(f"This is the {which} article that was found.")
            return
        if here is not None:
            reading.trail.leave(here)
        self._results = following
        hits = self._mark()
        if hits:
            self._screen.article.go_to(hits[0 if step > 0 else -1][0])
        self._screen.say(f"Article {following.place + 1:,} of {following.told}")


def occurrences(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Return where a text occurs, whatever its case and diacritics."""
    pattern = "".join(map(_letter, fold(wanted)))
    if not pattern:
        return ()
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
