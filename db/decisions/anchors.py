"""Places in a text that are found again after the text has changed.

A place is remembered as a quote with what stands beside it, as in the TextQuoteSelector of the
W3C's Web Annotation Data Model.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.decisions.kinds import Place

BESIDE = 40
# So much of what stood beside a quote has to stand there still, where the quote is not alone.
ENOUGH = 8
MOST_QUOTES = 2_000


def place_of(text: str, start: int, end: int, digest: str) -> Place:
    """Return the place of a span in the text of an article whose content has this hash."""
    return Place(
        hash=digest,
        start=start,
        quote=text[start:end],
        before=text[max(0, start - BESIDE) : start],
        after=text[end : end + BESIDE],
    )


def find(place: Place, text: str) -> tuple[int, int] | None:
    """Return the span of a place in a text, which may have changed; None if it is not there."""
    if place.start is None or not place.quote:
        return None
    here = place.start
    found = list(_quotes(place.quote, text))
    if not found:
        return None
    scored = [(_beside(place, text, start), -abs(start - here), start) for start in found]
    score, _, start = max(scored)
    if len(found) > 1 and score < min(ENOUGH, len(place.before) + len(place.after)):
        return None
    return start, start + len(place.quote)


def _quotes(quote: str, text: str) -> Iterator[int]:
    start = text.find(quote)
    for _ in range(MOST_QUOTES):
        if start < 0:
            return
        yield start
        start = text.find(quote, start + 1)


def _beside(place: Place, text: str, start: int) -> int:
    """Return how many characters beside a quote are those that stood there."""
    end = start + len(place.quote)
    before = text[max(0, start - BESIDE) : start]
    return _common(place.before[::-1], before[::-1]) + _common(
        place.after, text[end : end + BESIDE]
    )


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
