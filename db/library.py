"""The library: one SQLite file and everything that can be asked of it or written to it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db import schema
from db.articles import Articles
from db.connections import Connections
from db.shelves import Shelves

if TYPE_CHECKING:
    from db.browsing import Browsing
    from db.decisions.decisions import Decisions
    from db.entities import Entities
    from db.following.following import Following
    from db.leases import Leases
    from db.listing import Listing
    from db.naming import Naming
    from db.notes import Notes
    from db.noting import Noting
    from db.pages.cache import Pages
    from db.pages.links import Links
    from db.parting import Parting
    from db.review.review import Review
    from db.search import Search
    from db.searches import Searches
    from db.shelving import Shelving
    from db.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Health:
    """What an integrity check found; no problems is an empty tuple."""

    schema: int
    articles: int
    problems: tuple[str, ...]


class Library:
    """All tables of one library behind one handle; safe to use from several threads.

    What the first paint of a list does not need is imported when it is first asked for.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connections = Connections(path)
        self.articles = Articles(self.connections)
        self.shelves = Shelves(self.connections)

    @cached_property
    def entities(self) -> Entities:
        """Entities and their mentions."""
        from db.entities import Entities

        return Entities(self.connections)

    @cached_property
    def following(self) -> Following:
        """What a story is followed by: with whom, when, called what, saying what."""
        from db.following.following import Following

        return Following(self.connections)

    @cached_property
    def browsing(self) -> Browsing:
        """All entities, in an order, by pages."""
        from db.browsing import Browsing

        return Browsing(self.connections)

    @cached_property
    def listing(self) -> Listing:
        """Lists of articles in other orders, with only some of them, or under headings."""
        from db.listing import Listing

        return Listing(self.connections)

    @cached_property
    def search(self) -> Search:
        """Full-text search."""
        from db.search import Search

        return Search(self.connections)

    @cached_property
    def searches(self) -> Searches:
        """Searches that are kept."""
        from db.searches import Searches

        return Searches(self.connections, self.search)

    @cached_property
    def pages(self) -> Pages:
        """Encyclopedia pages, by title and by name."""
        from db.pages.cache import Pages

        return Pages(self.connections)

    @cached_property
    def links(self) -> Links:
        """Links of entities to pages."""
        from db.pages.links import Links

        return Links(self.connections)

    @cached_property
    def parting(self) -> Parting:
        """Articles that speak for another bearer of a name."""
        from db.parting import Parting

        return Parting(self.connections)

    @cached_property
    def shelving(self) -> Shelving:
        """The writer of shelves and places."""
        from db.shelving import Shelving

        return Shelving(self.connections)

    @cached_property
    def naming(self) -> Naming:
        """The writer of mentions."""
        from db.naming import Naming

        return Naming(self.connections)

    @cached_property
    def decisions(self) -> Decisions:
        """The log of what the reader decided."""
        from db.decisions.decisions import Decisions

        return Decisions(self.connections)

    @cached_property
    def notes(self) -> Notes:
        """What the reader wrote."""
        from db.notes import Notes

        return Notes(self.connections)

    @cached_property
    def noting(self) -> Noting:
        """The writer of notes."""
        from db.noting import Noting

        return Noting(self.connections)

    @cached_property
    def review(self) -> Review:
        """What is doubtful, as questions."""
        from db.review.review import Review

        return Review(self.connections)

    @cached_property
    def waiting(self) -> Waiting:
        """Articles that wait to be recognised."""
        from db.waiting import Waiting

        return Waiting(self.connections)

    @cached_property
    def leases(self) -> Leases:
        """Leases on work that one process at a time does."""
        from db.leases import Leases

        return Leases(self.connections)

    @classmethod
    def create(cls, path: Path) -> Library:
        """Open a library for reading and writing; made or migrated where that is due.

        Raises:
            LibraryError: it can't be written, or comes from a newer version.
        """
        library = cls(path)
        schema.migrate(library.connections)
        return library

    def is_current(self) -> bool:
        """Whether the file is there and of this version's schema, so that it can be read.

        Raises:
            LibraryError: it is damaged, or comes from a newer version or another program.
        """
        return schema.is_current(self.connections)

    def change_count(self) -> int:
        """Return a number that changes when another connection has written."""
        return int(self.connections.read().execute("PRAGMA data_version").fetchone()[0])

    def facts(self) -> dict[str, str]:
        """Return what the library knows about itself."""
        return dict(self.connections.read().execute("SELECT name, value FROM facts").fetchall())

    def set_fact(self, name: str, value: str) -> None:
        """Keep something about the library itself."""
        with self.connections.write() as write:
            write.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def check(self) -> Health:
        """Run SQLite's integrity check, and compare every kept count with what it counts."""
        read = self.connections.read()
        problems, articles = list[str](), 0
        try:
            found = read.execute("PRAGMA quick_check").fetchall()
            problems += [row[0] for row in found if row[0] != "ok"]
            problems += [
                f"foreign key broken in {row[0]}"
                for row in read.execute("PRAGMA foreign_key_check")
            ]
            for name, query in _COUNTS.items():
                wrong = read.execute(query).fetchone()[0]
                if wrong:
                    problems.append(f"{name}: {wrong} wrong")
            articles = self.articles.count()
        except sqlite3.DatabaseError as error:
            problems.append(str(error))
        return Health(schema.version_of(read), articles, tuple(problems))

    def close(self) -> None:
        """Close all connections."""
        self.connections.close()


_MONTHS = """SELECT entity_id, substr(dated, 1, 7), sum(mentions), count(*)
    FROM article_entities GROUP BY 1, 2"""
_COUNTS = {
    "mentions of entities": """SELECT count(*) FROM entities e WHERE mentions !=
        (SELECT coalesce(sum(mentions), 0) FROM article_entities WHERE entity_id = e.id
        OR entity_id IN (SELECT id FROM entities m WHERE m.head = e.id))""",
    "articles of entities": """SELECT count(*) FROM entities e WHERE articles !=
        (SELECT count(DISTINCT article_id) FROM article_entities WHERE entity_id = e.id
        OR entity_id IN (SELECT id FROM entities m WHERE m.head = e.id))""",
    "heads of entities": """SELECT count(*) FROM entities e LEFT JOIN standings s ON s.key = e.key
        WHERE e.head IS NOT nullif((SELECT min(o.id) FROM standings t JOIN entities o
        ON o.key = t.key WHERE t.root = s.root), e.id)""",
    "flags of entities": """SELECT count(*) FROM entities e LEFT JOIN standings s ON s.key = e.key
        WHERE (e.hidden, e.watched) != (coalesce(s.hidden, 0), coalesce(s.watched, 0))""",
    "dates of entities": """SELECT count(*) FROM entities e WHERE (first, last) IS NOT
        (SELECT min(nullif(dated, '')), max(nullif(dated, '')) FROM article_entities
        WHERE entity_id = e.id OR entity_id IN (SELECT id FROM entities m WHERE m.head = e.id))""",
    "mentions in articles": """SELECT count(*) FROM article_entities x WHERE mentions !=
        (SELECT count(*) FROM mentions m
         WHERE m.article_id = x.article_id AND m.entity_id = x.entity_id)""",
    "months of entities": f"""SELECT (SELECT count(*) FROM ({_MONTHS} EXCEPT
        SELECT entity_id, month, mentions, articles FROM entity_months))
        + (SELECT count(*) FROM (SELECT entity_id, month, mentions, articles FROM entity_months
        EXCEPT {_MONTHS}))""",
    "spans outside their text": """SELECT count(*) FROM mentions m JOIN articles a
        ON a.id = m.article_id WHERE m.start < 0 OR m."end" > length(a.text)
        OR m.start >= m."end" """,
}
