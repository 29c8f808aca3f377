"""Places that the reader has marked with a letter, kept in the library."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from db.connections import LibraryError
from tui.text import cut

if TYPE_CHECKING:
    from db.library import Library
    from tui.screens.main import MainScreen

FACT = "mark:"
# Pressed after itself it goes back to where the last jump began.
JUMP = "apostrophe"
TITLE_CELLS = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """An article by the hash of its content, and the offset of the text that was at the top.

    ``title`` tells which article it was when it is no longer in the library.
    """

    hash: str
    offset: int
    title: str


def kept(library: Library) -> dict[str, Mark]:
    """Return the marks of a library by their letters."""
    facts = sorted(library.facts().items())
    return {
        name.removeprefix(FACT): Mark(**json.loads(value))
        for name, value in facts
        if name.startswith(FACT)
    }


class Marks:
    """Sets marks and goes to them, on behalf of a screen; each waits for a letter."""

    def __init__(self, screen: MainScreen) -> None:
        """Mark the places of a screen's article."""
        self._screen = screen

    def begin_to_set(self) -> None:
        """Wait for the letter to mark the present place with."""
        if self._screen.article.article is None:
            self._screen.say("There is no article to mark a place of.")
            return
        self._screen.taking = self._set
        self._screen.say("Mark this place with which letter? Esc leaves.")

    def begin_to_go(self) -> None:
        """Wait for the letter of the mark to go to."""
        if not self._screen.desk.is_open:
            self._screen.say("There is no mark yet.")
            return
        self._screen.taking = self._go
        known = [
            f"{letter} {cut(mark.title, TITLE_CELLS)}"
            for letter, mark in kept(self._screen.desk.library).items()
        ]
        jump = f"{self._screen.command('go-to-mark').key_label} the last jump"
        self._screen.say("Go to: " + "   ".join([jump, *known]))

    def _set(self, key: str) -> None:
        screen = self._screen
        screen.taking = None
        article = screen.article.article
        if article is None or not _is_letter(key):
            screen.say("A mark is a letter or a digit." if key != "escape" else "")
            return
        library = screen.desk.library
        digest = library.decisions.place(article.row.id).hash
        mark = Mark(digest, screen.article.top_offset, article.row.title)
        try:
            library.set_fact(FACT + key, json.dumps(asdict(mark), ensure_ascii=False))
        except LibraryError as error:
            screen.say(str(error))
            return
        back = f"{screen.command('go-to-mark').key_label} {key}"
        screen.say(f"Marked as {key}; {back} comes back here.")

    def _go(self, key: str) -> None:
        screen = self._screen
        screen.taking = None
        if key == JUMP:
            self._jump_back()
            return
        mark = kept(screen.desk.library).get(key)
        if mark is None:
            screen.say(f"There is no mark {key}." if _is_letter(key) else "")
            return
        article_id = screen.desk.library.articles.of_hash(mark.hash)
        if article_id is None:
            screen.say(f"Mark {key} is no longer in the library as it was: {mark.title}")
            return
        screen.reading.leave()
        screen.reading.open_article(article_id)
        screen.article.show_offset(mark.offset)
        screen.article.focus()

    def _jump_back(self) -> None:
        reading = self._screen.reading
        place = reading.trail.last
        if place is None:
            self._screen.say("There was no jump yet.")
            return
        reading.leave()
        if not reading.go(place):
            self._screen.say("That article is gone.")


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalnum()
