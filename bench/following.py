"""How long following a story takes in a large library: ``python -m bench.following [LIBRARY]``.

Without a library one is made up as for ``bench.search``, with sentences, epithets and quotes. Every
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
from pathlib import Path
from statistics import median, quantiles

from bench.decisions import timed
from bench.search import made_up
from db.following.answers import MentionView, Scope, Unit
from db.library import Library

RANKS = {"the most frequent": 0, "rank 1,000": 999}
ROWS = 50
TAB_S, NEWEST_S, TIMELINE_S, TOGETHER_S = 0.025, 0.005, 0.005, 0.010


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
                asked.ask(entity.id)
                begun = time.process_time()
                seconds = [timed(lambda: asked.ask(entity.id)) for _ in range(runs)]  # noqa: B023
                print(_row(asked, seconds, (time.process_time() - begun) / runs))


def questions(library: Library, entity_id: int) -> Iterator[Asked]:
    """Yield what is asked of a library about an entity."""
    following = library.following
    yield from _mentions(library, entity_id)
    for scope in Scope:
        yield Asked(f"together, {scope}", lambda e, s=scope: following.company.of(e, s), TOGETHER_S)  # type: ignore[misc]
    for companion in following.company.of(entity_id, Scope.ARTICLE, limit=1).companions:
        for scope in Scope:
            yield Asked(
                f"lines with the first companion, {scope}",
                lambda e, s=scope, o=companion.entity.id: following.company.lines(e, o, s),  # type: ignore[misc]
            )
    yield Asked("timeline", following.timeline.bars, TIMELINE_S)
    yield Asked("timeline by day", lambda e: following.timeline.bars(e, Unit.DAY))
    peak = following.timeline.peak(following.timeline.bars(entity_id))
    if peak is not None:
        yield Asked("articles of the peak", lambda e: following.timeline.heads(e, peak.period, 20))
    yield Asked("names", following.names.of)
    yield Asked("sayings", following.sayings.page)
    yield Asked("sayings with a word", lambda e: following.sayings.page(e, like="the"))


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
        yield Asked(f"mentions, {name}", lambda e, v=view: mentions.page(e, v, ROWS), limit)  # type: ignore[misc]
        yield Asked(f"mentions, {name}: count", lambda e, v=view: mentions.count(e, v))  # type: ignore[misc]
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
        library = Library(path) if path is not None else made_up(Path(folder, "library.db"))
        yield library
        library.close()


if __name__ == "__main__":
    main()
