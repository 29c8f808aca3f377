"""How long decisions take in a large library: ``python -m bench.decisions``.

The library is made up: 100,000 short articles, one entity named in the first 40,000 of them,
another in the last 40,000, and one of 2,000 others in each. Every figure is shown as a ratio to
counting the rows that the two are counted from.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.figures import line
from db.decisions.kinds import ChoosePage, Kind, Named, NotAName, PageName, Place, Same, Scope
from db.library import Library
from db.naming import ArticleNames, NamedSpan

ARTICLES, OF_EACH, OTHERS = 100_000, 40_000, 2_000
LIMIT_S, PREVIEW_LIMIT_S = 1.0, 0.1
FIRST = Named(("person:ada",), "Ada", "PERSON")
SECOND = Named(("person:bo",), "Bo", "PERSON")
PAGE = PageName("Bo (king)", "en.wikipedia.org", "en")
_COUNT = """SELECT count(DISTINCT article_id), sum(mentions) FROM article_entities
    WHERE entity_id IN (SELECT id FROM entities WHERE key IN ('person:ada', 'person:bo'))"""


def main() -> None:
    """Print how long decisions take, telling what they would do, and taking them back."""
    parser = argparse.ArgumentParser(prog="python -m bench.decisions", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each figure (default: 5)")
    report(parser.parse_args().runs)


def report(runs: int) -> None:
    """Print the time of each decision as a ratio to counting the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        library = made_up(Path(folder, "library.db"))
        print(f"decisions, {runs} runs, {ARTICLES:,} articles, two entities of {OF_EACH:,} each")
        read = library.connections.read()
        peer = [timed(lambda: read.execute(_COUNT).fetchone()) for _ in range(runs)]
        print(line("counting the articles and mentions of both", peer, peer, None))
        here = (Place(hash="1"),)
        tried: dict[str, Kind] = {
            "two are the same": Same(one=FIRST, other=SECOND),
            "a page, everywhere": ChoosePage(entity=FIRST, page=PAGE),
            "a page, in one article": ChoosePage(
                entity=FIRST, page=PAGE, scope=Scope.ARTICLE, places=here
            ),
            "no name, in one article": NotAName(
                entity=FIRST, forms=("Ada",), scope=Scope.ARTICLE, places=here
            ),
        }
        for name, decision in tried.items():
            _turn(library, name, decision, runs, peer)
        library.decisions.take(Same(one=FIRST, other=SECOND))
        stored = [timed(partial(_store, library, n)) for n in range(runs)]
        print(line("storing the names of 100 articles after that", stored, peer, None))
        assert library.check().problems == ()
        library.close()


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _turn(library: Library, name: str, decision: Kind, runs: int, peer: list[float]) -> None:
    told, taken, undone = list[float](), list[float](), list[float]()
    for _ in range(runs):
        told.append(timed(lambda: library.decisions.preview(decision)))
        taken.append(timed(lambda: library.decisions.take(decision)))
        undone.append(timed(library.decisions.undo))
    for what, seconds, limit in (
        (f"{name}: told before", told, PREVIEW_LIMIT_S),
        (name, taken, LIMIT_S),
        (f"{name}: taken back", undone, LIMIT_S),
    ):
        kept = "ok" if max(seconds) <= limit else "MISSED"
        print(f"{line(what, seconds, peer, None)}  within {limit:.1f} s: {kept}")


def _store(library: Library, run: int) -> None:
    numbers = range(run * 100 + 1, run * 100 + 101)
    library.naming.store(
        "again",
        [ArticleNames(number, str(number), "en", _spans(number)) for number in numbers],
    )


def _entity(number: int) -> tuple[str, str]:
    if number <= OF_EACH:
        return "person:ada", "Ada"
    return ("person:bo", "Bo") if number > ARTICLES - OF_EACH else ("place:mali", "Mali")


def _spans(number: int) -> list[NamedSpan]:
    key, name = _entity(number)
    other = f"Other{number % OTHERS}"
    at = len(name) + 5
    return [
        NamedSpan(0, len(name), "PERSON", key, name),
        NamedSpan(at, at + len(other), "ORG", f"org:{other.lower()}", other),
    ]


def made_up(path: Path, named: Callable[[int], list[NamedSpan]] = _spans) -> Library:
    """Make the library, by statements of its own: storing article by article takes minutes.

    ``named`` returns the mentions of an article by its number, the first of them at its beginning.
    """
    library = Library.create(path)
    numbers = range(1, ARTICLES + 1)
    spans = {number: named(number) for number in numbers}
    ids = {
        key: id_
        for id_, key in enumerate(dict.fromkeys(s.key for n in numbers for s in spans[n]), 1)
    }
    names = {s.key: (s.name, s.label) for n in numbers for s in spans[n]}
    with library.connections.write() as write:
        write.executemany(
            """INSERT INTO articles (id, hash, title, dated, text, blocks, styles, words, stage,
            added_at) VALUES (?, ?, '', ?, ?, '[]', '[]', 6, 'made up', '')""",
            ((n, str(n), f"{2000 + n % 24}-01-{n % 28 + 1:02}", _text(spans[n])) for n in numbers),
        )
        write.executemany(
            "INSERT INTO entities (id, key, name, label) VALUES (?, ?, ?, ?)",
            [(id_, key, *names[key]) for key, id_ in ids.items()],
        )
        write.executemany(
            """INSERT INTO mentions (article_id, start, "end", label, entity_id)
            VALUES (?, ?, ?, ?, ?)""",
            ((n, s.start, s.end, s.label, ids[s.key]) for n in numbers for s in spans[n]),
        )
        for statement in _DERIVED:
            write.execute(statement)
    return library


def _text(spans: list[NamedSpan]) -> str:
    return f"{' met '.join(span.name for span in spans)} and left."


_DERIVED = (
    """INSERT INTO article_entities SELECT m.entity_id, a.dated, a.id, count(*) FROM mentions m
        JOIN articles a ON a.id = m.article_id GROUP BY a.id, m.entity_id""",
    """INSERT INTO article_names SELECT x.article_id, x.entity_id, e.name FROM article_entities x
        JOIN entities e ON e.id = x.entity_id""",
    """INSERT INTO entity_names SELECT entity_id, name, count(*) FROM article_names
        GROUP BY entity_id""",
    """INSERT INTO aliases SELECT m.entity_id, e.name, m.label, lower(e.name), count(*)
        FROM mentions m JOIN entities e ON e.id = m.entity_id GROUP BY m.entity_id""",
    """UPDATE entities SET (mentions, articles, first, last) = (SELECT sum(mentions), count(*),
        min(dated), max(dated) FROM article_entities WHERE entity_id = entities.id)""",
)


if __name__ == "__main__":
    main()
