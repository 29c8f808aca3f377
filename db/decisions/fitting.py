"""Decisions whose places are not found any more, and what is nearest to these now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from db.decisions import log
from db.decisions.anchors import closeness, find
from db.decisions.kinds import Correct, Place, Scope, Scoped
from db.decisions.placing import texts_near, texts_of_words
from db.decisions.standing import Entry
from db.entities import MentionRow, rows_at

# For so many decisions the nearest place is looked for; the rest are only listed.
MOST_SEARCHED = 200
LONGEST_TEXT = 200_000
# A text is near to what stood at a place and beside it from so many of a hundred on.
NEAR = 70


@dataclass(frozen=True, slots=True)
class Unfit:
    """A place of a decision that is not there any more, and the nearest there is, if any."""

    entry: Entry
    place: Place
    nearest: MentionRow | None = None


def unfit(read: sqlite3.Connection) -> list[Unfit]:
    """Return the places of decisions that hold which are not found any more, newest first."""
    found = list[Unfit]()
    entries = sorted(log.entries(read, notes=False), key=lambda e: (e.at, e.uid), reverse=True)
    for entry in entries:
        if entry.undone or not _is_bound(entry):
            continue
        for place, article_id in _lost(read, entry):
            search = len(found) < MOST_SEARCHED
            nearest = _nearest(read, place, article_id) if search else None
            found.append(Unfit(entry, place, nearest))
    return found


def _is_bound(entry: Entry) -> bool:
    decision = entry.decision
    if isinstance(decision, Scoped):
        return decision.scope is Scope.ARTICLE
    return isinstance(decision, Correct)


def _lost(read: sqlite3.Connection, entry: Entry) -> Iterator[tuple[Place, int | None]]:
    """Yield the places that are not found, with the article that they rest on, if it is here.

    What holds in an article as a whole needs nothing but that, and what held in one that is gone
    is told once.
    """
    here = log.places_of(read, entry)
    known = {place for places in here.values() for place in places}
    gone = dict[str, Place]()
    for place in entry.decision.places:
        if place not in known and (place.hash not in gone or not gone[place.hash].quote):
            gone[place.hash] = place
    yield from ((place, None) for place in gone.values())
    for article_id, places in here.items():
        if any(place.start is None for place in places):
            continue
        text = read.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
        yield from ((place, article_id) for place in places if find(place, text) is None)


def _nearest(read: sqlite3.Connection, place: Place, article_id: int | None) -> MentionRow | None:
    """Return the place that is most like another: in its article first, then in any."""
    own = read.execute("SELECT id, text FROM articles WHERE id = ?", (article_id,)).fetchall()
    for texts in (own, texts_near(read, place), texts_of_words(read, place)):
        likest = max(
            ((*like, id_) for id_, text in texts if (like := _likest(place, text)) is not None),
            default=None,
        )
        if likest is not None:
            _, start, end, id_ = likest
            return rows_at(read, [(id_, start, end)])[0]
    return None


def _likest(place: Place, text: str) -> tuple[float, int, int] | None:
    """Return how like a text is to what stood at a place, of a hundred, and where, if it is."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    wanted, part = place.before + place.quote + place.after, text[:LONGEST_TEXT]
    exact = closeness(place, part)
    if exact is not None:
        score = 100 * (exact[0] + len(place.quote)) / len(wanted)
        if score >= NEAR:
            return score, exact[1], exact[1] + len(place.quote)
    found = partial_ratio_alignment(wanted, part, score_cutoff=NEAR) if wanted else None
    if found is None or found.dest_end <= found.dest_start:
        return None
    window = part[found.dest_start : found.dest_end]
    quote = partial_ratio_alignment(place.quote, window, score_cutoff=NEAR)
    if quote is not None and quote.dest_end > quote.dest_start:
        start = found.dest_start + quote.dest_start
        return found.score, start, start + quote.dest_end - quote.dest_start
    return found.score, found.dest_start, found.dest_end
