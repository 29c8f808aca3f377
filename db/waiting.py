"""Articles that wait for a stage of the work on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from db.articles import blocks_of, styles_of
from db.connections import Connections
from db.records import Block, Style


@dataclass(frozen=True, slots=True)
class WaitingArticle:
    """What recognition needs of an article; ``hash`` identifies the content."""

    id: int
    hash: str
    dated: str
    text: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...]

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands in the order of the library."""
        return self.dated, self.id


class Waiting:
    """Queries over articles by the stamp of the stage that was last done."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self, stage: str) -> int:
        """Return how many articles have not been recognised by the stage of that stamp."""
        query = "SELECT count(*) FROM articles WHERE stage < ? OR stage > ?"
        return int(self._connections.read().execute(query, (stage, stage)).fetchone()[0])

    def after(self, stage: str, after: tuple[str, int] | None, limit: int) -> list[WaitingArticle]:
        """Return articles that wait for a stage, newest first, from behind ``after`` on.

        ``after`` is the ``place`` of the last one that was returned; None begins anew.
        """
        where, values = ("1", ()) if after is None else ("(dated, id) < (?, ?)", after)
        query = f"""SELECT {_WAITING} FROM articles WHERE stage != ? AND {where}
            ORDER BY dated DESC, id DESC LIMIT ?"""
        rows = self._connections.read().execute(query, (stage, *values, limit))
        return [_waiting(row) for row in rows]

    def among(self, stage: str, ids: Sequence[int]) -> list[WaitingArticle]:
        """Return those of some articles that wait for a stage."""
        query = f"""SELECT {_WAITING} FROM articles WHERE stage != ?
            AND id IN (SELECT value FROM json_each(?))"""
        rows = self._connections.read().execute(query, (stage, json.dumps(list(ids))))
        return [_waiting(row) for row in rows]


_WAITING = "id, hash, dated, text, blocks, styles"


def _waiting(row: tuple[int, str, str, str, str, str]) -> WaitingArticle:
    id_, digest, dated, text, blocks, styles = row
    return WaitingArticle(id_, digest, dated, text, blocks_of(blocks), styles_of(styles))
