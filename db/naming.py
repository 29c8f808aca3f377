"""Writing of mentions: what the machine finds in an article, with what was decided on top."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.connections import Connections
from db.decisions.rulings import Rulings
from db.following.facts import drop_facts, drop_sketches, put_facts
from db.following.records import NOTHING, Facts
from db.heads import regroup
from db.spans import NamedSpan
from db.tallies import give, refresh, take_back
from db.weighing import weigh

__all__ = ["ArticleNames", "NamedSpan", "Naming", "unname"]


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """What was found in an article: its language (ISO 639-1), its mentions in order, and facts.

    ``hash`` is that of the content they were found in.
    """

    article_id: int
    hash: str
    language: str
    spans: Sequence[NamedSpan]
    facts: Facts = NOTHING


class Naming:
    """The writer of mentions."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def store(self, stage: str, articles: Iterable[ArticleNames]) -> int:
        """Put mentions in place of what their articles had, stamped with ``stage``.

        What the reader decided of them holds. An article that is gone, or whose content has
        changed since, is left as it is. All is written in one transaction. Returns how many
        mentions were stored.
        """
        stored = 0
        with self._connections.write() as write:
            rulings = Rulings(write)
            for article in articles:
                query = "SELECT 1 FROM articles WHERE id = ? AND hash = ?"
                if not write.execute(query, (article.article_id, article.hash)).fetchone():
                    continue
                spans = rulings.apply(article.article_id, article.spans)
                touched = take_back(write, article.article_id)
                touched |= give(write, article.article_id, spans)
                refresh(write, touched)
                put_facts(write, article.article_id, article.facts)
                weigh(write, article.article_id)
                if rulings.any_stands:
                    regroup(write, {span.key for span in spans})
                write.execute(
                    "UPDATE articles SET stage = ?, language = ? WHERE id = ?",
                    (stage, article.language, article.article_id),
                )
                stored += len(spans)
        return stored


def unname(write: sqlite3.Connection, article_id: int) -> None:
    """Remove what was found in an article, the machine's too, in the caller's transaction."""
    drop_facts(write, article_id)
    drop_sketches(write, article_id)
    refresh(write, take_back(write, article_id))
    for table in ("proposals", "rulings", "parted", "unweighed"):
        write.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
