"""Links of entities to pages: what the machine holds, and over it what the reader chose."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence

from db.connections import Connections
from db.fold import fold
from db.pages.records import NO_LINK, Choice, Coverage, Link
from db.pages.rows import COLUMNS, COUNT, page_of, put_page
from db.weighing import weigh_all

CHOSEN = ("you chose it",)
_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")


class Links:
    """What is known about each entity's page."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, entity_id: int) -> Link:
        """Return the link of an entity: the reader's choice, else the machine's."""
        read = self._connections.read()
        found = read.execute(_LINK, (entity_id,)).fetchone()
        if found is None:
            return NO_LINK
        chosen, verdict, evidence = found[0], found[1], found[2]
        if chosen is None and verdict is None:
            return NO_LINK
        pages = found[3 : 3 + COUNT], found[3 + COUNT :]
        rows = read.execute(_CANDIDATES, (entity_id,))
        candidates = tuple(Choice(page_of(r[1:]), tuple(json.loads(r[0]))) for r in rows)
        if chosen is not None:
            page = page_of(pages[0]) if pages[0][0] is not None else None
            return Link(chosen, page, candidates, CHOSEN, "reader")
        page = page_of(pages[1]) if pages[1][0] is not None else None
        return Link(verdict, page, candidates, tuple(json.loads(evidence)), "machine")

    def several(self, entity_ids: Sequence[int]) -> dict[int, Link]:
        """Return the links of several entities."""
        return {entity_id: self.of(entity_id) for entity_id in entity_ids}

    def keep(self, links: Mapping[int, Link], stamp: str) -> None:
        """Keep what the machine holds of entities, stamped with what decided it."""
        with self._connections.write() as write:
            for entity_id, link in links.items():
                _keep(write, entity_id, link, stamp)

    def unlinked(self, stamp: str, limit: int) -> list[int]:
        """Return entities that no link of this stamp speaks of, the most mentioned first."""
        query = """SELECT e.id FROM entities e LEFT JOIN links l ON l.entity_id = e.id
            WHERE e.head IS NULL AND (l.entity_id IS NULL OR l.stamp != ?)
            ORDER BY e.mentions DESC, e.id LIMIT ?"""
        return [row[0] for row in self._connections.read().execute(query, (stamp, limit))]

    def wanting(self) -> list[int]:
        """Return the entities that have no page yet, the most mentioned first."""
        query = f"""SELECT id FROM ({_VERDICTS}) WHERE verdict != 'page'
            ORDER BY mentions DESC, id"""
        return [row[0] for row in self._connections.read().execute(query)]

    def coverage(self) -> Coverage:
        """Count entities by the verdict of their link."""
        query = f"""SELECT count(*), coalesce(sum(verdict = 'page'), 0),
            coalesce(sum(verdict = 'nobody'), 0), coalesce(sum(verdict = 'unsure'), 0)
            FROM ({_VERDICTS})"""
        return Coverage(*self._connections.read().execute(query).fetchone())

    def known(self, titles: Sequence[str]) -> dict[str, int]:
        """Return how often the library mentions what some titles are of, those it does at all."""
        return {title: count for title, (_, count) in self._subjects(titles).items()}

    def subject(self, title: str) -> int | None:
        """Return the entity that a title is of: by its page, else by its name; None for none."""
        found = self._subjects([title]).get(title)
        return None if found is None else found[0]

    def _subjects(self, titles: Sequence[str]) -> dict[str, tuple[int, int]]:
        listed = json.dumps([(title, fold(bare(title))) for title in titles])
        found = dict[str, tuple[int, int]]()
        for title, entity_id, mentions in self._connections.read().execute(_SUBJECTS, (listed,)):
            found.setdefault(title, (entity_id, mentions))
        return found


def _keep(write: sqlite3.Connection, entity_id: int, link: Link, stamp: str) -> None:
    page_id = None if link.page is None else put_page(write, link.page)
    kept = write.execute(
        """INSERT INTO links SELECT id, ?, ?, ?, ?, ? FROM entities WHERE id = ?
        ON CONFLICT (entity_id) DO UPDATE SET verdict = excluded.verdict,
        page_id = excluded.page_id, evidence = excluded.evidence, several = excluded.several,
        stamp = excluded.stamp""",
        (link.verdict, page_id, json.dumps(link.evidence), link.several, stamp, entity_id),
    ).rowcount
    if not kept:
        return
    weigh_all(write, entity_id)
    write.execute("DELETE FROM link_candidates WHERE entity_id = ?", (entity_id,))
    write.executemany(
        "INSERT INTO link_candidates VALUES (?, ?, ?, ?)",
        [
            (entity_id, place, put_page(write, choice.page), json.dumps(choice.evidence))
            for place, choice in enumerate(link.candidates)
        ],
    )


def bare(title: str) -> str:
    """Return a title without the qualifier in brackets that tells it from others of the name."""
    return _QUALIFIER.sub("", title) or title


# The standing of any key that is one with the entity speaks for all.
_LINK = f"""SELECT s.verdict, l.verdict, l.evidence, {COLUMNS}, {COLUMNS.replace("p.", "q.")}
    FROM entities e LEFT JOIN standings s ON s.key = e.key
    LEFT JOIN links l ON l.entity_id = e.id
    LEFT JOIN pages p ON p.id = s.page_id LEFT JOIN pages q ON q.id = l.page_id
    WHERE e.id = coalesce((SELECT head FROM entities WHERE id = ?1), ?1)"""
_CANDIDATES = f"""SELECT c.evidence, {COLUMNS} FROM link_candidates c
    JOIN pages p ON p.id = c.page_id
    WHERE c.entity_id = coalesce((SELECT head FROM entities WHERE id = ?1), ?1) ORDER BY c.place"""
_VERDICTS = """SELECT e.id, e.mentions, coalesce(s.verdict, l.verdict, 'none') AS verdict
    FROM entities e LEFT JOIN standings s ON s.key = e.key
    LEFT JOIN links l ON l.entity_id = e.id WHERE e.head IS NULL"""
# By page first; a name alone is of whoever is mentioned by it most.
_SUBJECTS = """WITH asked AS (SELECT value ->> 0 AS title, value ->> 1 AS folded
        FROM json_each(?1)),
    found AS (
        SELECT a.title, e.id, 0 AS way FROM asked a JOIN pages p ON p.title = a.title
            JOIN standings s ON s.page_id = p.id JOIN entities e ON e.key = s.key
        UNION ALL SELECT a.title, e.id, 0 FROM asked a JOIN pages p ON p.title = a.title
            JOIN links l ON l.page_id = p.id AND l.verdict = 'page'
            JOIN entities e ON e.id = l.entity_id AND e.head IS NULL
            LEFT JOIN standings s ON s.key = e.key WHERE s.verdict IS NULL
        UNION ALL SELECT a.title, s.entity_id, 1 FROM asked a
            JOIN aliases s ON s.folded = a.folded)
    SELECT f.title, h.id, h.mentions FROM found f JOIN entities e ON e.id = f.id
    JOIN entities h ON h.id = coalesce(e.head, e.id)
    ORDER BY f.way, h.mentions DESC, h.id"""
