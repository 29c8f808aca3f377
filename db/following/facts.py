"""Writing of what is found in an article beside its names."""

from __future__ import annotations

import sqlite3

from db.articles import blocks_of
from db.following.records import Facts
from db.following.reports import pair_up, unpair
from db.following.sketching import sketches_of
from db.sentences import Sentences

# What is kept for each article as a whole, and goes with its text.
_TABLES = ("epithets", "quotes")


def put_facts(write: sqlite3.Connection, article_id: int, facts: Facts) -> None:
    """Put what was found in an article in place of what was found there before."""
    drop_facts(write, article_id)
    write.executemany(
        "INSERT OR IGNORE INTO epithets VALUES (?, ?, ?, ?, ?)",
        [(article_id, e.mention, e.start, e.end, e.form) for e in facts.epithets],
    )
    write.executemany(
        "INSERT OR IGNORE INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (article_id, q.mention, q.start, q.end, q.verb_start, q.verb_end, int(q.direct))
            for q in facts.quotes
        ],
    )
    write.executemany(
        "INSERT OR IGNORE INTO sketches VALUES (?, ?, ?)",
        [(sketch.slot, article_id, sketch.start) for sketch in facts.sketches],
    )
    pair_up(write, article_id, facts.sketches)


def drop_facts(write: sqlite3.Connection, article_id: int) -> None:
    """Remove what was found in an article, in the caller's transaction."""
    for table in _TABLES:
        write.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    unpair(write, article_id)


def drop_sketches(write: sqlite3.Connection, article_id: int) -> None:
    """Remove the sketches of an article whose text goes, in the caller's transaction.

    They are worked out again, since only by their numbers can they be found quickly.
    """
    query = "SELECT text, blocks FROM articles WHERE id = ?"
    text, blocks = write.execute(query, (article_id,)).fetchone()
    bounds = Sentences(text, blocks_of(blocks)).bounds()
    write.executemany(
        "DELETE FROM sketches WHERE slot = ? AND article_id = ? AND start = ?",
        [(sketch.slot, article_id, sketch.start) for sketch in sketches_of(text, bounds)],
    )
