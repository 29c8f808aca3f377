"""Pairs of entities that may be one."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from db.decisions.keys import base, name_part
from db.labels import kind_named
from db.review.alike import near
from db.review.past import Past
from db.review.questions import Question
from db.review.sight import Found, Seen, Sight
from db.review.spelling import initials, is_acronym

# So many of those that share a page or a name are compared with the most mentioned of them.
MOST_TOGETHER = 6
# A people goes by the name of its state, and is another thing.
_STATE_AND_PEOPLE = {"place", "norp"}


def pairs(read: sqlite3.Connection, sight: Sight, past: Past) -> list[Question]:
    """Return each pair that may be one, and was not judged, with the best of its reasons."""
    plain = [seen for seen in sight.seen if not seen.entity.apart]
    best = dict[tuple[str, ...], Question]()
    for find in (_one_name, _surname, _acronym, near):
        _keep(best, find(plain), past)
    _keep(best, _one_page(read, sight.seen), past)
    _keep(best, _parted(read, sight.seen), past)
    return list(best.values())


def _keep(best: dict[tuple[str, ...], Question], found: Iterator[Found], past: Past) -> None:
    for one, other, doubt, why in found:
        if not past.is_judged(one.key, other.key):
            question = _question(one, other, doubt, why)
            known = best.setdefault(question.id, question)
            if known.weight < question.weight:
                best[question.id] = question


def _question(one: Seen, other: Seen, doubt: float, why: str) -> Question:
    first, second = sorted((one, other), key=lambda seen: -seen.entity.mentions)
    a, b = first.entity, second.entity
    names = (a.name, b.name)
    if a.name == b.name and first.kind != second.kind:
        names = (
            f"{a.name}, the {kind_named(first.key)},",
            f"{a.name}, the {kind_named(second.key)}",
        )
    elif a.name == b.name:
        names = (a.name, f"the other {b.name}")
    return Question(
        doubt="pair",
        entities=(a, b),
        keys=(first.key, second.key),
        asked=f"Is {names[0]} the same as {names[1]}?",
        why=why,
        yes=f"one from now on, with {a.mentions:,} and {b.mentions:,} mentions",
        no="two, as they are; not asked again",
        weight=b.mentions * doubt,
    )


def _one_page(read: sqlite3.Connection, seen: Sequence[Seen]) -> Iterator[Found]:
    together = defaultdict[int, list[Seen]](list)
    for one in seen:
        if one.page_id is not None:
            together[one.page_id].append(one)
    several = {page: group for page, group in together.items() if len(group) > 1}
    titles = dict(read.execute(_TITLES, (json.dumps(list(several)),)).fetchall())
    for page, (first, *others) in several.items():
        for other in others[:MOST_TOGETHER]:
            if base(first.key) != base(other.key):
                yield first, other, 0.9, f"Both are linked to the page “{titles[page]}”."


def _parted(read: sqlite3.Connection, seen: Sequence[Seen]) -> Iterator[Found]:
    """Find what articles were parted for without the reader's word."""
    by_key = {one.key: one for one in seen}
    parted = {row[0] for row in read.execute("SELECT DISTINCT key FROM parted")}
    for other in seen:
        one = by_key.get(base(other.key))
        if other.entity.apart and one is not None and one.key in parted and not other.standing:
            yield one, other, 0.4, "Some articles speak for another bearer of the name."


def _one_name(seen: Sequence[Seen]) -> Iterator[Found]:
    together = defaultdict[str, list[Seen]](list)
    for one in seen:
        together[name_part(one.key)].append(one)
    for first, *others in together.values():
        for other in others[:MOST_TOGETHER]:
            if {first.kind, other.kind} == _STATE_AND_PEOPLE:
                continue
            taken = f"{kind_named(first.key)} and {kind_named(other.key)}"
            yield first, other, 0.6, f"One name, taken for different things: {taken}."


def _surname(seen: Sequence[Seen]) -> Iterator[Found]:
    persons = [one for one in seen if one.kind == "person" and one.words]
    bearers = defaultdict[str, list[Seen]](list)
    for person in persons:
        if len(person.words) > 1:
            bearers[person.words[-1]].append(person)
    for bare in persons:
        found = bearers.get(bare.words[0], ()) if len(bare.words) == 1 else ()
        if len(found) == 1:
            full = found[0].entity.name
            why = f"{full} is the only full name with that surname among the names seen most."
            yield bare, found[0], 0.7, why


def _acronym(seen: Sequence[Seen]) -> Iterator[Found]:
    spelt = defaultdict[tuple[str, str], list[Seen]](list)
    for one in seen:
        for letters in initials(one.words):
            spelt[one.kind, letters].append(one)
    for short in seen:
        found = spelt.get((short.kind, "".join(short.words)), ())
        if len(found) == 1 and is_acronym(short.entity.name):
            name = short.entity.name
            why = f"{name} could be the initials, and of no other name among those seen most."
            yield short, found[0], 0.75, why


_TITLES = "SELECT id, title FROM pages WHERE id IN (SELECT value FROM json_each(?))"
