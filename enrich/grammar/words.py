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
_WORD = re.compile(
    r"""['’]s\b|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Rev|St|Jr|Sr)\.
    |(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*|\S""",
    re.VERBOSE,
)
STOPS = frozenset(".!?…;:")
DASHES = frozenset("–—-")


class Line:
    """A sentence: its words in lower case, where they stand, and the names among them.

    ``names`` and ``quotations`` tell of a word which mention or quotation it stands for.
    """

    __slots__ = ("ends", "names", "quotations", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list[str]()
        self.starts = list[int]()
        self.ends = list[int]()
        self.names = dict[int, NamedSpan]()
        self.quotations = dict[int, Marked]()

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """Return the word at a place, and nothing outside of the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter, or is a name."""
        return self.text[self.starts[at]].isupper()

    def read(self, start: int, end: int) -> None:
        """Add the words of a stretch of the text in which there is no name and no quotation."""
        text, words, starts, ends = self.text, self.words, self.starts, self.ends
        for match in _WORD.finditer(text, start, end):
            words.append(match[0].lower())
            starts.append(match.start())
            ends.append(match.end())

    def put(self, word: str, start: int, end: int) -> int:
        """Add a word that stands for a name or a quotation, and return its place."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        return len(self.words) - 1


def lines(
    text: str, low: int, high: int, mentions: Sequence[NamedSpan], quotations: Sequence[Marked]
) -> Iterator[Line]:
    """Yield the sentences of a block; what stands in quotation marks ends none.

    A name in quotation marks of its own is a name like others.
    """
    spans = [q for q in quotations if not _is_name(q, mentions)]
    names = [
        name
        for name in mentions
        if not any_holds(spans, name.start)  # they are read with their quotation
    ]
    for start, end in _outer(text, low, high, spans):
        line = Line(text)
        _fill(line, start, end, names, spans)
        if line.words:
            yield line


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
    line: Line, start: int, end: int, mentions: Sequence[NamedSpan], spans: Sequence[Marked]
) -> None:
    name = bisect_left(mentions, start, key=lambda mention: mention.start)
    span = bisect_left(spans, start, key=lambda quotation: quotation.start)
    at = start
    while True:
        next_name = mentions[name] if name < len(mentions) else None
        next_span = spans[span] if span < len(spans) else None
        if next_name and next_name.end <= end and not (
            next_span and next_span.start < next_name.start
        ):
            name += 1
            if next_name.start < at:
                continue
            line.read(at, next_name.start)
            line.names[line.put(NAME, next_name.start, next_name.end)] = next_name
            at = next_name.end
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
