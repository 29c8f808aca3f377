"""Decisions about the mentions of articles, brought to bear on what the machine proposes.

What the machine proposed for an article is kept only where a decision changed it, so that the
decision can be taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property
from typing import TypeGuard

from db.decisions.codec import decode
from db.decisions.keys import of_page
from db.decisions.kinds import ChoosePage, IsAName, Kind, NotAName, Place, Scope, Split
from db.decisions.ruling import Rule, Ruling, ruled
from db.spans import NamedSpan
from db.tallies import spans_of

RULES = ("page", "no-name", "name", "split")


@dataclass(frozen=True, slots=True)
class Supposed:
    """What would hold if the log were another: one ruling more or less.

    ``ruling`` holds at its ``moment`` too, in the articles of ``places``; ``but`` is the id of a
    decision that does not. ``turned`` are keys of which a page, or nobody, is decided or is not.
    """

    ruling: Ruling | None = None
    moment: tuple[str, str] = ("", "")
    places: Mapping[int, tuple[Place, ...]] = field(default_factory=dict)
    but: int | None = None
    turned: Collection[str] = ()


AS_IT_IS = Supposed()


class Rulings:
    """The rulings in force, as they are at the beginning of a transaction, or would be."""

    def __init__(self, connection: sqlite3.Connection, supposed: Supposed = AS_IT_IS) -> None:
        self._connection = connection
        self._supposed = supposed

    @cached_property
    def any_stands(self) -> bool:
        """Whether anything was decided of entities as a whole."""
        query = "SELECT EXISTS (SELECT 1 FROM standings)"
        return bool(self._connection.execute(query).fetchone()[0])

    def apply(self, article_id: int, proposed: Sequence[NamedSpan]) -> list[NamedSpan]:
        """Return the mentions of an article after what was decided of them.

        The proposal is kept where that differs, with the decisions that made a difference.
        """
        write = self._connection
        spans, effective = self.outcome(article_id, proposed)
        for table in ("proposals", "rulings"):
            write.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        if effective or spans != list(proposed):
            kept = json.dumps([astuple(span) for span in proposed])
            write.execute("INSERT INTO proposals VALUES (?, ?)", (article_id, kept))
            write.executemany(
                "INSERT INTO rulings VALUES (?, ?)", [(id_, article_id) for id_ in effective]
            )
        return spans

    def outcome(
        self, article_id: int, proposed: Sequence[NamedSpan]
    ) -> tuple[list[NamedSpan], set[int]]:
        """Return the mentions of an article after its rulings, and the decisions that changed them.

        Nothing is written.
        """
        spans = self._parted(article_id, proposed)
        text, publication = self._connection.execute(
            "SELECT text, publication FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        resting = self._resting(article_id)
        rulings = [*resting.values(), *self._wide(publication or "", resting)]
        if not rulings:
            return spans, set()
        rulings.sort(key=lambda ruling: self._order[ruling.decision_id])
        return ruled(text, spans, rulings)

    def _parted(self, article_id: int, proposed: Sequence[NamedSpan]) -> list[NamedSpan]:
        """Give mentions to the bearers of their names that the article speaks for.

        What the reader decided of all mentions of a name outweighs that.
        """
        rows = self._connection.execute(
            """SELECT a.key, p.qid, p.title, EXISTS (SELECT 1 FROM standings s
            WHERE s.key = a.key AND s.verdict IS NOT NULL)
            FROM parted a JOIN pages p ON p.id = a.page_id WHERE a.article_id = ?""",
            (article_id,),
        )
        keys = {
            key: of_page(key, qid or title)
            for key, qid, title, decided in rows
            if bool(decided) == (key in self._supposed.turned)
        }
        return [replace(s, key=keys[s.key]) if s.key in keys else s for s in proposed]

    def proposed(self, article_id: int) -> list[NamedSpan]:
        """Return what the machine proposed for an article."""
        query = "SELECT spans FROM proposals WHERE article_id = ?"
        found = self._connection.execute(query, (article_id,)).fetchone()
        if found is None:
            return spans_of(self._connection, article_id)
        return [NamedSpan(*values) for values in json.loads(found[0])]

    @cached_property
    def _order(self) -> dict[int, tuple[str, str]]:
        query = f"SELECT id, at, uid FROM decisions WHERE kind IN {RULES} AND NOT undone"
        order = {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}
        if (more := self._supposed.ruling) is not None:
            order[more.decision_id] = self._supposed.moment
        return order

    @cached_property
    def _everywhere(self) -> list[Ruling]:
        query = f"SELECT id, uid, body FROM decisions WHERE kind IN {RULES} AND NOT undone"
        found = [(row[0], row[1], decode(row[2])) for row in self._connection.execute(query)]
        rulings = [Ruling(id_, uid, rule) for id_, uid, rule in found if is_ruling(rule)]
        if (more := self._supposed.ruling) is not None:
            rulings.append(more)
        return [
            ruling
            for ruling in rulings
            if ruling.rule.scope is not Scope.ARTICLE and ruling.decision_id != self._supposed.but
        ]

    def _wide(self, publication: str, but: Collection[int]) -> Iterator[Ruling]:
        for ruling in self._everywhere:
            here = ruling.rule.scope is Scope.EVERYWHERE or ruling.rule.source == publication
            if here and ruling.decision_id not in but:
                yield ruling

    def _resting(self, article_id: int) -> dict[int, Ruling]:
        """Return the rulings that hold in an article since they rest on it."""
        query = f"""SELECT d.id, d.uid, d.body, p.place FROM decision_places p
            JOIN decisions d ON d.id = p.decision_id WHERE p.article_id = ?
            AND d.kind IN {RULES} AND NOT d.undone ORDER BY d.id, p.place"""
        found = dict[int, Ruling]()
        for id_, uid, body, place in self._connection.execute(query, (article_id,)):
            rule = decode(body)
            if is_ruling(rule) and id_ != self._supposed.but:
                before = found[id_].places if id_ in found else ()
                found[id_] = Ruling(id_, uid, rule, (*before, rule.places[place]))
        more = self._supposed.ruling
        if more is not None and article_id in self._supposed.places:
            found[more.decision_id] = replace(more, places=self._supposed.places[article_id])
        return found


def is_ruling(decision: Kind) -> TypeGuard[Rule]:
    """Whether a decision is about mentions; a page that is chosen everywhere is not."""
    if isinstance(decision, ChoosePage):
        return decision.scope is not Scope.EVERYWHERE
    return isinstance(decision, NotAName | IsAName | Split)
