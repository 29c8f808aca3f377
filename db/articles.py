"""Articles as they are listed and read, and what the reader keeps about them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from db.connections import Connections
from db.records import Block, BlockKind, Style, StyleKind
from db.rows import ArticleRow, Mention, StoredArticle

ROW = (
    "a.id, a.title, a.byline, a.publication, a.published, a.url, a.read_at IS NOT NULL,"
    " a.starred, a.gone, a.words"
)
# Where an article is: a file that is still there before one that is gone.
PLACE = "(SELECT path FROM places p WHERE p.article_id = a.id ORDER BY p.gone, p.path LIMIT 1)"

# An article that is unread, and of which no copy has been read.
UNTOLD = """a.read_at IS NULL AND NOT EXISTS
    (SELECT 1 FROM articles r WHERE r.report = a.report AND r.read_at IS NOT NULL)"""


def article_row(values: Sequence[object]) -> ArticleRow:
    """Make a list row of the columns of ``ROW``."""
    id_, title, byline, publication, published, url, read, starred, gone, words = values
    return ArticleRow(
        id=int(str(id_)),
        title=str(title),
        byline=str(byline or ""),
        publication=str(publication or ""),
        published=None if published is None else str(published),
        url=str(url or ""),
        read=bool(read),
        starred=bool(starred),
        gone=bool(gone),
        words=int(str(words)),
    )


class Articles:
    """Queries over articles: lists newest first (undated ones last), and one in full."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, shelf: int | None = None) -> int:
        """Return how many articles stand on a shelf, or in the whole library."""
        read = self._connections.read()
        if shelf is None:
            return int(read.execute("SELECT count(*) FROM articles").fetchone()[0])
        query = "SELECT count(*) FROM shelf_articles WHERE shelf_id = ?"
        return int(read.execute(query, (shelf,)).fetchone()[0])

    def page(self, offset: int, limit: int, shelf: int | None = None) -> list[ArticleRow]:
        """Return ``limit`` rows of the list from position ``offset`` on."""
        if shelf is None:
            query = f"""SELECT {ROW} FROM (SELECT id FROM articles
                ORDER BY dated DESC, id DESC LIMIT ? OFFSET ?) JOIN articles a USING (id)
                ORDER BY a.dated DESC, a.id DESC"""
            values: tuple[int, ...] = (limit, offset)
        else:
            query = f"""SELECT {ROW} FROM (SELECT article_id FROM shelf_articles
                WHERE shelf_id = ? ORDER BY dated DESC, article_id DESC LIMIT ? OFFSET ?)
                JOIN articles a ON a.id = article_id ORDER BY a.dated DESC, a.id DESC"""
            values = (shelf, limit, offset)
        return [article_row(row) for row in self._connections.read().execute(query, values)]

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Return articles of some ids as a list shows them, in that order."""
        query = f"SELECT {ROW} FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))"
        found = self._connections.read().execute(query, (json.dumps(ids),))
        rows = {row.id: row for row in map(article_row, found)}
        return [rows[id_] for id_ in ids if id_ in rows]

    def index_of(self, article_id: int, shelf: int | None = None) -> int | None:
        """Return an article's position in the list, or None if it isn't there."""
        read = self._connections.read()
        found = read.execute("SELECT dated FROM articles WHERE id = ?", (article_id,)).fetchone()
        if found is None:
            return None
        table, id_, shelved = "articles", "id", ""
        values: tuple[int, ...] = ()
        if shelf is not None:
            table, id_, shelved = "shelf_articles", "article_id", "shelf_id = ? AND "
            values = (shelf,)
            here = f"SELECT 1 FROM {table} WHERE {shelved}dated = ? AND article_id = ?"
            if read.execute(here, (*values, found[0], article_id)).fetchone() is None:
                return None
        # Later days are counted by themselves: pairs would be compared one by one.
        later = f"SELECT count(*) FROM {table} WHERE {shelved}dated > ?"
        same = f"SELECT count(*) FROM {table} WHERE {shelved}dated = ? AND {id_} > ?"
        after = read.execute(later, (*values, found[0])).fetchone()[0]
        return int(after + read.execute(same, (*values, found[0], article_id)).fetchone()[0])

    def next_unread(self, offset: int, step: int, shelf: int | None = None) -> int | None:
        """Return the position of the next unread article after ``offset``; ``step`` is 1 or -1.

        One of which a copy has been read is passed over.
        """
        order, compare = ("DESC", "<") if step > 0 else ("ASC", ">")
        here = self.page(offset, 1, shelf)
        if not here:
            return None
        read = self._connections.read()
        dated = read.execute("SELECT dated FROM articles WHERE id = ?", (here[0].id,)).fetchone()[0]
        table, place, where, values = "articles a", "a.dated, a.id", "", (dated, here[0].id)
        if shelf is not None:
            table = "shelf_articles s JOIN articles a ON a.id = s.article_id"
            place, where = "s.dated, s.article_id", f"s.shelf_id = {shelf:d} AND "
        query = f"""SELECT a.id FROM {table} WHERE {where} {UNTOLD}
            AND ({place}) {compare} (?, ?) ORDER BY {place.replace(",", f" {order},")} {order}
            LIMIT 1"""
        found = read.execute(query, values).fetchone()
        return None if found is None else self.index_of(found[0], shelf)

    def row(self, article_id: int) -> ArticleRow | None:
        """Return an article as a list shows it, or None if there is none of that id."""
        query = f"SELECT {ROW} FROM articles a WHERE a.id = ?"
        found = self._connections.read().execute(query, (article_id,)).fetchone()
        return None if found is None else article_row(found)

    def of_hash(self, digest: str) -> int | None:
        """Return the id of the article whose content has this hash, or None."""
        query = "SELECT id FROM articles WHERE hash = ?"
        found = self._connections.read().execute(query, (digest,)).fetchone()
        return None if found is None else int(found[0])

    def get(self, article_id: int) -> StoredArticle | None:
        """Return an article with its mentions, or None if there is none of that id."""
        read = self._connections.read()
        query = f"""SELECT {ROW}, {PLACE}, a.text, a.blocks, a.styles, a.language, a.stage,
            a.position FROM articles a WHERE a.id = ?"""
        found = read.execute(query, (article_id,)).fetchone()
        if found is None:
            return None
        path, text, blocks, styles, language, stage, position = found[10:]
        return StoredArticle(
            row=article_row(found[:10]),
            path=path or "",
            text=text,
            blocks=blocks_of(blocks),
            styles=styles_of(styles),
            mentions=self.mentions(article_id),
            language=language,
            stage=stage,
            position=position,
        )

    def mentions(self, article_id: int) -> tuple[Mention, ...]:
        """Return an article's mentions in order."""
        query = """SELECT m.start, m."end", m.label, h.id, h.hidden FROM mentions m
            JOIN entities e ON e.id = m.entity_id JOIN entities h ON h.id = coalesce(e.head, e.id)
            WHERE m.article_id = ? ORDER BY m.start"""
        rows = self._connections.read().execute(query, (article_id,))
        return tuple(
            Mention(start, end, label, entity_id, bool(hidden))
            for start, end, label, entity_id, hidden in rows
        )

    def find(self, id_or_path: str) -> int | None:
        """Return the id of the article that is given by its id or by a path of it."""
        read = self._connections.read()
        if id_or_path.isdecimal() and len(id_or_path) < 19:
            query, value = "SELECT id FROM articles WHERE id = ?", id_or_path
            found = read.execute(query, (int(value),)).fetchone()
            if found is not None:
                return int(found[0])
        path = str(Path(os.path.expanduser(id_or_path)).absolute())
        found = read.execute("SELECT article_id FROM places WHERE path = ?", (path,)).fetchone()
        return None if found is None or found[0] is None else int(found[0])

    def publications(self) -> list[str]:
        """Return who published articles, as far as it is known."""
        query = "SELECT DISTINCT publication FROM articles WHERE publication != '' ORDER BY 1"
        return [row[0] for row in self._connections.read().execute(query)]

    def ids(self) -> Iterator[int]:
        """Yield the ids of all articles, newest first."""
        last: tuple[str, int] | None = None
        while True:
            where, values = ("", ()) if last is None else ("WHERE (dated, id) < (?, ?)", last)
            query = f"SELECT dated, id FROM articles {where} ORDER BY dated DESC, id DESC LIMIT 500"
            rows = self._connections.read().execute(query, values).fetchall()
            for row in rows:
                yield int(row[1])
            if not rows:
                return
            last = rows[-1]

    def set_read(self, article_id: int, read: bool) -> None:
        """Mark an article as read or unread."""
        now = datetime.now(UTC).isoformat(timespec="seconds") if read else None
        self._update(article_id, "read_at", now)

    def set_starred(self, article_id: int, starred: bool) -> None:
        """Star an article, or take its star away."""
        self._update(article_id, "starred", int(starred))

    def set_position(self, article_id: int, position: int) -> None:
        """Keep the offset in the text at which reading stopped."""
        self._update(article_id, "position", position)

    def _update(self, article_id: int, column: str, value: str | int | None) -> None:
        with self._connections.write() as write:
            write.execute(f"UPDATE articles SET {column} = ? WHERE id = ?", (value, article_id))


def blocks_of(stored: str) -> tuple[Block, ...]:
    """Read blocks back as they are stored."""
    return tuple(Block(BlockKind(kind), start, end) for kind, start, end in json.loads(stored))


def styles_of(stored: str) -> tuple[Style, ...]:
    """Read styles back as they are stored."""
    return tuple(Style(StyleKind(kind), start, end) for kind, start, end in json.loads(stored))
