"""What an entity is quoted as saying, by pages, the newest first."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from db.connections import Connections
from db.fold import fold
from db.following.answers import Line, Saying, Sayings
from db.following.lines import Spot, Told, told
from db.following.walk import WINDOW, member_ids, walk

# How many steps of articles are walked through for one page.
STEPS = 8
# Articles with quotes whose texts are read at once.
_AT_ONCE = 25
_WORD = re.compile(r"\w+")


class Quoting:
    """Queries over what an entity is quoted as saying."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def page(
        self,
        entity_id: int,
        *,
        after: tuple[str, int] | None = None,
        limit: int = 20,
        like: str = "",
    ) -> Sayings:
        """Return sayings of an entity, the newest first; ``like`` stands in their words.

        ``after`` is where a page before said that the next begins. A page ends with an article, so
        it may hold some more than ``limit``; and it ends early after ``STEPS`` steps of ``WINDOW``
        articles. The same words, punctuation and case aside, come once on a page, with the lines
        of all articles on it that quote them; so do, among copies of one report, words that are
        part of others.
        """
        read = self._connections.read()
        members, gathered = member_ids(read, entity_id), _Gathered(fold(like))
        for _ in range(STEPS):
            steps = walk(read, members, WINDOW + 1, past=after)
            here, last = steps[:WINDOW], steps[-1:]
            dated = {step.article_id: step.dated for step in here}
            for article, report, quotes in _quoting(read, list(dated), members):
                gathered.add(article, report, quotes)
                id_ = article.row.id
                if len(gathered) >= limit:
                    further = None if id_ == last[0].article_id else (dated[id_], id_)
                    return Sayings(gathered.sayings(), further)
            if len(steps) <= WINDOW:
                return Sayings(gathered.sayings(), None)
            after = here[-1].dated, here[-1].article_id
        return Sayings(gathered.sayings(), after)


class _Quote(NamedTuple):
    start: int
    end: int
    verb_start: int
    verb_end: int
    direct: int


@dataclass(slots=True)
class _Said:
    key: str
    words: str
    verb: str
    direct: bool
    lines: list[Line]


class _Gathered:
    """Sayings as they are found, those that are the same put together."""

    def __init__(self, like: str) -> None:
        self._like = like
        self._all = list[_Said]()
        self._by_key = dict[str, _Said]()
        self._by_report = dict[int, list[_Said]]()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def add(self, article: Told, report: int, quotes: Sequence[_Quote]) -> None:
        """Add what an article of a report quotes."""
        for quote in quotes:
            words = _in_line(article, quote.start, quote.end)
            folded = fold(words)
            key = " ".join(_WORD.findall(folded))
            if key and self._like in folded:
                verb = _in_line(article, quote.verb_start, quote.verb_end)
                spot = Spot(article.row.id, ((quote.start, quote.end),), quote.start)
                said = _Said(key, words, verb, bool(quote.direct), [article.line(spot)])
                self._put(said, report)

    def sayings(self) -> tuple[Saying, ...]:
        """Return them in the order in which they were found."""
        return tuple(Saying(s.words, s.verb, s.direct, tuple(s.lines)) for s in self._all)

    def _put(self, said: _Said, report: int) -> None:
        beside = self._by_report.setdefault(report, [])
        known = self._by_key.get(said.key) or next(
            (one for one in beside if _holds(one.key, said.key) or _holds(said.key, one.key)), None
        )
        if known is None:
            known = said
            self._all.append(said)
        else:
            known.lines += said.lines
            if len(said.key) > len(known.key):
                known.key, known.words = said.key, said.words
                known.verb, known.direct = said.verb, said.direct
        self._by_key[said.key] = known
        if known not in beside:
            beside.append(known)


def _holds(longer: str, shorter: str) -> bool:
    return f" {shorter} " in f" {longer} "


def _in_line(article: Told, start: int, end: int) -> str:
    return " ".join(article.text[start:end].split())


def _quoting(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int]
) -> Iterator[tuple[Told, int, list[_Quote]]]:
    """Yield those of some articles that quote an entity, with their reports, in their order."""
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    rows = read.execute(_QUOTES, values).fetchall()
    found = [(id_, list(group)) for id_, group in groupby(rows, key=itemgetter(0))]
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        articles = told(read, (id_ for id_, _ in some))
        reports = dict(read.execute(_REPORTS, (json.dumps(list(articles)),)).fetchall())
        for id_, quotes in some:
            yield articles[id_], reports[id_], [_Quote(*row[1:]) for row in quotes]


_QUOTES = """SELECT q.article_id, q.start, q."end", q.verb_start, q.verb_end, q.direct
    FROM json_each(:ids) w CROSS JOIN quotes q ON q.article_id = w.value
    CROSS JOIN mentions m ON m.article_id = q.article_id AND m.start = q.mention
    WHERE m.entity_id IN (SELECT value FROM json_each(:members)) ORDER BY w.id, q.start"""
_REPORTS = """SELECT id, coalesce(report, id) FROM articles
    WHERE id IN (SELECT value FROM json_each(?))"""
