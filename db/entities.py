"""Entities, their aliases, and their mentions across the library."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.articles import PLACE, ROW, article_row
from db.connections import Connections
from db.credits import stored_bounds
from db.fold import fold
from db.rows import ArticleRow
from db.sentences import sentence_bounds

# The columns of an entity ``e``.
ENTITY = (
    "e.id, e.name, e.label, e.mentions, e.articles, e.first, e.last,"
    " instr(e.key, char(9)) > 0, e.hidden, e.watched"
)
# The columns of a mention ``m`` in an article ``a``.
MENTION = f'{ROW}, {PLACE}, m.start, m."end", a.text, a.blocks, a.styles'
NEAREST = 5
# The entity that one of an id is counted with, and all that are.
HEAD = "coalesce((SELECT head FROM entities WHERE id = ?1), ?1)"
MEMBERS = f"(SELECT id FROM entities m WHERE m.id = {HEAD} OR m.head = {HEAD})"


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what mentions name; ``first`` and ``last`` are dates of articles, or None.

    ``apart`` says that its mentions were parted from another entity of the name; what is
    ``hidden`` is not shown, what is ``watched`` is followed.
    """

    id: int
    name: str
    label: str
    mentions: int
    articles: int
    first: str | None
    last: str | None
    apart: bool = False
    hidden: bool = False
    watched: bool = False


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention in its place: the article, and the sentence around it.

    ``at`` is where the name starts inside ``snippet``, in code points.
    """

    article: ArticleRow
    path: str
    start: int
    end: int
    text: str
    snippet: str
    at: int


class Entities:
    """Queries over entities; the most often mentioned first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, entity_id: int) -> Entity | None:
        """Return an entity, or None if there is none of that id; what is one has the ids of all."""
        query = f"SELECT {ENTITY} FROM entities e WHERE id = {HEAD}"
        found = self._connections.read().execute(query, (entity_id,)).fetchone()
        return None if found is None else entity_of(found)

    def ranked(
        self, label: str | None = None, like: str | None = None, limit: int = -1, offset: int = 0
    ) -> list[Entity]:
        """Return entities, of one label or with an alias that holds ``like``, if given."""
        where, values = ["e.head IS NULL", "NOT e.hidden"], list[str | int]()
        if label is not None:
            where.append("e.label = ?")
            values.append(label)
        if like is not None:
            where.append(
                "e.id IN (SELECT coalesce(m.head, m.id) FROM entities m WHERE m.id IN"
                " (SELECT entity_id FROM aliases WHERE instr(folded, ?) > 0"
                " UNION SELECT entity_id FROM entity_names WHERE instr(fold(name), ?) > 0)"
                " OR instr(fold(m.name), ?) > 0)"
            )
            values += [fold(like)] * 3
        query = f"""SELECT {ENTITY} FROM entities e WHERE {" AND ".join(where)}
            ORDER BY e.mentions DESC, e.name, e.id LIMIT ? OFFSET ?"""
        rows = self._connections.read().execute(query, (*values, limit, offset))
        return [entity_of(row) for row in rows]

    def beginning(self, prefix: str, limit: int) -> list[Entity]:
        """Return entities that go by a name that begins so, the most often called so first.

        Case and diacritics don't matter; of the names that begin so, the ``limit`` most frequent
        are looked at, and those that are hidden are left out.
        """
        low = fold(prefix)
        read = self._connections.read()
        query = f"""SELECT {ENTITY} FROM (SELECT coalesce(m.head, m.id) AS id, max(x.mentions) AS n
            FROM (SELECT entity_id, mentions FROM aliases WHERE folded >= ?1 AND folded < ?2
                ORDER BY mentions DESC LIMIT ?3) x
            JOIN entities m ON m.id = x.entity_id GROUP BY 1) found
            JOIN entities e ON e.id = found.id WHERE NOT e.hidden ORDER BY n DESC, e.name, e.id"""
        rows = read.execute(query, (low, f"{low}\U0010ffff", limit))
        return [entity_of(row) for row in rows]

    def find(self, name: str) -> list[Entity]:
        """Return the entities that go by a name, or the one of that id.

        Those whose own name it is come first, and one that it is so for alone comes alone if it
        outweighs all that only go by it. Case and diacritics don't matter.
        """
        if name.isdecimal() and len(name) < 19:
            by_id = self.get(int(name))
            if by_id is not None:
                return [by_id]
        folded = fold(name)
        query = f"""SELECT {ENTITY} FROM entities e WHERE e.id IN
            (SELECT coalesce(m.head, m.id) FROM entities m WHERE m.id IN
                (SELECT entity_id FROM aliases WHERE folded = ?1) OR fold(m.name) = ?1)
            ORDER BY fold(e.name) = ?1 DESC, e.mentions DESC, e.id"""
        found = [entity_of(row) for row in self._connections.read().execute(query, (folded,))]
        named = [entity for entity in found if fold(entity.name) == folded]
        others = sum(entity.mentions for entity in found if entity not in named)
        return named if len(named) == 1 and named[0].mentions > others else found

    def nearest(self, name: str) -> list[str]:
        """Return names of entities that look like a name that nothing goes by."""
        import difflib

        names = [entity.name for entity in self.ranked(limit=20_000)]
        folded: dict[str, str] = {}
        for known in names:
            folded.setdefault(fold(known), known)
        wanted = fold(name)
        close = difflib.get_close_matches(wanted, folded, n=NEAREST, cutoff=0.6)
        holding = [known for known in folded if wanted and wanted in known and known not in close]
        return [folded[known] for known in (holding + close)[:NEAREST]]

    def aliases(self, entity_id: int) -> list[tuple[str, int]]:
        """Return the surface forms of an entity with their counts, the most frequent first."""
        query = f"""SELECT surface, sum(mentions) AS n FROM aliases WHERE entity_id IN {MEMBERS}
            GROUP BY surface ORDER BY n DESC, surface"""
        return [(row[0], row[1]) for row in self._connections.read().execute(query, (entity_id,))]

    def next_article(self, entity_id: int, article_id: int, step: int) -> int | None:
        """Return the next (or previous) article that mentions an entity, in the order of lists.

        ``step`` is 1 or -1; None when there is none that way.
        """
        order, compare = ("DESC", "<") if step > 0 else ("ASC", ">")
        read = self._connections.read()
        query = f"""SELECT article_id FROM article_entities
            WHERE entity_id {members_of(read, entity_id)}
            AND (dated, article_id) {compare} (SELECT dated, id FROM articles WHERE id = ?)
            ORDER BY dated {order}, article_id {order} LIMIT 1"""
        found = read.execute(query, (article_id,)).fetchone()
        return None if found is None else int(found[0])

    def beside(self, entity_id: int, articles: int) -> list[str]:
        """Return the names of other entities in the newest articles of one, the commonest first."""
        read = self._connections.read()
        members = members_of(read, entity_id)
        query = f"""SELECT e.name FROM article_entities x
            JOIN (SELECT article_id FROM article_entities WHERE entity_id {members}
                ORDER BY dated DESC, article_id DESC LIMIT ?) newest USING (article_id)
            JOIN entities m ON m.id = x.entity_id JOIN entities e ON e.id = coalesce(m.head, m.id)
            WHERE NOT x.entity_id {members}
            GROUP BY e.id ORDER BY count(*) DESC, e.name"""
        return [row[0] for row in read.execute(query, (articles,))]

    def texts(self, entity_id: int, limit: int) -> list[str]:
        """Return the texts of the newest articles that mention an entity."""
        read = self._connections.read()
        query = f"""SELECT a.text FROM (SELECT DISTINCT dated, article_id FROM article_entities
                WHERE entity_id {members_of(read, entity_id)}
                ORDER BY dated DESC, article_id DESC LIMIT ?) x
            JOIN articles a ON a.id = x.article_id ORDER BY x.dated DESC, x.article_id DESC"""
        return [row[0] for row in read.execute(query, (limit,))]

    def names_of(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the names of some entities by their ids."""
        query = """SELECT m.id, e.name FROM entities m JOIN entities e
            ON e.id = coalesce(m.head, m.id) WHERE m.id IN (SELECT value FROM json_each(?))"""
        return dict(self._connections.read().execute(query, (json.dumps(list(ids)),)).fetchall())

    def mentions(
        self, entity_id: int, limit: int = -1, offset: int = 0, oldest_first: bool = False
    ) -> list[MentionRow]:
        """Return mentions of an entity with their sentences, by default newest articles first."""
        order = "ASC" if oldest_first else "DESC"
        read = self._connections.read()
        query = f"""SELECT {MENTION}
            FROM article_entities x JOIN articles a ON a.id = x.article_id
            JOIN mentions m ON m.article_id = x.article_id AND m.entity_id = x.entity_id
            WHERE x.entity_id {members_of(read, entity_id)}
            ORDER BY x.dated {order}, x.article_id {order}, m.start LIMIT ? OFFSET ?"""
        return [mention_row(row) for row in read.execute(query, (limit, offset))]


def members_of(read: sqlite3.Connection, entity_id: int) -> str:
    """Return the condition in SQL that a column holds an entity, or one that is one with it.

    For one alone it keeps the order of an index, which a list of several does not.
    """
    ids = [int(row[0]) for row in read.execute(MEMBERS[1:-1], (entity_id,))]
    return f"= {ids[0]}" if len(ids) == 1 else f"IN ({', '.join(map(str, ids))})"


def entity_of(row: Sequence[Any]) -> Entity:
    """Make an entity of the columns of ``ENTITY``."""
    *known, apart, hidden, watched = row
    id_, name, label, mentions, articles, first, last = known
    flags = map(bool, (apart, hidden, watched))
    return Entity(id_, name, label, mentions, articles, first, last, *flags)


def rows_at(
    read: sqlite3.Connection, spots: Iterable[tuple[int, int, int]]
) -> tuple[MentionRow, ...]:
    """Return places of articles (id, start, end) as mentions with their sentences, in order."""
    query = f"""SELECT {ROW}, {PLACE}, ?2, ?3, a.text, a.blocks, a.styles
        FROM articles a WHERE a.id = ?1"""
    found = (read.execute(query, spot).fetchone() for spot in spots)
    return tuple(mention_row(row) for row in found if row is not None)


def mention_row(values: Sequence[object]) -> MentionRow:
    """Make a mention of the columns of ``MENTION``."""
    path, start, end, text, blocks, styles = values[10:]
    start, end, text = int(str(start)), int(str(end)), str(text)
    low, high = 0, len(text)
    for block_start, block_end in stored_bounds(str(blocks), str(styles)):
        if block_start <= start < block_end:
            low, high = block_start, block_end
            break
    first, last = sentence_bounds(text, start, end, low, high)
    return MentionRow(
        article=article_row(values[:10]),
        path=str(path or ""),
        start=start,
        end=end,
        text=text[start:end],
        snippet=" ".join(text[first:last].split("\n")),
        at=start - first,
    )
