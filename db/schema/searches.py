"""Version 3: searches that are kept, and indexes for searching and browsing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def searches(db: Database) -> None:
    """Make the table of kept searches; index publications, what is unread or starred, entities."""
    for statement in _STATEMENTS:
        db.execute(statement)


_STATEMENTS = (
    """CREATE TABLE searches (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
        added_at TEXT NOT NULL
    )""",
    "CREATE INDEX idx_articles_publication ON articles(publication)",
    "CREATE INDEX idx_articles_dated_id_unread ON articles(dated, id) WHERE read_at IS NULL",
    "CREATE INDEX idx_articles_dated_id_starred ON articles(dated, id) WHERE starred",
    # All that are shown in their order: a page far down is found without going to the rows.
    """CREATE INDEX entities_shown ON entities(mentions DESC, id)
        WHERE head IS NULL AND NOT hidden""",
)
