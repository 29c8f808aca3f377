"""Version 4: what following a story rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def following(db: Database) -> None:
    """Make the tables of epithets, quotes, sketches, copies and months.

    What needs the text is filled in when articles are recognised again.
    """
    for statement in _STATEMENTS:
        db.execute(statement)


_STATEMENTS = (
    # Where the sentence and the block of a mention begin.
    "ALTER TABLE mentions ADD COLUMN sentence INTEGER",
    "ALTER TABLE mentions ADD COLUMN block INTEGER",
    # The first of the articles that are copies of one report; NULL where there is but one.
    "ALTER TABLE articles ADD COLUMN report INTEGER",
    "CREATE INDEX idx_articles_report ON articles(report) WHERE report IS NOT NULL",
    """CREATE TABLE epithets (
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        mention INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        form TEXT NOT NULL, PRIMARY KEY (article_id, mention, start)
    ) WITHOUT ROWID""",
    """CREATE TABLE quotes (
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        mention INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        verb_start INTEGER NOT NULL, verb_end INTEGER NOT NULL, direct INTEGER NOT NULL,
        PRIMARY KEY (article_id, mention, start)
    ) WITHOUT ROWID""",
    # No index by article: what is left of a text that has changed is held against the text that
    # is there when it is found, and swept away when articles are forgotten.
    """CREATE TABLE sketches (
        slot INTEGER NOT NULL, article_id INTEGER NOT NULL, start INTEGER NOT NULL,
        PRIMARY KEY (slot, article_id, start)
    ) WITHOUT ROWID""",
    """CREATE TABLE copies (
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        likeness REAL NOT NULL, PRIMARY KEY (article_id, other_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX copies_other ON copies(other_id)",
    """CREATE TABLE entity_months (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        month TEXT NOT NULL, mentions INTEGER NOT NULL, articles INTEGER NOT NULL,
        PRIMARY KEY (entity_id, month)
    ) WITHOUT ROWID""",
    """INSERT INTO entity_months SELECT entity_id, substr(dated, 1, 7), sum(mentions), count(*)
        FROM article_entities GROUP BY 1, 2""",
)
