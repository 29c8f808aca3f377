"""What an entity is called: the forms of its name, and what articles say that it is."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from db.connections import Connections
from db.fold import fold
from db.following.answers import Alias, Called, Names
from db.following.lines import Spot, Told, told
from db.following.records import EpithetForm
from db.following.walk import WINDOW, member_ids, walk

# Newest articles that are looked at for who uses a form of a name, and how many of these are told.
USERS_FROM, USERS = 200, 5
_LEADING = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


class Calling:
    """Queries over what an entity is called."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, entity_id: int, *, source: str = "", window: int | None = WINDOW) -> Names:
        """Return what the newest articles that mention an entity, or (None) all, call it.

        Forms of its name are counted in the whole library, and who uses them is told from the
        newest ``USERS_FROM`` articles. With a ``source`` both forms and epithets are those of this
        publication in the articles that were looked at, and counted there.
        """
        read = self._connections.read()
        members = member_ids(read, entity_id)
        steps = walk(read, members, -1 if window is None else window + 1)
        whole = window is None or len(steps) <= window
        ids = [step.article_id for step in (steps if whole else steps[:window])]
        ours = _published(read, ids, source) if source else ids
        return Names(
            _used(read, ours, members) if source else _aliases(read, ids[:USERS_FROM], members),
            _called(read, ours, members),
            len(ids),
            whole,
        )


class _Epithet(NamedTuple):
    article_id: int
    start: int
    end: int
    form: str
    sentence: int | None


def _published(read: sqlite3.Connection, ids: Sequence[int], source: str) -> list[int]:
    return [row[0] for row in read.execute(_PUBLISHED, (json.dumps(ids), source))]


def _aliases(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int]
) -> tuple[Alias, ...]:
    users = dict[str, Counter[str]]()
    for form, publication, mentions in _forms(read, ids, members):
        if publication:
            users.setdefault(form, Counter())[publication] += mentions
    counted = read.execute(_ALIASES, (json.dumps(members),))
    return tuple(Alias(form, n, _most(users.get(form, Counter()))) for form, n in counted)


def _used(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int]
) -> tuple[Alias, ...]:
    found = sorted(_forms(read, ids, members), key=lambda row: (-row[2], row[0]))
    return tuple(Alias(form, mentions, (source,)) for form, source, mentions in found)


def _forms(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int]
) -> list[tuple[str, str, int]]:
    """Return forms with their publication and how often it uses them in some articles."""
    return read.execute(_FORMS, {"ids": json.dumps(ids), "members": json.dumps(members)}).fetchall()


def _most(counts: Counter[str]) -> tuple[str, ...]:
    ranked = sorted(counts, key=lambda publication: (-counts[publication], publication))
    return tuple(ranked[:USERS])


def _called(
    read: sqlite3.Connection, ids: Sequence[int], members: Sequence[int]
) -> tuple[Called, ...]:
    """Return epithets of some articles, those that most articles give first."""
    values = {"ids": json.dumps(ids), "members": json.dumps(members)}
    found = [_Epithet(*row) for row in read.execute(_EPITHETS, values)]
    articles = told(read, {epithet.article_id for epithet in found})
    groups = dict[str, list[_Epithet]]()
    for epithet in found:
        text = _bare(articles[epithet.article_id], epithet)
        groups.setdefault(fold(text), []).append(epithet)
    called = [_as_called(group, articles) for key, group in groups.items() if key]
    # What is new comes first of those that as many give, since groups are in that order.
    return tuple(sorted(called, key=lambda one: -len({line.article.id for line in one.lines})))


def _as_called(group: Sequence[_Epithet], articles: dict[int, Told]) -> Called:
    spelt = Counter((_bare(articles[one.article_id], one), one.form) for one in group)
    (text, form), _ = spelt.most_common(1)[0]
    lines = [
        articles[one.article_id].line(
            Spot(one.article_id, ((one.start, one.end),), one.start, one.sentence)
        )
        for one in group
    ]
    return Called(text, EpithetForm(form), tuple(lines))


def _bare(article: Told, epithet: _Epithet) -> str:
    """Return an epithet in one line, without an article before it."""
    text = " ".join(article.text[epithet.start : epithet.end].split())
    return text[leading.end() :] if (leading := _LEADING.match(text)) else text


_PUBLISHED = """SELECT w.value FROM json_each(?) w CROSS JOIN articles a ON a.id = w.value
    WHERE a.publication = ? ORDER BY w.id"""
_ALIASES = """SELECT surface, sum(mentions) AS n FROM aliases
    WHERE entity_id IN (SELECT value FROM json_each(?)) GROUP BY surface ORDER BY n DESC, surface"""
_FORMS = """SELECT substr(a.text, m.start + 1, m."end" - m.start) AS form,
        coalesce(a.publication, '') AS source, count(*)
    FROM json_each(:ids) w CROSS JOIN articles a ON a.id = w.value
    CROSS JOIN mentions m ON m.article_id = w.value
    WHERE m.entity_id IN (SELECT value FROM json_each(:members)) GROUP BY form, source"""
_EPITHETS = """SELECT q.article_id, q.start, q."end", q.form, m.sentence
    FROM json_each(:ids) w CROSS JOIN epithets q ON q.article_id = w.value
    CROSS JOIN mentions m ON m.article_id = q.article_id AND m.start = q.mention
    WHERE m.entity_id IN (SELECT value FROM json_each(:members)) ORDER BY w.id, q.start"""
