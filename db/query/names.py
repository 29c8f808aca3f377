"""What goes by the names in a query: entities and publications of a library."""

from __future__ import annotations

import json
import re
import sqlite3

from db.fold import fold
from db.query.errors import QueryError
from db.query.tree import From, Mentions

_SHOWN = 3
_LAST = "\U0010ffff"


def entity_ids(read: sqlite3.Connection, asked: Mentions) -> list[int]:
    """Return the ids of all entities that go by a name, with all that they are one with.

    Raises:
        QueryError: nothing in the library goes by it.
    """
    name = fold(asked.name)
    last = name + _LAST if asked.open else name
    heads = [row[0] for row in read.execute(_BY_ALIAS, (name, last))]
    if not heads:
        # A name that no text has: looked for last, since every entity is looked at.
        heads = [row[0] for row in read.execute(_BY_NAME, (name, last))]
    if not heads:
        near = [row[0] for row in read.execute(_NEAR, (name, name + _LAST, _SHOWN))]
        hint = f" There is {', '.join(near)}." if near else ""
        raise QueryError(
            f"Nothing in the library goes by “{asked.name}”.{hint}", asked.start, asked.end
        )
    return [row[0] for row in read.execute(_MEMBERS, (json.dumps(heads),))]


def publications(read: sqlite3.Connection, asked: From) -> list[str]:
    """Return the names of all publications that have words side by side in them.

    Raises:
        QueryError: there is none.
    """
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", fold(asked.words))))
    pattern = re.compile(rf"\b{words}" + ("" if asked.open else r"\b"))
    known = [row[0] for row in read.execute(_PUBLICATIONS)]
    found = [name for name in known if pattern.search(fold(name))]
    if not found:
        raise QueryError(f"Nothing is from “{asked.words}”.", asked.start, asked.end)
    return found


_BY_ALIAS = """SELECT coalesce(e.head, e.id) FROM aliases x JOIN entities e ON e.id = x.entity_id
        WHERE x.folded BETWEEN ?1 AND ?2
    UNION SELECT coalesce(e.head, e.id) FROM standings s JOIN entities e ON e.key = s.key
        WHERE s.name IS NOT NULL AND fold(s.name) BETWEEN ?1 AND ?2"""
_BY_NAME = "SELECT coalesce(head, id) FROM entities WHERE fold(name) BETWEEN ? AND ?"
_NEAR = """SELECT DISTINCT h.name FROM aliases x JOIN entities e ON e.id = x.entity_id
    JOIN entities h ON h.id = coalesce(e.head, e.id)
    WHERE x.folded BETWEEN ? AND ? ORDER BY h.mentions DESC, h.name LIMIT ?"""
_MEMBERS = """SELECT id FROM entities WHERE id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM entities WHERE head IN (SELECT value FROM json_each(?1))"""
# From one name to the next in the index: there are few, of very many articles.
_PUBLICATIONS = """WITH RECURSIVE known(name) AS (
        SELECT min(publication) FROM articles WHERE publication != ''
        UNION ALL SELECT (SELECT min(publication) FROM articles WHERE publication > known.name)
        FROM known WHERE known.name IS NOT NULL)
    SELECT name FROM known WHERE name IS NOT NULL"""
