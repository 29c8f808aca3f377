"""What decisions make of entities across the library: a function of the log alone.

Same and same is same, same and different is different, as in the resolver of nomenklatura
(opensanctions.org); what contradicts an earlier decision has no effect and is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.decisions.keys import made_by
from db.decisions.kinds import (
    ChoosePage,
    Different,
    Hide,
    Kind,
    PageName,
    Relabel,
    Rename,
    Same,
    Scope,
    Unsure,
    Watch,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision in the log: ``at`` is when it was made (ISO 8601, UTC), ``uid`` is its own."""

    id: int
    uid: str
    at: str
    decision: Kind
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What was decided of the entity of one key.

    Keys of one ``root`` are one entity. ``verdict`` is page or nobody, with the entry that says so.
    """

    root: str
    name: str | None = None
    label: str | None = None
    hidden: bool = False
    watched: bool = False
    verdict: str | None = None
    page: PageName | None = None
    decision_id: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision without effect, since an earlier one says otherwise."""

    entry: Entry
    against: Entry


@dataclass(frozen=True, slots=True)
class Standings:
    """All that stands: by key; what has no effect; and pairs of keys that were judged."""

    by_key: dict[str, Standing]
    conflicts: tuple[Conflict, ...]
    judged: dict[frozenset[str], str]


def stand(entries: Iterable[Entry]) -> Standings:
    """Return what stands because of decisions that were not taken back, in the order of time."""
    active = sorted((e for e in entries if not e.undone), key=_moment)
    roots, conflicts = _joined(active)
    found = dict[str, Standing]()
    for entry in active:
        key = _subject(entry)
        if key is not None:
            root = roots.find(key)
            found[root] = _with(found.get(root, Standing(root)), entry)
    by_key = {
        key: found.get(root) or Standing(root)
        for key in {*roots.keys, *found}
        for root in (roots.find(key),)
    }
    judged = {
        frozenset({roots.find(d.one.keys[0]), roots.find(d.other.keys[0])}): type(d).__name__
        for d in (entry.decision for entry in active)
        if isinstance(d, Different | Unsure)
    }
    alone = {key: s for key, s in by_key.items() if s != Standing(key) or key in roots.joined}
    return Standings(alone, conflicts, judged)


class _Roots:
    """Disjoint sets of keys, each known by the least key in it, and what parts two of them."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.joined: set[str] = set()
        self._parted: dict[str, dict[str, Entry]] = {}

    def find(self, key: str) -> str:
        self.keys.setdefault(key, key)
        while self.keys[key] != key:
            # Paths are halved as they are gone, so that long chains of keys stay cheap.
            self.keys[key] = key = self.keys[self.keys[key]]
        return key

    def join(self, one: str, other: str) -> None:
        self.joined |= {one, other}
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return
        self.keys[second] = first
        for third, entry in self._parted.pop(second, {}).items():
            del self._parted[third][second]
            self.part(first, third, entry)

    def part(self, one: str, other: str, entry: Entry) -> None:
        """Keep the first decision that two are not one."""
        first, second = self.find(one), self.find(other)
        known = self._parted.get(first, {}).get(second)
        if known is None or _moment(entry) < _moment(known):
            self._parted.setdefault(first, {})[second] = entry
            self._parted.setdefault(second, {})[first] = entry

    def parted(self, one: str, other: str) -> Entry | None:
        return self._parted.get(self.find(one), {}).get(self.find(other))


def _joined(active: list[Entry]) -> tuple[_Roots, tuple[Conflict, ...]]:
    roots, conflicts, joins = _Roots(), list[Conflict](), list[tuple[str, str, Entry]]()
    for entry in active:
        decision = entry.decision
        if not isinstance(decision, Same | Different):
            continue
        one, other = decision.one.keys[0], decision.other.keys[0]
        if one == other:
            # Of one and itself there is nothing to say.
            continue
        if isinstance(decision, Different):
            if roots.find(one) == roots.find(other):
                conflicts.append(Conflict(entry, _joining(joins, one, other)))
            else:
                roots.part(one, other, entry)
        elif (against := roots.parted(one, other)) is not None:
            conflicts.append(Conflict(entry, against))
        else:
            roots.join(one, other)
            joins.append((one, other, entry))
    return roots, tuple(conflicts)


def _joining(joins: list[tuple[str, str, Entry]], one: str, other: str) -> Entry:
    """Return the decision that made two keys one entity, of several the last."""
    roots = _Roots()
    for a, b, entry in joins:
        roots.join(a, b)
        if roots.find(one) == roots.find(other):
            return entry
    raise ValueError(f"{one!r} and {other!r} were never joined")


def _moment(entry: Entry) -> tuple[str, str]:
    return entry.at, entry.uid


def _subject(entry: Entry) -> str | None:
    """Return the key of the entity that a decision is about as a whole."""
    match entry.decision:
        case ChoosePage(scope=Scope.EVERYWHERE, entity=entity):
            return entity.keys[0]
        case ChoosePage() as parted:
            return made_by(parted, entry.uid)
        case Relabel(entity=entity) | Rename(entity=entity) | Hide(entity=entity):
            return entity.keys[0]
        case Watch(entity=entity):
            return entity.keys[0]
    return None


def _with(standing: Standing, entry: Entry) -> Standing:
    match entry.decision:
        case ChoosePage(page=page):
            verdict = "nobody" if page is None else "page"
            return replace(standing, verdict=verdict, page=page, decision_id=entry.id)
        case Relabel(label=label):
            return replace(standing, label=label)
        case Rename(name=name):
            return replace(standing, name=name)
        case Hide():
            return replace(standing, hidden=True)
        case Watch():
            return replace(standing, watched=True)
    return standing
