"""A chain of sentences from one entity to another, as rows of an outline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.panes.outline import Piece, Row
from tui.tabs.sentences import GAP, note, sentence_row
from tui.text import counted

if TYPE_CHECKING:
    from db.following.answers import Bridge, Chain

NONE = "No chain of up to four sentences connects them{within}: everything was looked at."
NONE_FOUND = (
    "No chain of up to four sentences was found{within}. Not everything was looked at: they are"
    " named in too many articles, or with too many others."
)
NOT_ALL = "Not everything was looked at: there may be better ones."


def rows_of(bridge: Bridge, place: int, open_id: int | None, within: str) -> tuple[Row, ...]:
    """Return the chain at a place of a bridge, each sentence under the two names that it joins.

    Where there is none, it is said whether all was looked at; ``within`` is the period in words.
    """
    if not bridge.chains:
        said = NONE if bridge.whole else NONE_FOUND
        return (note(said.format(within=f" {within}" if within else "")),)
    shown = list(_hops(bridge.chains[place], open_id))
    if not bridge.whole:
        shown.append(note(NOT_ALL))
    return tuple(shown)


def told(chain: Chain) -> str:
    """Return by way of whom a chain goes, in words."""
    between = [hop.other.name for hop in chain.hops[:-1]]
    if not between:
        return "one sentence names both"
    return f"{counted(len(chain.hops), 'sentence')}, by way of {' and '.join(between)}"


def _hops(chain: Chain, open_id: int | None) -> Iterator[Row]:
    for number, hop in enumerate(chain.hops, start=1):
        yield Row((Piece(f"{number}  {hop.one.name} – {hop.other.name}", "title"),))
        yield sentence_row(hop.line, open_id, indent=3)
        yield GAP
