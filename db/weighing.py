"""Which articles are to be weighed by themselves: those of entities that could be several."""

from __future__ import annotations

import sqlite3


def weigh(write: sqlite3.Connection, article_id: int) -> None:
    """Have an article weighed for those of its entities that could be several."""
    write.execute(
        """INSERT OR IGNORE INTO unweighed SELECT x.entity_id, x.article_id
        FROM article_entities x JOIN links l ON l.entity_id = x.entity_id
        WHERE x.article_id = ? AND l.several""",
        (article_id,),
    )


def weigh_all(write: sqlite3.Connection, entity_id: int) -> None:
    """Have all articles of an entity weighed, if it could be several."""
    write.execute("DELETE FROM unweighed WHERE entity_id = ?", (entity_id,))
    write.execute(
        """INSERT INTO unweighed SELECT x.entity_id, x.article_id
        FROM article_entities x JOIN links l ON l.entity_id = x.entity_id
        JOIN entities e ON e.id = x.entity_id
        WHERE x.entity_id = ? AND l.several AND NOT instr(e.key, char(9))""",
        (entity_id,),
    )
