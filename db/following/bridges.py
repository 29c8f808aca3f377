"""How two entities are connected: the shortest chains of sentences from one to the other.

A search from both sides, breadth-first (I. Pohl, Bi-directional search, 1971). Of chains of a
length, those by way of rare companions come first: what is everywhere connects everything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from heapq import nsmallest
from itertools import pairwise
from math import log

from db.connections import Connections
from db.following.answers import Bridge, Chain, Hop
from db.following.graph import Graph, Link
from db.following.lines import Spot, lines_at

# So many articles of companions are looked at on each side.
ARTICLES = 3_000

_Path = tuple[int, ...]


class Bridges:
    """Chains of sentences between entities."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def between(
        self, one_id: int, other_id: int, *, limit: int = 3, after: str = "", before: str = ""
    ) -> Bridge:
        """Return chains from one entity to another of up to four sentences, the best first.

        Chains of one and of two sentences are looked for together, longer ones only where there is
        none shorter. ``after`` and ``before`` are the first and last day, month or year, of whose
        articles sentences are taken. What is hidden never stands in between.
        """
        read = self._connections.read()
        graph = Graph(read, after, before)
        one, other = graph.head_of(one_id), graph.head_of(other_id)
        if one is None or other is None or one == other:
            return Bridge((), whole=True)
        search = _Search(graph, one, other)
        paths = list[_Path]()
        for found in (search.short(), search.of_three(), search.of_four(limit)):
            paths = nsmallest(limit, found, key=search.rank)
            if paths:
                break
        return Bridge(tuple(_chain(read, graph, path) for path in paths), graph.whole)


class _Search:
    """The search between two entities; each part goes on where the one before it ended."""

    def __init__(self, graph: Graph, one: int, other: int) -> None:
        self._graph = graph
        self._ends = (one, other)

    def rank(self, path: _Path) -> tuple[int, float, list[str], _Path]:
        """Return what orders chains: length, how common those in between are, then their names."""
        inner = [self._graph.entity(head) for head in path[1:-1]]
        weight = sum(sorted(log(1 + entity.articles) for entity in inner))
        return len(path), weight, [entity.name for entity in inner], path

    def short(self) -> Iterator[_Path]:
        """Yield the chains of one and of two sentences."""
        one, other = self._ends
        self._graph.look_at(self._ends)
        if _link(self._graph, one, other) is not None:
            yield self._ends
        for between in self._graph.links(one).keys() & self._graph.links(other).keys():
            if self._may_be_between(between):
                yield one, between, other

    def of_three(self) -> Iterator[_Path]:
        """Yield the chains of three sentences."""
        one, other = self._ends
        near, far = self._companions(one), self._companions(other)
        # The side of which less is to be read tells as much.
        back = sum(map(self._graph.cost, far)) < sum(map(self._graph.cost, near))
        start, end, companions = (other, one, far) if back else (one, other, near)
        beyond = self._graph.links(end)
        for first in self._within_reach(companions):
            for second in self._graph.links(first).keys() & beyond.keys():
                if self._may_be_between(second):
                    path = (start, first, second, end)
                    yield path[::-1] if back else path

    def of_four(self, limit: int) -> Iterator[_Path]:
        """Yield the best chains of four sentences by way of each entity in the middle."""
        one, other = self._ends
        reached = tuple(self._by_middle(end) for end in self._ends)
        for middle in reached[0].keys() & reached[1].keys():
            # Of chains by one middle the best are made of the best of either side.
            firsts, lasts = (
                nsmallest(limit + 1, side[middle], key=lambda head: self.rank((head, head, head)))
                for side in reached
            )
            for first in firsts:
                for last in lasts:
                    if first != last:
                        yield one, first, middle, last, other

    def _by_middle(self, end: int) -> dict[int, list[int]]:
        """Return by which companions of an end others are reached that are none themselves."""
        found = dict[int, list[int]]()
        for companion in self._within_reach(self._companions(end)):
            for middle in self._graph.links(companion):
                if self._may_be_between(middle) and middle != companion:
                    found.setdefault(middle, []).append(companion)
        return found

    def _companions(self, end: int) -> list[int]:
        """Return who is named with an end and may be in between, the rarest first."""
        found = filter(self._may_be_between, self._graph.links(end))
        return sorted(found, key=lambda head: self.rank((head, head, head)))

    def _within_reach(self, companions: list[int]) -> list[int]:
        """Return those of some entities that are looked at, which they are then."""
        cost, taken = 0, list[int]()
        for companion in companions:
            cost += self._graph.cost(companion)
            if cost > ARTICLES:
                self._graph.whole = False
                break
            taken.append(companion)
        self._graph.look_at(taken)
        return taken

    def _may_be_between(self, head: int) -> bool:
        return head not in self._ends and not self._graph.entity(head).hidden


def _link(graph: Graph, one: int, other: int) -> Link | None:
    """Return the newest sentence that names both, as far as was looked from either of them."""
    found = (graph.links(one).get(other), graph.links(other).get(one))
    return max((link for link in found if link is not None), default=None)


def _chain(read: sqlite3.Connection, graph: Graph, path: _Path) -> Chain:
    spots = list[Spot]()
    for one, other in pairwise(path):
        link = _link(graph, one, other)
        if link is None:
            raise ValueError(f"{one} and {other} were never found together")
        rows = read.execute(_MARKS, (link.article_id, link.sentence, one, other)).fetchall()
        at = next(row[0] for row in rows if row[2] == one)
        spots.append(Spot(link.article_id, [(row[0], row[1]) for row in rows], at, link.sentence))
    lines = lines_at(read, spots)
    hops = zip(path, path[1:], lines, strict=False)
    return Chain(
        tuple(Hop(graph.entity(one), graph.entity(other), line) for one, other, line in hops)
    )


_MARKS = """SELECT m.start, m."end", coalesce(e.head, e.id) FROM mentions m
    JOIN entities e ON e.id = m.entity_id
    WHERE m.article_id = ?1 AND m.sentence = ?2 AND coalesce(e.head, e.id) IN (?3, ?4)
    ORDER BY m.start"""
