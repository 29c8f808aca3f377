"""What a library is asked while it is read, timed: lists, names, mentions, searches."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from bench.decisions import timed
from bench.table import percentile
from db.following.answers import Scope
from db.library import Library

FREQUENT, PAGE, RUNS_EACH = 10, 50, 4
RANKS = (0, 1, 2, 5, 9, 30, 100, 300)
WORDS = ("the", "of", "and", "distraction", "operational")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, all the ways to ask it, and within which milliseconds 95 % are answered."""

    name: str
    ways: tuple[Callable[[], object], ...]
    limit: float

    def p95(self) -> float:
        """Ask in all ways, several times; return the 95th percentile in milliseconds."""
        for way in self.ways:
            way()
        seconds = [timed(way) for _ in range(RUNS_EACH) for way in self.ways]
        return 1000 * percentile(seconds, 0.95)


def questions(library: Library) -> Iterator[Question]:
    """Yield the questions of one library."""
    entities, following = library.entities, library.following
    most = [entity.id for entity in entities.ranked(limit=FREQUENT)]
    yield Question(
        f"{PAGE} newest mentions of a name among the ten most frequent",
        tuple(partial(entities.mentions, id_, PAGE) for id_ in most),
        5,
    )
    yield Question(
        "timeline of a name among the ten most frequent",
        tuple(partial(following.timeline.bars, id_) for id_ in most),
        5,
    )
    yield Question(
        "together with a name among the ten most frequent, newest 500 articles",
        tuple(partial(following.company.of, id_, Scope.ARTICLE) for id_ in most),
        10,
    )
    yield from _articles(library)
    yield Question(
        "name prefix of 2 letters",
        tuple(partial(entities.beginning, prefix, 20) for prefix in _prefixes(library)),
        5,
    )
    yield _both(library)
    yield from _searches(library)


def _articles(library: Library) -> Iterator[Question]:
    count, chance = library.articles.count(), random.Random(11)
    places = [chance.randrange(count) for _ in range(20)]
    ids = [library.articles.page(place, 1)[0].id for place in places]
    yield Question(
        "article with its mentions",
        tuple(partial(library.articles.get, id_) for id_ in ids),
        5,
    )
    yield Question(
        "list page of 100, any place",
        tuple(partial(library.articles.page, place // 100 * 100, 100) for place in places),
        5,
    )
    yield Question(
        "place of an article in the list",
        tuple(partial(library.articles.index_of, id_) for id_ in ids),
        5,
    )


def _prefixes(library: Library) -> list[str]:
    names = [entity.name for entity in library.entities.ranked(limit=200)]
    return sorted({name[:2].lower() for name in names})[:20]


def _both(library: Library) -> Question:
    names = [library.entities.ranked(limit=1, offset=rank) for rank in RANKS]
    pairs = combinations([found[0].name for found in names if found], 2)
    asked = [f'entity:"{one}" entity:"{other}"' for one, other in pairs]
    return Question(
        "articles that name both A and B, newest 50",
        tuple(partial(library.search.found, query, limit=PAGE) for query in asked),
        25,
    )


def _searches(library: Library) -> Iterator[Question]:
    asked = [*WORDS, *(entity.name.split()[0] for entity in library.entities.ranked(limit=5))]
    yield Question(
        "search: newest 20 with snippets",
        tuple(partial(library.search.find, query, 20) for query in asked),
        5,
    )
    yield Question(
        "search: best of the newest 500 hits",
        tuple(partial(library.search.found, query, best=True, limit=500) for query in asked),
        10,
    )
