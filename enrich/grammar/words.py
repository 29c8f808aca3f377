"""Blocks cut into sentences, and these into words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from db.sentences import sentences
from db.spans import NamedSpan
from enrich.grammar.line import NAME, QUOTATION, Line
from enrich.grammar.marks import Marked

# In words; the time that a sentence takes may grow with its square.
LONGEST = 300
# Around a name alone they are no quotation: the firm "Acme".
_OWN_MARKS = frozenset({('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“")})


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
