"""What is new in an article: sentences that no earlier article has nearly so.

The undated count as later than what is dated: of these nobody can say that they were first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from db.articles import blocks_of
from db.connections import Connections
from db.following.alike import Named, alike
from db.following.answers import Earlier, Line, Novelty
from db.following.lines import Spot, Told, told
from db.following.repeating import Wording
from db.following.sketching import sketches_of, telling_sentences
from db.sentences import sentence_starts

# So many earlier sentences are compared with one.
_COMPARED = 20


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence that was held against earlier ones, and the one that it repeats, if any."""

    spot: Spot
    earlier: Spot | None


class Novelties:
    """Which sentences of an article are new."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, article_id: int) -> Novelty:
        """Return the sentences of an article that name something: what is new, and what is known.

        Sentences of only a few words, and of what is hidden alone, are left out.
        """
        held, texts = _held(self._connections.read(), article_id)
        return Novelty(
            new=tuple(texts.line(one.spot) for one in held if one.earlier is None),
            known=tuple(
                Earlier(texts.line(one.spot), texts.line(one.earlier))
                for one in held
                if one.earlier is not None
            ),
        )

    def count(self, article_id: int) -> tuple[int, int]:
        """Return how many sentences of an article are new, of how many that name something."""
        held, _ = _held(self._connections.read(), article_id)
        return sum(one.earlier is None for one in held), len(held)


def _held(read: sqlite3.Connection, article_id: int) -> tuple[list[_Held], _Texts]:
    """Hold the sentences of an article against earlier ones."""
    texts = _Texts(read)
    own = texts.get(article_id)
    if own is None:
        return [], texts
    found = read.execute("SELECT blocks FROM articles WHERE id = ?", (article_id,)).fetchone()
    spans = read.execute(_SPANS, (article_id,)).fetchall()
    blocks = blocks_of(found[0])
    bounds = dict(telling_sentences(own.text, blocks, (span[0] for span in spans)))
    slots = dict[int, list[int]]()
    for sketch in sketches_of(own.text, bounds.items()):
        slots.setdefault(sketch.start, []).append(sketch.slot)
    candidates = alike(read, article_id, slots)
    held = list[_Held]()
    for start in slots:
        inside = [span for span in spans if start <= span[0] < bounds[start]]
        named = Named(article_id, start, start, inside)
        wording = _wording(own.text, named, bounds[start])
        earlier = _repeated(wording, candidates.get(start, ()), texts)
        held.append(_Held(_spot(named), None if earlier is None else _spot(earlier)))
    return held, texts


def _repeated(wording: Wording, candidates: Sequence[Named], texts: _Texts) -> Named | None:
    """Return the first of some sentences that a wording says nothing beyond."""
    near = (one for one in candidates if any(span[2] in wording.names for span in one.spans))
    for one in islice(near, _COMPARED):
        article = texts.get(one.article_id)
        if article is not None:
            high = next((high for low, high in article.blocks if low == one.block), one.start)
            starts = sentence_starts(article.text, one.start, high)
            end = next((at for at in starts if at > one.start), high)
            if wording.says_no_more_than(_wording(article.text, one, end)):
                return one
    return None


class _Texts:
    """Articles with their texts, each read once."""

    def __init__(self, read: sqlite3.Connection) -> None:
        self._read = read
        self._known: dict[int, Told] = {}

    def get(self, article_id: int) -> Told | None:
        if article_id not in self._known:
            self._known |= told(self._read, [article_id])
        return self._known.get(article_id)

    def line(self, spot: Spot) -> Line:
        return self._known[spot.article_id].line(spot)


def _spot(sentence: Named) -> Spot:
    marks = [(low, high) for low, high, _ in sentence.spans]
    return Spot(sentence.article_id, marks, marks[0][0], sentence.start)


def _wording(text: str, sentence: Named, end: int) -> Wording:
    names = dict[int, frozenset[str]]()
    for low, high, entity in sentence.spans:
        names[entity] = names.get(entity, frozenset()) | {text[low:high]}
    return Wording(text[sentence.start : end], names)


_SPANS = """SELECT m.start, m."end", h.id FROM mentions m JOIN entities e ON e.id = m.entity_id
    JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE m.article_id = ? AND NOT h.hidden ORDER BY m.start"""
