"""The brief of a connection of two entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.brief.order import newest
from db.brief.pieces import entity, known, page_of, quoted, rest
from db.entities import Entity
from db.following.answers import Chain, Scope
from db.markdown import line as escaped

if TYPE_CHECKING:
    from db.library import Library

CHAINS, BOTH = 3, 12


def bridge_brief(library: Library, one_id: int, other_id: int) -> str:
    """Return how the library connects two entities, as a page of Markdown.

    Raises:
        LookupError: there is none of one of the ids.
    """
    one, other = entity(library, one_id), entity(library, other_id)
    return page_of(_paragraphs(library, one, other))


def _paragraphs(library: Library, one: Entity, other: Entity) -> Iterator[str]:
    yield f"# {escaped(one.name)} and {escaped(other.name)}"
    for side in (one, other):
        yield f"## {escaped(side.name)}"
        yield from known(library, side)
    yield "## Connections"
    found = library.following.bridges.between(one.id, other.id, limit=CHAINS)
    for chain in found.chains:
        yield from _chain(chain)
    if not found.chains:
        yield "No chain of sentences connects them."
    if not found.whole:
        yield "*Not everything was looked at.*"
    lines = library.following.company.lines(one.id, other.id, Scope.SENTENCE, limit=BOTH * 5)
    if lines:
        yield "## Sentences that name both"
        yield from map(quoted, newest(lines)[:BOTH])
        yield from rest(len(lines) - BOTH, "sentence")


def _chain(chain: Chain) -> Iterator[str]:
    names = [hop.one.name for hop in chain.hops] + [chain.hops[-1].other.name]
    yield f"### {' – '.join(map(escaped, names))}"
    for hop in chain.hops:
        yield quoted(hop.line)
