"""How long lists and the entity browser take in a large library: ``python -m bench.browsing``.

The library is that of ``bench.search``, with 200,000 entities: those that are not among its own are
in two articles each. Every figure is shown as a ratio to going once over all entities.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.decisions import timed
from bench.figures import line
from bench.search import ARTICLES
from bench.search import ENTITIES as KNOWN
from bench.search import made_up as with_articles
from db.browsing import Browsing, EntitySort, EntityView
from db.library import Library
from db.views import Group, Sort, View, filtered

ENTITIES, VISIBLE, PAGE = 200_000, 47, 100
_PEER = "SELECT count(*) FROM entities WHERE name > ''"


def main() -> None:
    """Print how long it takes to open lists and to fetch their pages."""
    parser = argparse.ArgumentParser(prog="python -m bench.browsing", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=7, help="runs of each figure (default: 7)")
    report(parser.parse_args().runs)


def report(runs: int) -> None:
    """Print the time of each list as a ratio to going over all entities."""
    with tempfile.TemporaryDirectory() as folder:
        library = made_up(Path(folder, "library.db"))
        print(f"browsing, {runs} runs, {ARTICLES:,} articles, {ENTITIES:,} entities")
        read = library.connections.read()
        peer = [timed(lambda: read.execute(_PEER).fetchone()) for _ in range(runs)]
        print(line("going once over all entities", peer, peer, None))
        for name, work in _works(library).items():
            print(line(name, [timed(work) for _ in range(runs)], peer, None))
        library.close()


def _works(library: Library) -> dict[str, Callable[[], object]]:
    browsing, listing = library.browsing, library.listing
    listed = listing.make(View(sort=Sort.TITLE))
    works: dict[str, Callable[[], object]] = {
        "entities: opening the browser": lambda: _open(browsing, EntityView()),
        "entities: a page far down": lambda: browsing.page(
            browsing.find(EntityView()), ENTITIES * 3 // 4, PAGE
        ),
        "entities: some of a name": lambda: _open(browsing, EntityView(like="name 12")),
        "entities: persons": lambda: _open(browsing, EntityView(label="PERSON")),
        "articles: a page far down, by headline": lambda: listing.page(listed, ARTICLES // 2, PAGE),
    }
    for order in EntitySort:
        works[f"entities: {order}"] = partial(_open, browsing, EntityView(order))
    for sort in Sort:
        works[f"articles: {sort}"] = partial(listing.make, View(sort=sort))
    for group in (Group.DAY, Group.SOURCE):
        works[f"articles: {group}"] = partial(listing.make, View(group=group))
    for typed in ("aba", "source:afp", "date:2010-05", "is:unread"):
        view = filtered(View(), typed)
        works[f"articles: {typed}"] = partial(listing.make, view)
    return works


def _open(browsing: Browsing, view: EntityView) -> None:
    """Do what the browser does before it is on the screen."""
    months = browsing.last_months()
    for entity in browsing.page(browsing.find(view), 0, PAGE)[:VISIBLE]:
        browsing.by_month(entity.id, months)


def made_up(path: Path) -> Library:
    """Make the library, by statements of its own."""
    library = with_articles(path)
    with library.connections.write() as write:
        write.executemany(
            "INSERT INTO entities (id, key, name, label) VALUES (?, ?, ?, ?)",
            (
                (n, str(n), f"Name {n}", ("PERSON", "ORG", "GPE")[n % 3])
                for n in range(KNOWN + 1, ENTITIES + 1)
            ),
        )
        for statement in _DERIVED:
            write.execute(statement)
    return library


_DERIVED = (
    f"""INSERT INTO article_entities SELECT e.id, a.dated, a.id, 1 FROM entities e JOIN articles a
        ON a.id IN (1 + e.id % {ARTICLES}, 1 + e.id * 7 % {ARTICLES}) WHERE e.id > {KNOWN}""",
    f"""INSERT INTO aliases SELECT id, name, label, lower(name), 2 FROM entities
        WHERE id > {KNOWN}""",
    """UPDATE entities SET (mentions, articles, first, last) = (SELECT sum(mentions), count(*),
        min(dated), max(dated) FROM article_entities x WHERE x.entity_id = entities.id)""",
)


if __name__ == "__main__":
    main()
