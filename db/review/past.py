"""What has been answered, from the log of decisions."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from db.decisions.keys import base
from db.decisions.kinds import Answer, Answered, Doubtful, IsAName, NotAName, Split
from db.decisions.log import entries
from db.decisions.standing import Standing, stand
from db.fold import fold


@dataclass(frozen=True, slots=True)
class Past:
    """Decisions that hold, as far as they answer questions."""

    by_key: Mapping[str, Standing]
    judged: AbstractSet[frozenset[str]]
    answered: Mapping[tuple[Doubtful, str], Mapping[str, Answer]]
    ruled: AbstractSet[str]
    split: AbstractSet[tuple[str, str]]

    def root(self, key: str) -> str:
        """Return what a key is one with others by."""
        standing = self.by_key.get(key)
        return key if standing is None else standing.root

    def answers(self, question: Doubtful, key: str) -> Mapping[str, Answer]:
        """Return what was answered of an entity, by what was asked about."""
        return self.answered.get((question, self.root(key)), {})

    def is_judged(self, one: str, other: str) -> bool:
        """Whether two entities are one, or were judged not to be, or not to be known to be."""
        pair = frozenset({self.root(one), self.root(other)})
        return len(pair) == 1 or pair in self.judged


def past_of(read: sqlite3.Connection) -> Past:
    """Read what has been answered."""
    held = [entry for entry in entries(read, notes=False) if not entry.undone]
    standings = stand(held)
    past = Past(standings.by_key, standings.judged.keys(), {}, set(), set())
    answered = defaultdict[tuple[Doubtful, str], dict[str, Answer]](dict)
    ruled, split = set[str](), set[tuple[str, str]]()
    for entry in held:
        match entry.decision:
            case Answered(question=question, entity=entity, about=about, answer=answer):
                for key in entity.keys:
                    answered[question, past.root(key)][about] = answer
            case IsAName(key=key):
                ruled.add(base(key))
            case NotAName(entity=entity):
                ruled.update(map(base, entity.keys))
            case Split(entity=entity, name=name):
                split.update((past.root(key), fold(name)) for key in entity.keys)
    return Past(past.by_key, past.judged, answered, ruled, split)
