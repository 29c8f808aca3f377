"""What decisions make of the mentions of one article: a function of what the machine proposed."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from operator import attrgetter

from db.decisions.anchors import find
from db.decisions.keys import base, made_by, name_part, whose
from db.decisions.kinds import ChoosePage, IsAName, Named, NotAName, Place, Scope, Split
from db.fold import fold
from db.spans import NamedSpan

Rule = NotAName | IsAName | ChoosePage | Split
_ORDER = {Scope.EVERYWHERE: 0, Scope.SOURCE: 1, Scope.ARTICLE: 2}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as it bears on one article, with those of its places that rest there."""

    decision_id: int
    uid: str
    rule: Rule
    places: tuple[Place, ...] = ()


def ruled(
    text: str, spans: Sequence[NamedSpan], rulings: Sequence[Ruling]
) -> tuple[list[NamedSpan], set[int]]:
    """Return an article's mentions after its rulings, and the ids of those that changed them.

    ``rulings`` are in the order of the log. What is said of the article outweighs what is said of
    its publication, and that what is said of all. Spans stay in order and never overlap.
    """
    found, effective = list(spans), set[int]()
    proposed = {base(span.key) for span in spans}
    for ruling in sorted(rulings, key=lambda ruling: _ORDER[ruling.rule.scope]):
        after = _rule(text, found, ruling, proposed)
        if after != found:
            effective.add(ruling.decision_id)
            found = after
    return found, effective


def _rule(text: str, spans: list[NamedSpan], ruling: Ruling, proposed: Set[str]) -> list[NamedSpan]:
    match ruling.rule:
        case NotAName(entity=entity, forms=forms):
            folded = {fold(form) for form in forms}
            meant = _meant(spans, entity, ruling, proposed)
            return [
                span
                for span in spans
                if span not in meant or fold(text[span.start : span.end]) not in folded
            ]
        case ChoosePage() | Split():
            meant = _meant(spans, ruling.rule.entity, ruling, proposed)
            return _moved(text, spans, meant, ruling, ruling.rule)
        case IsAName():
            return _added(text, spans, ruling.rule, ruling.places)


def _moved(
    text: str,
    spans: list[NamedSpan],
    meant: Set[NamedSpan],
    ruling: Ruling,
    rule: ChoosePage | Split,
) -> list[NamedSpan]:
    """Give mentions to the entity that a decision parts from theirs."""
    if rule.scope is Scope.ARTICLE and all(place.start is not None for place in ruling.places):
        spots = [spot for place in ruling.places if (spot := find(place, text)) is not None]
        meant = {s for s in meant if any(s.start < end and start < s.end for start, end in spots)}
    key = made_by(rule, ruling.uid)
    name = rule.name if isinstance(rule, Split) else ""
    return [replace(s, key=key, name=name or s.name) if s in meant else s for s in spans]


def _added(
    text: str, spans: list[NamedSpan], rule: IsAName, places: Sequence[Place]
) -> list[NamedSpan]:
    """Mark a name wherever it stands by itself; what the reader selected outweighs all others."""
    chosen = [spot for place in places if (spot := find(place, text)) is not None]
    found = [s for s in spans if not any(s.start < end and start < s.end for start, end in chosen)]
    for start, end in (*chosen, *_by_itself(text, rule.text)):
        low = bisect_right(found, start, key=attrgetter("end"))
        high = bisect_left(found, end, key=attrgetter("start"))
        within = found[low:high]
        # A longer name that holds this one is another name; what was parted from it stays so.
        if any(s.end - s.start > end - start or base(s.key) == base(rule.key) for s in within):
            continue
        found[low:high] = [NamedSpan(start, end, rule.label, rule.key, rule.text)]
    return found


def _by_itself(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text where no letter, digit or mark touches what is wanted."""
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        alone = not (start and _joins(text[start - 1])) and not _joins(text[end : end + 1])
        if alone:
            yield start, end
        start = text.find(wanted, end if alone else start + 1)


def _joins(char: str) -> bool:
    # Private characters too: the full-text index takes them for letters.
    kind = unicodedata.category(char) if char else ""
    return char == "_" or kind == "Co" or kind[:1] in {"L", "N", "M"}


def _meant(
    spans: Sequence[NamedSpan], entity: Named, ruling: Ruling, proposed: Set[str]
) -> set[NamedSpan]:
    """Return the mentions of an entity.

    A model that has changed may take its name for another kind: then the name alone decides, in
    articles that the decision rests on. In others, who else has the name may be somebody else.
    """
    keys = {whose(key) for key in entity.keys}
    meant = {span for span in spans if whose(span.key) in keys}
    if not meant and ruling.places and proposed.isdisjoint(base(key) for key in entity.keys):
        names = {name_part(key) for key in entity.keys}
        meant = {span for span in spans if name_part(span.key) in names}
    return meant
