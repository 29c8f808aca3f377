"""Places in a text that are found again after the text has changed.

A place is remembered as a quote with what stands beside it, as in the TextQuoteSelector of the
W3C's Web Annotation Data Model.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.decisions.kinds import Place

BESIDE = 40
# So much of what stood beside a quote has to stand there still, or all that stood on one side of
# it, where the quote is not alone.
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
    here, size = place.start, len(place.quote)
    all_of_it = len(place.before) + len(place.after)
    if here >= 0 and text.startswith(place.quote, here) and _beside(place, text, here) == all_of_it:
        return here, here + size
    found = list(_quotes(place.quote, text))
    if len(found) == 1:
        return found[0], found[0] + size
    scored = [
        (score, -abs(start - here), start)
        for start in found
        if (score := _beside(place, text, start)) >= ENOUGH or _has_a_side(place, text, start)
    ]
    if not scored:
        return None
    start = max(scored)[2]
    return start, start + size


def closeness(place: Place, text: str) -> tuple[int, int] | None:
    """Return how many characters beside a quote are as they were, and where that is so the most.

    None if the quote stands nowhere in the text.
    """
    if place.start is None or not place.quote:
        return None
    scores = ((_beside(place, text, start), -start) for start in _quotes(place.quote, text))
    best = max(scores, default=None)
    return None if best is None else (best[0], -best[1])


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


def _has_a_side(place: Place, text: str, start: int) -> bool:
    """Whether all that stood before a quote stands there, or all that stood after it.

    Less than could stand there is the beginning of the text, or its end.
    """
    end = start + len(place.quote)
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    return before == place.before or after == place.after


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
