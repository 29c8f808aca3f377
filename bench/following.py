"""How long following a story takes in a large library: ``python -m bench.following [LIBRARY]``.

Without a library one is made up as for ``bench.search``: sentences, epithets and quotes are then
anywhere in the text, as many as there are. Every
question is asked about the entity of most articles and about the one of rank 1,000, as the first
rows of its tab are shown; what it has to keep is for the 95th percentile, of a warm library. Beside
a busy machine, the time of the processor says what the work itself takes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import combinations, cycle
from pathlib import Path
from statistics import median, quantiles

from bench.decisions import timed
from bench.search import made_up
from db.following.answers import MentionView, Scope, Unit
from db.library import Library

RANKS = {"the most frequent": 0, "rank 1,000": 999}
ROWS, NEWEST = 50, 40
# The ranks of the entities between which bridges are asked for.
BRIDGED = (0, 100, 3_000, 30_000, 100_000)
TAB_S, NEWEST_S, TIMELINE_S, TOGETHER_S = 0.025, 0.005, 0.005, 0.010
NOVELTY_S, BRIDGE_S = 0.1, 0.3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an entity: what it is called, how it is asked, and its limit in seconds."""

    name: str
    ask: Callable[[int], object]
    limit: float = TAB_S


def main() -> None:
    """Print how long each question about a story takes."""
    parser = argparse.ArgumentParser(prog="python -m bench.following", description=main.__doc__)
    parser.add_argument("library", nargs="?", type=Path, help="a library (default: made up)")
    parser.add_argument("--runs", type=int, default=41, help="runs of each figure (default: 41)")
    given = parser.parse_args()
    with _opened(given.library) as library:
        report(library, given.runs)


def report(library: Library, runs: int) -> None:
    """Print a row for each question and entity, and whether it keeps its limit."""
    print(f"following, {runs} runs, {library.articles.count():,} articles")
    for rank, place in RANKS.items():
        for entity in library.entities.ranked(limit=1, offset=place):
            print(
                f"{rank}: {entity.name}, {entity.mentions:,} mentions, {entity.articles:,} articles"
            )
            for asked in questions(library, entity.id):
                _show(asked, entity.id, runs)
    for number, asked in enumerate(_beyond(library)):
        if not number:
            print("what is new, and bridges")
        _show(asked, 0, runs)


def _show(asked: Asked, entity_id: int, runs: int) -> None:
    asked.ask(entity_id)
    begun = time.process_time()
    seconds = [timed(lambda: asked.ask(entity_id)) for _ in range(runs)]
    print(_row(asked, seconds, (time.process_time() - begun) / runs), flush=True)


def questions(library: Library, entity_id: int) -> Iterator[Asked]:
    """Yield what is asked of a library about an entity."""
    following = library.following
    yield from _mentions(library, entity_id)
    for scope in Scope:
        yield Asked(f"together, {scope}", partial(_together, library, scope), TOGETHER_S)
    for companion in following.company.of(entity_id, Scope.ARTICLE, limit=1).companions:
        for scope in Scope:
            lines = partial(_lines, library, companion.entity.id, scope)
            yield Asked(f"lines with the first companion, {scope}", lines)
    yield Asked("timeline", following.timeline.bars, TIMELINE_S)
    yield Asked("timeline by day", lambda e: following.timeline.bars(e, Unit.DAY))
    peak = following.timeline.peak(following.timeline.bars(entity_id))
    if peak is not None:
        yield Asked("articles of the peak", lambda e: following.timeline.heads(e, peak.period, 20))
    yield Asked("names", following.names.of)
    yield Asked("sayings", following.sayings.page)
    yield Asked("sayings with a word", lambda e: following.sayings.page(e, like="the"))


def _beyond(library: Library) -> Iterator[Asked]:
    following = library.following
    newest = cycle([row.id for row in library.articles.page(0, NEWEST)])
    yield Asked(
        "what is new, of the newest", lambda _: following.novelty.of(next(newest)), NOVELTY_S
    )
    yield Asked(
        "count of what is new, of the newest", lambda _: following.novelty.count(next(newest))
    )
    ends = [library.entities.ranked(limit=1, offset=rank) for rank in BRIDGED]
    for one, other in combinations([found[0] for found in ends if found], 2):
        name = f"bridge, {one.articles:,} and {other.articles:,} articles"
        yield Asked(name, partial(_bridge, library, one.id, other.id), BRIDGE_S)


def _together(library: Library, scope: Scope, entity_id: int) -> object:
    return library.following.company.of(entity_id, scope)


def _lines(library: Library, other_id: int, scope: Scope, entity_id: int) -> object:
    return library.following.company.lines(entity_id, other_id, scope)


def _bridge(library: Library, one: int, other: int, _entity: int) -> object:
    return library.following.bridges.between(one, other)


def _mentions(library: Library, entity_id: int) -> Iterator[Asked]:
    mentions = library.following.mentions
    company = library.following.company.of(entity_id, Scope.SENTENCE, limit=1).companions
    source = next(iter(mentions.sources(entity_id)), "")
    views = {
        "all": MentionView(),
        "oldest first": MentionView(oldest_first=True),
        "a common word": MentionView(like="a"),
        "no word": MentionView(like="qqqq"),
        "one source": MentionView(source=source),
        "a year": MentionView(after="2020", before="2020"),
    }
    if company:
        views["with another"] = MentionView(other_id=company[0].entity.id)
    for name, view in views.items():
        limit = NEWEST_S if name == "all" else TAB_S
        yield Asked(f"mentions, {name}", partial(mentions.page, view=view, limit=ROWS), limit)
        yield Asked(f"mentions, {name}: count", partial(mentions.count, view=view))
    yield Asked("publications", mentions.sources)


def _row(asked: Asked, seconds: list[float], work: float) -> str:
    p95 = quantiles(seconds, n=20)[-1]
    kept = "ok" if p95 <= asked.limit else "MISSED"
    shown = f"p50 {median(seconds) * 1000:6.1f} ms  p95 {p95 * 1000:6.1f} ms"
    shown += f"  processor {work * 1000:6.1f} ms"
    return f"  {asked.name:<50} {shown}  within {asked.limit * 1000:.0f} ms: {kept}"


@contextmanager
def _opened(path: Path | None) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(path) if path is not None else _made_up(Path(folder, "library.db"))
        yield library
        library.close()


def _made_up(path: Path) -> Library:
    library = made_up(path)
    with library.connections.write() as write:
        for statement in _MADE_UP:
            write.execute(statement)
    return library


# Ten mentions an article, eight characters apart: three in a sentence, every fourth called
# something, every sixth quoted.
_MADE_UP = (
    "UPDATE mentions SET sentence = start - start % 24, block = 0",
    """INSERT INTO epithets SELECT article_id, start, "end" + 1, "end" + 12, 'apposition'
        FROM mentions WHERE (article_id + start / 8) % 4 = 0""",
    """INSERT INTO quotes SELECT article_id, start, "end" + 9, "end" + 80, "end" + 1, "end" + 6, 1
        FROM mentions WHERE (article_id + start / 8) % 6 = 0""",
    """INSERT INTO entity_months SELECT entity_id, substr(dated, 1, 7), sum(mentions), count(*)
        FROM article_entities GROUP BY 1, 2""",
    """UPDATE entities SET (first, last) = (SELECT min(dated), max(dated) FROM article_entities
        WHERE entity_id = entities.id)""",
)


if __name__ == "__main__":
    main()
