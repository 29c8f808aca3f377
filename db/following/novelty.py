"""What is new in an article: sentences that no earlier article has nearly so.

The undated count as later than what is dated: of these nobody can say that they were first.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.articles import blocks_of
from db.connections import Connections
from db.following.answers import Earlier, Novelty
from db.following.lines import Spot, lines_at
from db.following.repeating import Wording
from db.following.sketching import sketches_of, telling_sentences
from db.records import Block
from db.sentences import sentence_starts

# So many sentences are looked at for one number of a sketch, and compared for one sentence.
_CROWD = 200
_COMPARED = 30

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of an article; ``marks`` are the spans in the article of what it names."""

    article_id: int
    start: int
    marks: Sequence[tuple[int, int]]
    wording: Wording

    @property
    def spot(self) -> Spot:
        return Spot(self.article_id, self.marks, self.marks[0][0], self.start)


class Novelties:
    """Which sentences of an article are new."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, article_id: int) -> Novelty:
        """Return the sentences of an article that name something: what is new, and what is known.

        Sentences of only a few words, and of what is hidden alone, are left out.
        """
        read = self._connections.read()
        found = list(_held_against_earlier(read, article_id))
        new = [one.spot for one, earlier in found if earlier is None]
        known = [(one.spot, earlier.spot) for one, earlier in found if earlier is not None]
        lines = iter(lines_at(read, [*new, *(spot for pair in known for spot in pair)]))
        return Novelty(
            new=tuple(next(lines) for _ in new),
            known=tuple(Earlier(next(lines), next(lines)) for _ in known),
        )

    def count(self, article_id: int) -> tuple[int, int]:
        """Return how many sentences of an article are new, of how many that name something."""
        found = list(_held_against_earlier(self._connections.read(), article_id))
        return sum(earlier is None for _, earlier in found), len(found)


def _held_against_earlier(
    read: sqlite3.Connection, article_id: int
) -> Iterator[tuple[_Sentence, _Sentence | None]]:
    """Yield the sentences of an article with the earlier one that each repeats, if any."""
    texts = _Texts(read)
    if article_id not in texts:
        return
    text, blocks = texts[article_id]
    rows = read.execute(_MENTIONS, (article_id,)).fetchall()
    bounds = dict(telling_sentences(text, blocks, (row[0] for row in rows)))
    slots = dict[int, list[int]]()
    for sketch in sketches_of(text, bounds.items()):
        slots.setdefault(sketch.start, []).append(sketch.slot)
    candidates = _earlier(read, article_id, slots)
    for start in slots:
        end = bounds[start]
        inside = [(row[0], row[1], row[2]) for row in rows if start <= row[0] < end]
        one = _sentence(article_id, text, start, end, inside)
        yield one, _repeated(one, candidates[start], texts)


def _repeated(one: _Sentence, places: Sequence[_Place], texts: _Texts) -> _Sentence | None:
    """Return the first of some places that has a sentence nearly so."""
    for article_id, start in places:
        there = texts.sentence(article_id, start)
        if there is not None and one.wording.is_like(there.wording):
            there = texts.named(there)
            if there is not None and one.wording.names_no_more_than(there.wording):
                return there
    return None


def _earlier(
    read: sqlite3.Connection, article_id: int, slots: Mapping[int, Sequence[int]]
) -> dict[int, list[_Place]]:
    """Return, by sentence, where earlier articles have something alike, the likest first."""
    listed = json.dumps(sorted({slot for own in slots.values() for slot in own}))
    places = dict[int, list[_Place]]()
    for slot, other, start in read.execute(_ALIKE, (listed,)):
        places.setdefault(slot, []).append((other, start))
    others = json.dumps(sorted({place[0] for found in places.values() for place in found}))
    moments = {
        row[0]: (row[1] == "", row[1], row[0]) for row in read.execute(_DATED, (others, article_id))
    }
    own = moments.get(article_id)
    found = dict[int, list[_Place]]()
    for sentence, numbers in slots.items():
        shared = Counter(
            place
            for slot in numbers
            for place in places.get(slot, ())
            if own is not None and place[0] in moments and moments[place[0]] < own
        )
        order = sorted(shared, key=lambda place: (-shared[place], moments[place[0]], place[1]))
        found[sentence] = order[:_COMPARED]
    return found


class _Texts:
    """Texts of articles with their blocks, each read once."""

    def __init__(self, read: sqlite3.Connection) -> None:
        self._read = read
        self._known: dict[int, tuple[str, Sequence[Block]] | None] = {}

    def __contains__(self, article_id: int) -> bool:
        return self._get(article_id) is not None

    def __getitem__(self, article_id: int) -> tuple[str, Sequence[Block]]:
        found = self._get(article_id)
        if found is None:
            raise KeyError(article_id)
        return found

    def sentence(self, article_id: int, start: int) -> _Sentence | None:
        """Return the sentence that begins at a place, without what it names."""
        if article_id not in self:
            return None
        text, blocks = self[article_id]
        bounds = [(block.start, block.end) for block in blocks] or [(0, len(text))]
        high = next((high for low, high in bounds if low <= start < high), None)
        if high is None:
            return None
        end = next((at for at in sentence_starts(text, start, high) if at > start), high)
        return _sentence(article_id, text, start, end, ())

    def named(self, sentence: _Sentence) -> _Sentence | None:
        """Return a sentence with what it names; None if there is nothing, or no such sentence."""
        place = (sentence.article_id, sentence.start)
        rows = self._read.execute(_MENTIONS_THERE, place).fetchall()
        if not rows:
            return None
        text, end = self[sentence.article_id][0], sentence.start + len(sentence.wording.text)
        return _sentence(sentence.article_id, text, sentence.start, end, rows)

    def _get(self, article_id: int) -> tuple[str, Sequence[Block]] | None:
        if article_id not in self._known:
            query = "SELECT text, blocks FROM articles WHERE id = ?"
            found = self._read.execute(query, (article_id,)).fetchone()
            self._known[article_id] = found and (found[0], blocks_of(found[1]))
        return self._known[article_id]


def _sentence(
    article_id: int, text: str, start: int, end: int, mentions: Sequence[tuple[int, int, int]]
) -> _Sentence:
    names = dict[int, frozenset[str]]()
    for low, high, entity in mentions:
        names[entity] = names.get(entity, frozenset()) | {text[low:high]}
    marks = [(low, high) for low, high, _ in mentions]
    return _Sentence(article_id, start, marks, Wording(text[start:end], names))


_NAMED = """SELECT m.start, m."end", h.id FROM mentions m JOIN entities e ON e.id = m.entity_id
    JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE m.article_id = ? AND NOT h.hidden"""
_MENTIONS = f"{_NAMED} ORDER BY m.start"
_MENTIONS_THERE = f"{_NAMED} AND m.sentence = ? ORDER BY m.start"
# Of a number that many sentences have, those of the articles that came first are looked at.
_ALIKE = f"""SELECT s.slot, s.article_id, s.start FROM json_each(?1) j
    CROSS JOIN sketches s ON s.slot = j.value AND s.article_id <= coalesce(
        (SELECT t.article_id FROM sketches t WHERE t.slot = j.value
        ORDER BY t.article_id LIMIT 1 OFFSET {_CROWD}), 9e18)"""
# The dates of articles stand in an index beside their ids; the articles are long to read.
_DATED = """SELECT DISTINCT article_id, dated FROM article_entities WHERE article_id = ?2
    OR article_id IN (SELECT value FROM json_each(?1))"""
