"""The cache of what encyclopedias answered: pages, and which names led to them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from db.connections import Connections
from db.pages.records import Cached, NamePage, Page
from db.pages.rows import COLUMNS, page_of, put_page

PAGE_LIFE, LIST_LIFE = timedelta(days=14), timedelta(days=30)
MISS_LIFE = timedelta(days=3)
LONGEST_MISS_LIFE = timedelta(days=30)


class Pages:
    """Pages by title, and by the name that was asked for."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, origin: str, language: str, title: str) -> Page | None:
        """Return the page of a title, or None if it is not here."""
        query = f"""SELECT {COLUMNS} FROM pages p
            WHERE origin = ? AND language = ? AND title = ?"""
        found = self._connections.read().execute(query, (origin, language, title)).fetchone()
        return None if found is None else page_of(found)

    def titled(self, language: str, title: str) -> list[Page]:
        """Return the pages of a title from all that was asked, those with a text first."""
        query = f"""SELECT {COLUMNS} FROM pages p WHERE title = ? AND language = ?
            ORDER BY extract = '', origin"""
        rows = self._connections.read().execute(query, (title, language))
        return [page_of(row) for row in rows]

    def cached(self, origin: str, language: str, name: str) -> Cached | None:
        """Return what was answered for a name, or None if it was never asked for."""
        values = (origin, language, name)
        query = """SELECT listed, wide, expires_at FROM page_names
            WHERE origin = ? AND language = ? AND name = ?"""
        found = self._connections.read().execute(query, values).fetchone()
        if found is None:
            return None
        rows = self._connections.read().execute(
            f"""SELECT n.via, n.aliases, {COLUMNS} FROM name_pages n JOIN pages p
            ON p.id = n.page_id WHERE n.origin = ? AND n.language = ? AND n.name = ?
            ORDER BY n.place""",
            values,
        )
        return Cached(
            pages=tuple(NamePage(page_of(r[2:]), r[0], tuple(json.loads(r[1]))) for r in rows),
            stale=found[2] < _at(datetime.now(UTC)),
            listed=bool(found[0]),
            wide=bool(found[1]),
        )

    def keep(self, origin: str, language: str, answers: Mapping[str, Cached]) -> None:
        """Keep answers by the names asked for; no pages is a miss, and kept as one.

        A page lives fourteen days, what a page of several meanings led to thirty; a miss three,
        doubled each time it is confirmed, up to thirty.
        """
        now = datetime.now(UTC)
        with self._connections.write() as write:
            for name, answer in answers.items():
                here = (origin, language, name)
                before = write.execute(
                    """SELECT tries FROM page_names n WHERE origin = ?1 AND language = ?2
                    AND name = ?3 AND NOT EXISTS (SELECT 1 FROM name_pages p
                    WHERE p.origin = ?1 AND p.language = ?2 AND p.name = ?3)""",
                    here,
                ).fetchone()
                tries = 1 if before is None or answer.pages else before[0] + 1
                life = _life(answer, tries)
                write.execute(
                    "INSERT OR REPLACE INTO page_names VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (*here, answer.listed, answer.wide, tries, _at(now), _at(now + life)),
                )
                write.execute(
                    "DELETE FROM name_pages WHERE origin = ? AND language = ? AND name = ?", here
                )
                write.executemany(
                    "INSERT INTO name_pages VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        (*here, place, put_page(write, n.page), n.via, json.dumps(n.aliases))
                        for place, n in enumerate(answer.pages)
                    ],
                )

    def confirm(self, origin: str, language: str, titles: Sequence[str]) -> None:
        """Give pages a new life that have not changed at their source, and answers made of them.

        A page of several meanings may have changed though what it led to has not.
        """
        now = datetime.now(UTC)
        values = (_at(now), origin, language, json.dumps(list(titles)))
        with self._connections.write() as write:
            write.execute(
                """UPDATE pages SET checked_at = ? WHERE origin = ? AND language = ?
                AND title IN (SELECT value FROM json_each(?))""",
                values,
            )
            write.execute(
                """UPDATE page_names SET expires_at = ?1 WHERE origin = ?2 AND language = ?3
                AND NOT listed AND name IN (SELECT n.name FROM pages p JOIN name_pages n
                ON n.page_id = p.id WHERE p.origin = ?2 AND p.language = ?3
                AND p.title IN (SELECT value FROM json_each(?4)) AND n.origin = ?2)
                AND NOT EXISTS (SELECT 1 FROM name_pages n JOIN pages p ON p.id = n.page_id
                WHERE n.origin = ?2 AND n.language = ?3 AND n.name = page_names.name
                AND p.title NOT IN (SELECT value FROM json_each(?4)))""",
                (_at(now + PAGE_LIFE), *values[1:]),
            )

    def languages(self, page: Page) -> dict[str, str]:
        """Return the titles of a page in other languages, by language, as far as they are known."""
        query = """SELECT l.language, l.title FROM page_languages l JOIN pages p ON p.id = l.page_id
            WHERE p.origin = ? AND p.language = ? AND p.title = ? ORDER BY l.language"""
        values = (page.origin, page.language, page.title)
        return dict(self._connections.read().execute(query, values).fetchall())

    def keep_languages(self, page: Page, titles: Mapping[str, str]) -> None:
        """Keep the titles of a page in other languages."""
        with self._connections.write() as write:
            page_id = put_page(write, page)
            write.execute("DELETE FROM page_languages WHERE page_id = ?", (page_id,))
            write.executemany(
                "INSERT INTO page_languages VALUES (?, ?, ?)",
                [(page_id, language, title) for language, title in titles.items()],
            )


def _life(answer: Cached, tries: int) -> timedelta:
    if answer.pages:
        return LIST_LIFE if answer.listed else PAGE_LIFE
    return min(MISS_LIFE * (1 << min(tries - 1, 5)), LONGEST_MISS_LIFE)


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
