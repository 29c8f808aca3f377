"""What decisions make of the mentions of one article: a function of what the machine proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.decisions.anchors import find
from db.decisions.keys import base, made_by, name_part
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
    for ruling in sorted(rulings, key=lambda ruling: _ORDER[ruling.rule.scope]):
        after = _rule(text, found, ruling)
        if after != found:
            effective.add(ruling.decision_id)
            found = after
    return found, effective


def _rule(text: str, spans: list[NamedSpan], ruling: Ruling) -> list[NamedSpan]:
    match ruling.rule:
        case NotAName(entity=entity, forms=forms):
            folded = {fold(form) for form in forms}
            meant = _meant(spans, entity)
            return [
                span
                for span in spans
                if span not in meant or fold(text[span.start : span.end]) not in folded
            ]
        case ChoosePage() | Split():
            return _moved(text, spans, ruling, ruling.rule)
        case IsAName():
            return _added(text, spans, ruling.rule, ruling.places)


def _moved(
    text: str, spans: list[NamedSpan], ruling: Ruling, rule: ChoosePage | Split
) -> list[NamedSpan]:
    """Give mentions to the entity that a decision parts from theirs."""
    meant = _meant(spans, rule.entity)
    spots = [spot for place in ruling.places if (spot := find(place, text)) is not None]
    if any(place.start is not None for place in ruling.places):
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
    pattern = re.compile(rf"(?<!\w){re.escape(rule.text)}(?!\w)") if rule.text else None
    others = [match.span() for match in pattern.finditer(text)] if pattern else []
    for start, end in (*chosen, *others):
        within = [s for s in found if s.start < end and start < s.end]
        # A longer name that holds this one is another name.
        if any(s.end - s.start > end - start or s.key == rule.key for s in within):
            continue
        found = [s for s in found if s not in within]
        found.append(NamedSpan(start, end, rule.label, rule.key, rule.text))
    return sorted(found, key=lambda s: s.start)


def _meant(spans: Sequence[NamedSpan], entity: Named) -> set[NamedSpan]:
    """Return the mentions of an entity.

    A model that has changed may take its name for another kind: then the name alone decides.
    """
    keys = {base(key) for key in entity.keys}
    meant = {span for span in spans if base(span.key) in keys}
    if not meant:
        names = {name_part(key) for key in entity.keys}
        meant = {span for span in spans if name_part(span.key) in names}
    return meant
