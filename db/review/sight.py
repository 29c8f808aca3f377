"""What is looked at for doubts: the entities that are mentioned most, and what is known of them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.decisions.keys import name_part
from db.decisions.standing import Standing
from db.entities import ENTITY, Entity, entity_of
from db.review.past import Past

MOST = 2_000


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity that is looked at.

    ``verdict``, ``page_id`` and ``several`` are of its link; ``kind`` is what the machine took its
    name for, ``words`` are those of the name, both from its key.
    """

    entity: Entity
    key: str
    standing: Standing | None
    verdict: str
    page_id: int | None
    several: bool
    kind: str
    words: tuple[str, ...]


# Two that may be one, how doubtful that is from 0 to 1, and why it is asked.
Found = tuple[Seen, Seen, float, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A surface of an entity, plain and folded, with what it was labelled as, and how often."""

    surface: str
    folded: str
    label: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is looked at.

    ``forms`` are of each entity by its own, whatever it is one with; ``members`` are all that are
    one with an entity, itself among them.
    """

    seen: Sequence[Seen]
    members: Mapping[int, Sequence[int]]
    forms: Mapping[int, Sequence[Form]]

    def all_forms(self, entity_id: int) -> list[Form]:
        """Return the forms of an entity and of all that are one with it."""
        return [form for id_ in self.members[entity_id] for form in self.forms.get(id_, ())]


def look(read: sqlite3.Connection, past: Past, most: int = MOST) -> Sight:
    """Look at the entities that are mentioned most, hidden ones aside."""
    seen = list[Seen]()
    for *row, key, verdict, page_id, several in read.execute(_SEEN, (most,)):
        standing = past.by_key.get(key)
        kind, words = key.partition(":")[0], tuple(name_part(key).split())
        link = (verdict or "none", page_id, bool(several))
        seen.append(Seen(entity_of(row), key, standing, *link, kind, words))
    members = {s.entity.id: [s.entity.id] for s in seen}
    for id_, head in read.execute("SELECT id, head FROM entities WHERE head IS NOT NULL"):
        if head in members:
            members[head].append(id_)
    forms = defaultdict[int, list[Form]](list)
    listed = json.dumps([id_ for ids in members.values() for id_ in ids])
    for id_, *form in read.execute(_FORMS, (listed,)):
        forms[id_].append(Form(*form))
    return Sight(seen, members, forms)


# The reader's word on a page comes before the machine's.
_SEEN = f"""SELECT {ENTITY}, e.key, coalesce(s.verdict, l.verdict),
    CASE WHEN s.verdict IS NULL THEN CASE l.verdict WHEN 'page' THEN l.page_id END
        ELSE s.page_id END, l.several
    FROM entities e LEFT JOIN standings s ON s.key = e.key LEFT JOIN links l ON l.entity_id = e.id
    WHERE e.head IS NULL AND NOT e.hidden ORDER BY e.mentions DESC LIMIT ?"""
_FORMS = """SELECT a.entity_id, a.surface, a.folded, a.label, a.mentions FROM json_each(?) j
    JOIN aliases a ON a.entity_id = j.value"""
