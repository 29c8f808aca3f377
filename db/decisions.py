"""The append-only log of what the reader decided; so far the corrections of an article's head.

A correction rests on the article and on the hash of what was read, so that it holds when the file
moves, when it is read again, and when the article was forgotten and comes back.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from db.connections import Connections, LibraryError
from db.dates import sort_key
from db.naming import redate
from db.records import Article

Field = Literal["title", "published", "byline"]


class Decisions:
    """The writer of the log."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def correct(self, article_id: int, field: Field, value: str) -> None:
        """Correct an article's headline, date (ISO 8601, or empty for undated) or byline.

        Raises:
            LibraryError: there is no such article.
        """
        with self._connections.write() as write:
            query = "SELECT hash FROM articles WHERE id = ?"
            found = write.execute(query, (article_id,)).fetchone()
            if found is None:
                raise LibraryError(f"There is no article {article_id} in the library.")
            write.execute(
                "INSERT INTO decisions (at, kind, article_id, hash, body) VALUES (?, ?, ?, ?, ?)",
                (
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    "correct",
                    article_id,
                    found[0],
                    json.dumps({"field": field, "value": value}),
                ),
            )
            kept = value or None if field == "published" else value
            write.execute(f"UPDATE articles SET {field} = ? WHERE id = ?", (kept, article_id))
            if field == "published":
                dated = sort_key(kept)
                write.execute("UPDATE articles SET dated = ? WHERE id = ?", (dated, article_id))
                redate(write, article_id, dated)


def let_go(write: sqlite3.Connection, article_id: int) -> None:
    """Rest what was decided of an article that goes on its content: its id may be used again."""
    write.execute(
        """UPDATE decisions SET article_id = NULL,
        hash = (SELECT hash FROM articles WHERE id = ?1) WHERE article_id = ?1""",
        (article_id,),
    )


def take_up(write: sqlite3.Connection, article_id: int, digest: str) -> None:
    """Rest on a new article what was decided of one of its content that went."""
    write.execute(
        "UPDATE decisions SET article_id = ? WHERE article_id IS NULL AND hash = ?",
        (article_id, digest),
    )


def corrected(
    connection: sqlite3.Connection, article_id: int, digest: str, article: Article
) -> Article:
    """Return an article as read, with the reader's corrections of it on top."""
    rows = connection.execute(
        "SELECT body FROM decisions WHERE kind = 'correct' AND NOT undone"
        " AND (article_id = ? OR hash = ?) ORDER BY id",
        (article_id, digest),
    )
    for (body,) in rows:
        change = json.loads(body)
        value = change["value"]
        match change["field"]:
            case "title":
                article = replace(article, title=value)
            case "byline":
                article = replace(article, byline=value)
            case "published":
                article = replace(article, published=value or None)
    return article
