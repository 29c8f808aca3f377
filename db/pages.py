"""The cache of encyclopedia pages, which names led to them, and the links of entities to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from db.connections import Connections

PAGE_LIFE = timedelta(days=14)
MISS_LIFE = timedelta(days=3)
LONGEST_MISS_LIFE = timedelta(days=30)

_COLUMNS = (
    "source, title, description, extract, url, origin, language, qid, revision, licence,"
    " as_of, fetched_at"
)
_PAGE = ", ".join(f"p.{column}" for column in _COLUMNS.split(", "))


@dataclass(frozen=True, slots=True)
class Page:
    """An encyclopedia page, shortened, with what its licence asks to be shown.

    ``source`` is starter, wikipedia, mediawiki or zim; ``origin`` tells one wiki from another (its
    host, or a file); ``as_of`` is the date that what a starter note or a ZIM file says holds for.
    """

    source: str
    title: str
    description: str
    extract: str
    url: str
    origin: str = ""
    language: str = "en"
    qid: str = ""
    revision: int | None = None
    licence: str = ""
    as_of: str = ""
    fetched_at: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What is known about an entity's page.

    ``verdict`` is page, nobody (looked for, and nobody is known by that name), unsure (several
    candidates, no clear lead) or none (not looked for yet).
    """

    verdict: str = "none"
    page: Page | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    decided_by: str = ""


NO_LINK = Link()


@dataclass(frozen=True, slots=True)
class Cached:
    """What the cache knows of a name: its page, or None when none was found there."""

    page: Page | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the library has context: counts of entities by the verdict of their link."""

    entities: int
    page: int
    nobody: int
    unsure: int


class Pages:
    """Pages by title, pages by the name that was asked for, and links."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def link(self, entity_id: int) -> Link:
        """Return the link of an entity with its page."""
        query = f"""SELECT l.verdict, l.candidates, l.evidence, l.decided_by, {_PAGE}
            FROM links l LEFT JOIN pages p ON p.id = l.page_id WHERE l.entity_id = ?"""
        found = self._connections.read().execute(query, (entity_id,)).fetchone()
        if found is None:
            return NO_LINK
        return Link(
            verdict=found[0],
            candidates=tuple(json.loads(found[1])),
            evidence=tuple(json.loads(found[2])),
            decided_by=found[3],
            page=_page(found[4:]) if found[4] is not None else None,
        )

    def links(self, entity_ids: Sequence[int]) -> dict[int, Link]:
        """Return the links of several entities."""
        return {entity_id: self.link(entity_id) for entity_id in entity_ids}

    def cached(self, origin: str, language: str, name: str) -> Cached | None:
        """Return what a wiki answered for a name, or None if it was never asked."""
        query = f"""SELECT n.expires_at, {_PAGE} FROM page_names n
            LEFT JOIN pages p ON p.id = n.page_id
            WHERE n.origin = ? AND n.language = ? AND n.name = ?"""
        found = self._connections.read().execute(query, (origin, language, name)).fetchone()
        if found is None:
            return None
        page = _page(found[1:]) if found[1] is not None else None
        return Cached(page=page, stale=found[0] < _at(datetime.now(UTC)))

    def keep(self, origin: str, language: str, answers: Mapping[str, Page | None]) -> None:
        """Keep a wiki's answers by the names asked for; None is a miss, and kept as one.

        A page lives fourteen days; a miss three, doubled each time it is confirmed, up to thirty.
        """
        now = datetime.now(UTC)
        with self._connections.write() as write:
            for name, page in answers.items():
                page_id = None if page is None else put_page(write, page)
                query = """SELECT tries FROM page_names WHERE page_id IS NULL
                    AND origin = ? AND language = ? AND name = ?"""
                before = write.execute(query, (origin, language, name)).fetchone()
                tries = 1 if before is None or page is not None else before[0] + 1
                miss = min(MISS_LIFE * 2 ** min(tries - 1, 5), LONGEST_MISS_LIFE)
                life = PAGE_LIFE if page is not None else miss
                write.execute(
                    "INSERT OR REPLACE INTO page_names VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (origin, language, name, page_id, tries, _at(now), _at(now + life)),
                )

    def set_links(self, links: Mapping[int, Link], stamp: str) -> None:
        """Set the links of entities, stamped with what decided them; a reader's choice stays."""
        with self._connections.write() as write:
            for entity_id, link in links.items():
                page_id = None if link.page is None else put_page(write, link.page)
                write.execute(
                    """INSERT INTO links SELECT id, ?, ?, ?, ?, ?, ? FROM entities WHERE id = ?
                    ON CONFLICT (entity_id) DO UPDATE SET verdict = excluded.verdict,
                    page_id = excluded.page_id, candidates = excluded.candidates,
                    evidence = excluded.evidence, decided_by = excluded.decided_by,
                    stamp = excluded.stamp WHERE decided_by != 'reader'""",
                    (
                        link.verdict,
                        page_id,
                        json.dumps(link.candidates),
                        json.dumps(link.evidence),
                        link.decided_by,
                        stamp,
                        entity_id,
                    ),
                )

    def unlinked(self, stamp: str, limit: int) -> list[int]:
        """Return entities that no link of this stamp speaks of, the most mentioned first."""
        query = """SELECT e.id FROM entities e LEFT JOIN links l ON l.entity_id = e.id
            WHERE l.entity_id IS NULL OR (l.stamp != ? AND l.decided_by != 'reader')
            ORDER BY e.mentions DESC, e.id LIMIT ?"""
        return [row[0] for row in self._connections.read().execute(query, (stamp, limit))]

    def wanting(self) -> list[int]:
        """Return the entities that have no page yet, the most mentioned first."""
        query = """SELECT e.id FROM entities e LEFT JOIN links l ON l.entity_id = e.id
            WHERE coalesce(l.verdict, 'none') != 'page' ORDER BY e.mentions DESC, e.id"""
        return [row[0] for row in self._connections.read().execute(query)]

    def coverage(self) -> Coverage:
        """Count entities by the verdict of their link."""
        query = """SELECT count(*), coalesce(sum(l.verdict = 'page'), 0),
            coalesce(sum(l.verdict = 'nobody'), 0), coalesce(sum(l.verdict = 'unsure'), 0)
            FROM entities e LEFT JOIN links l ON l.entity_id = e.id"""
        return Coverage(*self._connections.read().execute(query).fetchone())


def put_page(write: sqlite3.Connection, page: Page) -> int:
    """Store a page over an older copy of it, and return its id, in the caller's transaction."""
    names = _COLUMNS.split(", ")
    found = write.execute(
        f"""INSERT INTO pages ({_COLUMNS}) VALUES ({", ".join("?" * len(names))})
        ON CONFLICT (origin, language, title) DO UPDATE SET
        {", ".join(f"{name} = excluded.{name}" for name in names)} RETURNING id""",
        tuple(getattr(page, name) for name in names),
    ).fetchone()
    return int(found[0])


def _page(values: Sequence[object]) -> Page:
    names = _COLUMNS.split(", ")
    known = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    return Page(**known)  # type: ignore[arg-type]


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
