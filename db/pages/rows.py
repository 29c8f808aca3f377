"""Pages as rows of their table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from db.decisions.kinds import PageName
from db.pages.records import Page

_NAMES = tuple(field.name for field in fields(Page))
_LISTS = ("facts", "links")
COLUMNS = ", ".join(f"p.{name}" for name in _NAMES)
COUNT = len(_NAMES)


def page_of(values: Sequence[object]) -> Page:
    """Return the page of a row of ``COLUMNS``."""
    known: dict[str, Any] = {
        name: value for name, value in zip(_NAMES, values, strict=True) if value is not None
    }
    known["facts"] = tuple((label, value) for label, value in json.loads(known["facts"]))
    known["links"] = tuple(json.loads(known["links"]))
    return Page(**known)


def put_page(write: sqlite3.Connection, page: Page) -> int:
    """Store a page over an older copy of it, and return its id, in the caller's transaction.

    What comes without a text, as some candidates do, does not take away the text that is there.
    """
    values = {name: getattr(page, name) for name in _NAMES}
    values |= {name: json.dumps(values[name]) for name in _LISTS}
    values["checked_at"] = page.checked_at or page.fetched_at
    found = write.execute(
        f"""INSERT INTO pages ({", ".join(_NAMES)}) VALUES ({", ".join("?" * COUNT)})
        ON CONFLICT (origin, language, title) DO UPDATE SET
        {", ".join(f"{name} = excluded.{name}" for name in _NAMES)}
        WHERE excluded.extract != '' OR pages.extract = '' RETURNING id""",
        tuple(values.values()),
    ).fetchone()
    if found is None:
        return _id_of(write, page.origin, page.language, page.title) or 0
    return int(found[0])


def page_id_of(write: sqlite3.Connection, page: PageName) -> int:
    """Return the id of a page; one that is not here yet is kept by its title."""
    known = _id_of(write, page.origin, page.language, page.title)
    if known is not None:
        return known
    return put_page(
        write,
        Page(
            source=page.source,
            title=page.title,
            description="",
            extract="",
            url=page.url,
            origin=page.origin,
            language=page.language,
            qid=page.qid,
        ),
    )


def _id_of(connection: sqlite3.Connection, origin: str, language: str, title: str) -> int | None:
    query = "SELECT id FROM pages WHERE origin = ? AND language = ? AND title = ?"
    found = connection.execute(query, (origin, language, title)).fetchone()
    return None if found is None else int(found[0])
