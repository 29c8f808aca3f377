"""Selecting words of a text with the keyboard."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_](?:[^\s\"“”()\[\]]*[^\W_])?")


@dataclass(frozen=True, slots=True)
class Selection:
    """A run of words of a text: ``text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """What is selected."""
        return self.text[self.start : self.end]

    def moved(self, step: int) -> Selection:
        """Return the word behind (or before) what is selected; the same if there is none."""
        word = _after(self.text, self.end) if step > 0 else _before(self.text, self.start)
        return self if word is None else Selection(self.text, *word)

    def extended(self, step: int) -> Selection:
        """Return one word more at the end, or one less, but never none."""
        if step > 0:
            word = _after(self.text, self.end)
            # A name does not go on behind a blank line.
            if word is None or "\n\n" in self.text[self.end : word[0]]:
                return self
            return Selection(self.text, self.start, word[1])
        words = [match.span() for match in _WORD.finditer(self.text, self.start, self.end)]
        return self if len(words) < 2 else Selection(self.text, self.start, words[-2][1])

    def extended_back(self, step: int) -> Selection:
        """Return one word more at the beginning, or one less, but never none."""
        if step > 0:
            word = _before(self.text, self.start)
            if word is None or "\n\n" in self.text[word[1] : self.start]:
                return self
            return Selection(self.text, word[0], self.end)
        words = [match.span() for match in _WORD.finditer(self.text, self.start, self.end)]
        return self if len(words) < 2 else Selection(self.text, words[1][0], self.end)


def word_from(text: str, offset: int) -> Selection | None:
    """Return the first word that begins or goes on at an offset; None if there is none."""
    start = offset
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    word = _after(text, start)
    return None if word is None else Selection(text, *word)


def _after(text: str, offset: int) -> tuple[int, int] | None:
    match = _WORD.search(text, offset)
    return None if match is None else match.span()


def _before(text: str, offset: int) -> tuple[int, int] | None:
    low = max(0, offset - 200)
    words = [match.span() for match in _WORD.finditer(text, low, offset)]
    return words[-1] if words else None
