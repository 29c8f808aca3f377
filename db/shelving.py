"""Shelves, and the places of articles on disk: what was read, moved, changed or vanished."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from db.connections import Connections
from db.dates import sort_key
from db.decisions.corrections import corrected, read_again
from db.decisions.log import let_go, take_up
from db.naming import unname
from db.records import Article
from db.shelves import Shelves
from db.tallies import redate


class Outcome(Enum):
    """What storing a file came to."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


class Stat(NamedTuple):
    """What tells a changed file from an unchanged one: size in bytes, mtime in nanoseconds."""

    size: int
    mtime_ns: int


# Pages of the full-text index that are written in one step: some milliseconds.
TIDIED_AT_ONCE = 100
_MERGE = "INSERT INTO articles_fts(articles_fts, rank) VALUES ('merge', ?)"

# What the library knows of a file: its path, size and mtime, why it could not be read if it
# couldn't, and whether it was gone. A row as it comes, since there may be a hundred thousand.
Place = tuple[str, int, int, str | None, int]


class Shelving:
    """The writer of shelves and places."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add_shelf(self, path: str, kind: str) -> int:
        """Return the shelf of a path, made if there is none; ``kind`` is folder or file."""
        known = Shelves(self._connections).at(path)
        if known is not None:
            return known
        with self._connections.write() as write:
            write.execute(
                "INSERT INTO shelves (path, kind, added_at) VALUES (?, ?, ?)"
                " ON CONFLICT (path) DO NOTHING",
                (path, kind, _now()),
            )
            query = "SELECT id FROM shelves WHERE path = ?"
            shelf_id = int(write.execute(query, (path,)).fetchone()[0])
            low, high = _below(path)
            rows = write.execute(
                "SELECT DISTINCT article_id FROM places WHERE article_id IS NOT NULL"
                " AND (path = ? OR (path > ? AND path < ?))",
                (path, low, high),
            ).fetchall()
            for row in rows:
                _put_on_shelves(write, row[0])
        return shelf_id

    def places(self, path: str) -> dict[str, Place]:
        """Return what is known of a file, or of every file below a folder, by path."""
        low, high = _below(path)
        query = """SELECT path, size, mtime_ns, error, gone FROM places
            WHERE path = ? OR (path > ? AND path < ?)"""
        return {row[0]: row for row in self._connections.read().execute(query, (path, low, high))}

    def put(self, files: Iterable[tuple[str, Stat, Article]]) -> list[Outcome]:
        """Store files that were read, all in one transaction.

        Known texts come first, and an article without a place is deleted last: where files have
        changed names among them, each article goes with its text.
        """
        hashed = [(content_hash(file[2]), *file) for file in files]
        outcomes, touched = dict[str, Outcome](), set[int]()
        with self._connections.write() as write:
            known = {digest for digest, *_ in hashed if _having(write, digest) is not None}
            for digest, path, stat, article in sorted(hashed, key=lambda one: one[0] not in known):
                outcomes[path] = _put(write, path, stat, article, digest, touched)
            for article_id in touched:
                _settle(write, article_id)
        return [outcomes[path] for _, path, *_ in hashed]

    def tidy(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Bring the full-text index into one piece, in steps that others can write between.

        What is in many pieces, as many articles leave it, is searched several times more slowly.
        """
        pages = -TIDIED_AT_ONCE
        while not stop():
            with self._connections.write() as write:
                before = write.total_changes
                write.execute(_MERGE, (pages,))
                # As SQLite's documentation of FTS5 has it, this is how the end is told.
                if write.total_changes - before < 2:
                    return
            pages = TIDIED_AT_ONCE

    def put_errors(self, errors: Mapping[str, tuple[Stat, str]]) -> None:
        """Remember files that could not be read, so that they are tried again when they change."""
        with self._connections.write() as write:
            for path, (stat, reason) in errors.items():
                found = write.execute(
                    """INSERT INTO places (path, size, mtime_ns, error) VALUES (?, ?, ?, ?)
                    ON CONFLICT (path) DO UPDATE SET size = excluded.size,
                    mtime_ns = excluded.mtime_ns, error = excluded.error, gone = 0
                    RETURNING article_id""",
                    (path, stat.size, stat.mtime_ns, reason),
                ).fetchone()
                if found[0] is not None:
                    _settle(write, found[0])

    def mark_gone(self, paths: Iterable[str]) -> int:
        """Mark places whose file has vanished; return how many articles have no file left."""
        gone = 0
        with self._connections.write() as write:
            for path in paths:
                found = write.execute(
                    "UPDATE places SET gone = 1 WHERE path = ? RETURNING article_id", (path,)
                ).fetchone()
                if found is None:
                    continue
                if found[0] is None:
                    write.execute("DELETE FROM places WHERE path = ?", (path,))
                else:
                    gone += _settle(write, found[0])
        return gone

    def forget(self, path: str) -> tuple[int, int]:
        """Take a shelf, or an article by its path, out of the library.

        Articles that another shelf still holds stay. Returns how many shelves and articles went.
        """
        low, high = _below(path)
        with self._connections.write() as write:
            shelves = write.execute("DELETE FROM shelves WHERE path = ?", (path,)).rowcount
            keep = [row[0] for row in write.execute("SELECT path FROM shelves")]
            rows = write.execute(
                "SELECT path, article_id FROM places WHERE path = ? OR (path > ? AND path < ?)",
                (path, low, high),
            ).fetchall()
            articles = set()
            for place, article_id in rows:
                if shelves and any(_holds(shelf, place) for shelf in keep):
                    continue
                write.execute("DELETE FROM places WHERE path = ?", (place,))
                articles.add(article_id)
            gone = 0
            for article_id in articles - {None}:
                query = "SELECT 1 FROM places WHERE article_id = ?"
                gone += write.execute(query, (article_id,)).fetchone() is None
                _settle(write, article_id)
        return shelves, gone

    def errors(self) -> list[tuple[str, str]]:
        """Return the paths that could not be read, with the reasons."""
        query = "SELECT path, error FROM places WHERE error IS NOT NULL AND NOT gone ORDER BY path"
        return [(row[0], row[1]) for row in self._connections.read().execute(query)]


def content_hash(article: Article) -> str:
    """Return the SHA-256 that identifies an article by all that was read of it."""
    parts = [article.title, article.text, article.byline, article.published, article.url]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _put(
    write: sqlite3.Connection,
    path: str,
    stat: Stat,
    article: Article,
    digest: str,
    touched: set[int],
) -> Outcome:
    same = _having(write, digest)
    query = "SELECT article_id FROM places WHERE path = ?"
    here = write.execute(query, (path,)).fetchone()
    before = None if here is None else here[0]
    if same is not None:
        article_id, outcome = same, Outcome.KNOWN
        read_again(write, article_id, article)
    elif before is not None and _places_of(write, before) == 1:
        article_id, outcome = before, Outcome.CHANGED
        unname(write, article_id)
        write.execute("UPDATE articles SET stage = '' WHERE id = ?", (article_id,))
        _fill(write, article_id, digest, article)
    else:
        cursor = write.execute(
            "INSERT INTO articles (hash, title, dated, text, blocks, styles, words, added_at)"
            " VALUES (?, '', '', '', '', '', 0, ?)",
            (digest, _now()),
        )
        article_id, outcome = int(cursor.lastrowid or 0), Outcome.NEW
        _fill(write, article_id, digest, article)
    write.execute(
        """INSERT INTO places (path, article_id, size, mtime_ns) VALUES (?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET article_id = excluded.article_id, size = excluded.size,
        mtime_ns = excluded.mtime_ns, error = NULL, gone = 0""",
        (path, article_id, stat.size, stat.mtime_ns),
    )
    touched.update({article_id} if before is None else {article_id, before})
    return outcome


def _having(write: sqlite3.Connection, digest: str) -> int | None:
    found = write.execute("SELECT id FROM articles WHERE hash = ?", (digest,)).fetchone()
    return None if found is None else int(found[0])


def _fill(write: sqlite3.Connection, article_id: int, digest: str, article: Article) -> None:
    take_up(write, article_id, digest)
    article = corrected(write, article_id, article)
    dated = sort_key(article.published)
    write.execute(
        """UPDATE articles SET hash = ?, title = ?, byline = ?, publication = ?, published = ?,
        dated = ?, url = ?, text = ?, blocks = ?, styles = ?, words = ?, language = ''
        WHERE id = ?""",
        (
            digest,
            article.title,
            article.byline,
            article.publication,
            article.published,
            dated,
            article.url,
            article.text,
            json.dumps([(b.kind, b.start, b.end) for b in article.blocks]),
            json.dumps([(s.kind, s.start, s.end) for s in article.styles]),
            len(article.text.split()),
            article_id,
        ),
    )
    redate(write, article_id, dated)


def _settle(write: sqlite3.Connection, article_id: int) -> bool:
    """Make an article agree with its places; return whether its last file has vanished."""
    query = "SELECT count(*), coalesce(sum(NOT gone), 0) FROM places WHERE article_id = ?"
    places, present = write.execute(query, (article_id,)).fetchone()
    if not places:
        unname(write, article_id)
        let_go(write, article_id)
        write.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return False
    if present:
        write.execute("DELETE FROM places WHERE article_id = ? AND gone", (article_id,))
    write.execute("UPDATE articles SET gone = ? WHERE id = ?", (int(not present), article_id))
    _put_on_shelves(write, article_id)
    return not present


def _put_on_shelves(write: sqlite3.Connection, article_id: int) -> None:
    write.execute("DELETE FROM shelf_articles WHERE article_id = ?", (article_id,))
    write.execute(
        """INSERT INTO shelf_articles SELECT DISTINCT s.id, a.dated, a.id FROM places p
        JOIN articles a ON a.id = p.article_id JOIN shelves s ON p.path = s.path
        OR substr(p.path, 1, length(rtrim(s.path, '/')) + 1) = rtrim(s.path, '/') || '/'
        WHERE p.article_id = ?""",
        (article_id,),
    )


def _places_of(write: sqlite3.Connection, article_id: int) -> int:
    query = "SELECT count(*) FROM places WHERE article_id = ?"
    return int(write.execute(query, (article_id,)).fetchone()[0])


def _below(folder: str) -> tuple[str, str]:
    """Return bounds between which all paths below a folder sort."""
    stem = folder.rstrip("/")
    return f"{stem}/", f"{stem}0"


def _holds(shelf: str, path: str) -> bool:
    return path == shelf or Path(shelf) in Path(path).parents


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
