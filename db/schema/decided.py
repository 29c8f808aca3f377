"""Version 2: what the reader decided stands on top of what the machine found."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from sqlite_utils import Database


def decided(db: Database) -> None:
    """Part the log of decisions from what it rests on; keep several pages for a name."""
    for statement in _STATEMENTS:
        db.execute(statement)
    _carry_over_decisions(db)
    for statement in _AFTERWARDS:
        db.execute(statement)


def _carry_over_decisions(db: Database) -> None:
    """Bring corrections of article heads into the new form of the log, in the order they had."""
    rows = db.execute(
        "SELECT id, at, article_id, hash, body, undone FROM old_decisions ORDER BY id"
    ).fetchall()
    last: datetime | None = None
    for id_, at, article_id, digest, body, undone in rows:
        change, moment = json.loads(body), datetime.fromisoformat(at)
        last = moment if last is None else max(moment, last + timedelta(microseconds=1))
        place = {"hash": digest or "", "start": None, "quote": "", "before": "", "after": ""}
        new = {"kind": "correct", "field": change["field"], "value": change["value"]}
        db.execute(
            "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?)",
            (
                id_,
                str(uuid4()),
                last.isoformat(timespec="microseconds"),
                "correct",
                json.dumps(new | {"places": [place]}),
                undone,
            ),
        )
        db.execute(
            "INSERT INTO decision_places VALUES (?, 0, ?, ?)", (id_, article_id, digest or "")
        )


_STATEMENTS = (
    # Decisions.
    "ALTER TABLE decisions RENAME TO old_decisions",
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, kind TEXT NOT NULL,
        body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE decision_places (
        decision_id INTEGER NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
        place INTEGER NOT NULL, article_id INTEGER, hash TEXT NOT NULL,
        PRIMARY KEY (decision_id, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX decision_places_article ON decision_places(article_id)",
    "CREATE INDEX decision_places_hash ON decision_places(hash)",
    """CREATE TABLE standings (
        key TEXT PRIMARY KEY, root TEXT NOT NULL, name TEXT, label TEXT,
        hidden INTEGER NOT NULL DEFAULT 0, watched INTEGER NOT NULL DEFAULT 0,
        verdict TEXT, page_id INTEGER REFERENCES pages(id), decision_id INTEGER
    ) WITHOUT ROWID""",
    "CREATE INDEX standings_root ON standings(root)",
    """CREATE TABLE proposals (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
        spans TEXT NOT NULL
    )""",
    """CREATE TABLE rulings (
        decision_id INTEGER NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        PRIMARY KEY (decision_id, article_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX rulings_article ON rulings(article_id)",
    """CREATE TABLE unruled (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE
    )""",
    # What a correction of an article's head stands in place of; where it was not kept so far, the
    # file is to be read again.
    "ALTER TABLE articles ADD COLUMN as_read TEXT",
    """UPDATE places SET mtime_ns = -1
        WHERE article_id IN (SELECT article_id FROM old_decisions WHERE NOT undone)""",
    # Entities.
    "ALTER TABLE entities ADD COLUMN head INTEGER REFERENCES entities(id)",
    "ALTER TABLE entities ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE entities ADD COLUMN watched INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX entities_head ON entities(head) WHERE head IS NOT NULL",
    # Pages.
    "ALTER TABLE pages ADD COLUMN facts TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE pages ADD COLUMN links TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE pages ADD COLUMN size INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE pages ADD COLUMN checked_at TEXT NOT NULL DEFAULT ''",
    "UPDATE pages SET checked_at = fetched_at",
    "CREATE INDEX pages_title ON pages(title)",
    """CREATE TABLE page_languages (
        page_id INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
        language TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (page_id, language)
    ) WITHOUT ROWID""",
    "ALTER TABLE page_names RENAME TO old_page_names",
    """CREATE TABLE page_names (
        origin TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
        listed INTEGER NOT NULL DEFAULT 0, wide INTEGER NOT NULL DEFAULT 0,
        tries INTEGER NOT NULL DEFAULT 1, fetched_at TEXT NOT NULL, expires_at TEXT NOT NULL,
        PRIMARY KEY (origin, language, name)
    ) WITHOUT ROWID""",
    """CREATE TABLE name_pages (
        origin TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL,
        page_id INTEGER NOT NULL REFERENCES pages(id), via TEXT NOT NULL,
        aliases TEXT NOT NULL DEFAULT '[]', PRIMARY KEY (origin, language, name, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX name_pages_page ON name_pages(page_id)",
    """INSERT INTO page_names SELECT origin, language, name, 0, 0, tries, fetched_at, expires_at
        FROM old_page_names""",
    """INSERT INTO name_pages SELECT origin, language, name, 0, page_id, 'title',
        json_array(name) FROM old_page_names WHERE page_id IS NOT NULL""",
    # Links: what the machine holds; what the reader chose stands in standings.
    "ALTER TABLE links RENAME TO old_links",
    """CREATE TABLE links (
        entity_id INTEGER PRIMARY KEY REFERENCES entities(id) ON DELETE CASCADE,
        verdict TEXT NOT NULL, page_id INTEGER REFERENCES pages(id), evidence TEXT NOT NULL,
        several INTEGER NOT NULL DEFAULT 0, stamp TEXT NOT NULL
    )""",
    "CREATE INDEX links_page ON links(page_id) WHERE page_id IS NOT NULL",
    """INSERT INTO links SELECT entity_id, verdict, page_id, evidence, 0, '' FROM old_links""",
    # Articles that are to be weighed by themselves, and what they say by themselves.
    """CREATE TABLE unweighed (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        PRIMARY KEY (entity_id, article_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE parted (
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        key TEXT NOT NULL, page_id INTEGER NOT NULL REFERENCES pages(id),
        PRIMARY KEY (article_id, key)
    ) WITHOUT ROWID""",
    "CREATE INDEX parted_key ON parted(key)",
    """CREATE TABLE link_candidates (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        place INTEGER NOT NULL, page_id INTEGER NOT NULL REFERENCES pages(id),
        evidence TEXT NOT NULL, PRIMARY KEY (entity_id, place)
    ) WITHOUT ROWID""",
)
_AFTERWARDS = (
    "DROP TABLE old_decisions",
    "DROP TABLE old_page_names",
    "DROP TABLE old_links",
)
