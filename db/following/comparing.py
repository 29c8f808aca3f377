"""Two entities side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.entities import Entity
from db.following.answers import Line, Names, Scope, Unit
from db.pages import Link

if TYPE_CHECKING:
    from db.library import Library

_COMPANIONS, _LINES = 100, 20


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with its page and what it is called."""

    entity: Entity
    link: Link
    names: Names


@dataclass(frozen=True, slots=True)
class Common:
    """Who stands together with both, in how many articles with each."""

    entity: Entity
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month with the articles that mention each of the two; empty is undated."""

    period: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two entities, and what they have in common: companions, sentences, and their months."""

    one: Side
    other: Side
    common: tuple[Common, ...]
    lines: tuple[Line, ...]
    months: tuple[Month, ...]


def compared(library: Library, one: Entity, other: Entity) -> Comparison:
    """Compare two entities; sentences that name both are the newest."""
    lines = library.following.company.lines(one.id, other.id, Scope.SENTENCE, limit=_LINES)
    return Comparison(
        _side(library, one),
        _side(library, other),
        tuple(_common(library, one, other)),
        tuple(lines),
        tuple(_months(library, one, other)),
    )


def _side(library: Library, entity: Entity) -> Side:
    return Side(entity, library.links.of(entity.id), library.following.names.of(entity.id))


def _common(library: Library, one: Entity, other: Entity) -> list[Common]:
    """Return who stands in paragraphs with each of both, by the lesser of the two weights."""
    first, second = (
        {
            companion.entity.id: companion
            for companion in library.following.company.of(
                entity.id, Scope.PARAGRAPH, limit=_COMPANIONS
            ).companions
        }
        for entity in (one, other)
    )
    both = sorted(
        first.keys() & second.keys(),
        key=lambda id_: (-min(first[id_].weight, second[id_].weight), first[id_].entity.name, id_),
    )
    return [Common(first[id_].entity, first[id_].together, second[id_].together) for id_ in both]


def _months(library: Library, one: Entity, other: Entity) -> list[Month]:
    first, second = (
        {bar.period: bar.articles for bar in library.following.timeline.bars(id_, Unit.MONTH)}
        for id_ in (one.id, other.id)
    )
    periods = sorted(first.keys() | second.keys())
    return [Month(period, first.get(period, 0), second.get(period, 0)) for period in periods]
