"""A sentence cut into words, in which a name is one word, and a quotation as well."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from db.sentences import sentences
from db.spans import NamedSpan
from enrich.grammar.marks import Marked

# What stands for a name and for a quotation among the words; no word of a text is one of them.
NAME, QUOTATION = "<name>", "<quotation>"
# In words; the time that a sentence takes may grow with its square.
LONGEST = 300
_PLAIN_WORD = r"[^\W_]+(?:[-'’](?!s\b)[^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+)*|['’]s\b|\S"
_WORD = re.compile(_PLAIN_WORD)
# With the stops that belong to a word: "Mr.", "U.S.", "3.5".
_STOPPED_WORD = re.compile(
    r"(?:mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|adm|sen|rep|gov|rev|st|jr|sr)\."
    r"|(?:[a-z]\.){2,}|" + _PLAIN_WORD
)
# Around a name alone they are no quotation: the firm "Acme".
_OWN_MARKS = frozenset({('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“")})
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


def lines(
    text: str,
    lower: str,
    low: int,
    high: int,
    mentions: Sequence[NamedSpan],
    quotations: Sequence[Marked],
) -> Iterator[Line]:
    """Yield the sentences of a block; what stands in quotation marks ends none.

    ``lower`` is the text as ``lowered`` gives it.

    A name in quotation marks of its own is a name like others. Sentences without a name, a
    quotation and "he" or "she" tell nothing: they come without words, and so does what is longer
    than any sentence.
    """
    spans = [q for q in quotations if not _is_name(q, mentions)] if quotations else []
    # Names in a quotation are read with it.
    names = [n for n in mentions if not any_holds(spans, n.start)] if spans else mentions
    name = span = 0
    for start, end in _outer(text, low, high, spans):
        line = Line(text, lower, start)
        while name < len(names) and names[name].start < start:
            name += 1
        while span < len(spans) and spans[span].start < start:
            span += 1
        named = name < len(names) and names[name].end <= end
        if named or (span < len(spans) and spans[span].end <= end):
            _fill(line, start, end, names, name, spans, span)
        elif " he " in (stretch := lower[start:end]) or "he " in stretch[:4] or "she " in stretch:
            line.read(start, end)
        yield line if len(line) <= LONGEST else Line(text, lower, start)


def any_holds(spans: Sequence[Marked], place: int) -> bool:
    """Whether a place is within one of the quotations, which are in order."""
    at = bisect_left(spans, place + 1, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


def _is_name(span: Marked, mentions: Sequence[NamedSpan]) -> bool:
    at = bisect_left(mentions, span.inner_start, key=lambda name: name.start)
    return (
        at < len(mentions)
        and mentions[at].start == span.inner_start
        and mentions[at].end >= span.inner_end
    )


def _outer(text: str, low: int, high: int, spans: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block, joined where a break falls inside of a quotation."""
    first: int | None = None
    for start, end in sentences(text, low, high):
        first = start if first is None else first
        at = bisect_left(spans, end, key=lambda span: span.start) - 1
        if at >= 0 and end < spans[at].end:
            continue
        yield first, end
        first = None
    if first is not None:
        yield first, high


def _fill(
    line: Line,
    start: int,
    end: int,
    mentions: Sequence[NamedSpan],
    name: int,
    spans: Sequence[Marked],
    span: int,
) -> None:
    """Add the words of a sentence, with the names and quotations in it, from these two on."""
    at = start
    while True:
        next_name = mentions[name] if name < len(mentions) else None
        next_span = spans[span] if span < len(spans) else None
        if (
            next_name
            and next_name.end <= end
            and not (next_span and next_span.start < next_name.start)
        ):
            name += 1
            if next_name.start < at:
                continue
            marks = (
                line.text[next_name.start - 1 : next_name.start],
                line.text[next_name.end : next_name.end + 1],
            )
            own = int(marks in _OWN_MARKS and at < next_name.start)
            line.read(at, next_name.start - own)
            line.names[line.put(NAME, next_name.start - own, next_name.end + own)] = next_name
            at = next_name.end + own
        elif next_span and next_span.end <= end:
            span += 1
            if next_span.start < at:
                continue
            line.read(at, next_span.start)
            place = line.put(QUOTATION, next_span.start, next_span.end)
            line.quotations[place] = next_span
            at = next_span.end
        else:
            line.read(at, end)
            return
