"""What naming keeps in a library, to compare one library with another."""

from __future__ import annotations

from db.library import Library

# What is compared: everything that naming keeps, by keys and paths in place of ids.
TABLES = (
    "SELECT key, name, label, mentions, articles, first, last FROM entities ORDER BY 1",
    """SELECT key, surface, a.label, folded, a.mentions FROM aliases a
        JOIN entities e ON e.id = a.entity_id ORDER BY 1, 2, 3""",
    """SELECT key, path, dated, x.mentions FROM article_entities x JOIN places USING (article_id)
        JOIN entities e ON e.id = x.entity_id ORDER BY 1, 2""",
    """SELECT key, n.name, n.articles FROM entity_names n
        JOIN entities e ON e.id = n.entity_id ORDER BY 1, 2""",
    """SELECT key, path, n.name FROM article_names n JOIN places USING (article_id)
        JOIN entities e ON e.id = n.entity_id ORDER BY 1, 2""",
    """SELECT path, start, "end", m.label, key FROM mentions m JOIN places USING (article_id)
        JOIN entities e ON e.id = m.entity_id ORDER BY 1, 2""",
)


def tables(library: Library) -> list[list[tuple[object, ...]]]:
    """Return what naming keeps, without the ids that depend on the order of storing."""
    read = library.connections.read()
    return [read.execute(query).fetchall() for query in TABLES]
