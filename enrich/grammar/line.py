"""A sentence as a row of words, in which a name is one word, and a quotation as well."""

from __future__ import annotations

import re

from db.spans import NamedSpan
from enrich.grammar.marks import Marked

# What stands for a name and for a quotation among the words; no word of a text is one of them.
NAME, QUOTATION = "<name>", "<quotation>"
_PLAIN_WORD = r"[^\W_]+(?:[-'’](?!s\b)[^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+)*|['’]s\b|\S"
_WORD = re.compile(_PLAIN_WORD)
# With the stops that belong to a word: "Mr.", "U.S.", "3.5".
_STOPPED_WORD = re.compile(
    r"(?:mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|adm|sen|rep|gov|rev|st|jr|sr)\."
    r"|(?:[a-z]\.){2,}|" + _PLAIN_WORD
)
STOPS = frozenset(".!?…;:")
DASHES = frozenset("–—-")


def lowered(text: str) -> str:
    """Return a text in lower case, with every letter in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Line:
    """A sentence: its words in lower case, where they stand, and the names among them.

    ``names`` and ``quotations`` tell of a word which mention or quotation it stands for. Where
    the words stand is only worked out when first asked for: most sentences say nothing of a name.
    """

    __slots__ = ("_lower", "_places", "_starts", "first", "names", "quotations", "text", "words")

    def __init__(self, text: str, lower: str, first: int) -> None:
        self.text = text
        self._lower = lower
        self.first = first
        self.words = list[str]()
        self.names = dict[int, NamedSpan]()
        self.quotations = dict[int, Marked]()
        self._places = dict[int, tuple[int, int]]()
        self._starts = list[int]()

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.words)

    def word(self, at: int) -> str:
        """Return the word at a place, and nothing outside of the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    @property
    def starts(self) -> list[int]:
        """Where each word starts in the text."""
        if not self._starts:
            find, places, at = self._lower.index, self._places, self.first
            for place, word in enumerate(self.words):
                if place in places:
                    start, at = places[place]
                else:
                    start = find(word, at)
                    at = start + len(word)
                self._starts.append(start)
        return self._starts

    def end(self, at: int) -> int:
        """Return where a word ends in the text."""
        placed = self._places.get(at)
        return placed[1] if placed else self.starts[at] + len(self.words[at])

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter, or is a name that does."""
        name = self.names.get(at)
        return self.text[name.start if name else self.starts[at]].isupper()

    def is_dash(self, at: int) -> bool:
        """Whether a word is a dash that parts, and no hyphen in a word."""
        word = self.word(at)
        if word not in DASHES:
            return False
        start = self.starts[at]
        parted = (
            self.text[start - 1 : start].isspace() and self.text[start + 1 : start + 2].isspace()
        )
        return word == "—" or parted

    def is_stop(self, at: int) -> bool:
        """Whether a mark ends what is before it: a full stop within a sentence shortens a word."""
        word = self.words[at]
        if word != ".":
            return word in STOPS
        start = self.starts[at]
        return self.word(at + 1) in {"", QUOTATION} or self.text[start - 1 : start].isspace()

    def read(self, start: int, end: int) -> None:
        """Add the words of a stretch of the text in which there is no name and no quotation."""
        if start < end:
            stretch = self._lower[start:end]
            pattern = _STOPPED_WORD if "." in stretch[:-1] else _WORD
            self.words += pattern.findall(stretch)

    def put(self, word: str, start: int, end: int) -> int:
        """Add a word that stands for a name or a quotation, and return its place."""
        self.words.append(word)
        place = len(self.words) - 1
        self._places[place] = start, end
        return place
