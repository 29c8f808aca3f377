"""What speaks against a decision: mentions that it would move or change, and better had not.

A doubt is a sign, not a proof. Against two being one: an article that names both as two, then a
mention that is taken for another kind of thing than the other is, then pages that are not the same.
Against no name: an article that calls the entity by a longer name. Against a page in some
articles: an article that speaks for another page. Against a split: an article that names both.
Against a name: what was taken for another name. Nothing speaks against the rest.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from db.decisions.keys import whose
from db.decisions.kinds import ChoosePage, IsAName, NotAName, Split
from db.decisions.ruling import Rule
from db.entities import HEAD
from db.fold import fold
from db.spans import NamedSpan

SHOWN = 3
Spot = tuple[int, int, int]


def against_merge(
    read: sqlite3.Connection, moved: Sequence[int], into: Sequence[int], *, same_label: bool
) -> tuple[int, list[Spot]]:
    """Return how many mentions of entities speak against their being one with others, and three.

    With ``same_label`` it was decided what they are, whatever each mention was taken for.
    """
    of, shared = f"x.entity_id {_among(moved)}", _SHARED.format(_among(into))
    values = {"label": read.execute(_LABEL, (into[0],)).fetchone()[0]}

    def count(query: str) -> int:
        return int(read.execute(query, values).fetchone()[0])

    signs = {shared: count(f"{_IN_ARTICLES} {of} AND {shared}")}
    if not same_label:
        signs["m.label != :label"] = count(f"{_LABELLED} AND entity_id {_among(moved)}")
    if _other_page(read, moved[0], into[0]):
        signs["1"] = count(f"{_IN_ARTICLES} {of}")
    signs = {sign: number for sign, number in signs.items() if number}
    total = sum(signs.values())
    if "1" in signs:
        total = signs["1"]
    elif len(signs) > 1:
        total = count(f"SELECT count(*) {_MENTIONS} {of} AND ({' OR '.join(signs)})")
    spots = dict[Spot, None]()
    for sign in signs:
        query = f"""SELECT m.article_id, m.start, m."end" {_MENTIONS} {of} AND {sign}
            ORDER BY x.dated DESC, x.article_id DESC, m.start LIMIT {SHOWN}"""
        spots |= dict.fromkeys(read.execute(query, values).fetchall())
        if len(spots) >= SHOWN:
            break
    return total, list(islice(spots, SHOWN))


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of an article's mentions: those that go, those that come, and all after it.

    A mention that goes to another entity does both.
    """

    article_id: int
    gone: tuple[NamedSpan, ...]
    come: tuple[NamedSpan, ...]
    after: tuple[NamedSpan, ...]


def turn_of(article_id: int, before: Sequence[NamedSpan], after: Sequence[NamedSpan]) -> Turn:
    """Return what becomes of an article's mentions; what the article calls them is no matter."""
    sides = {_bare(span) for span in before}, {_bare(span) for span in after}
    gone = tuple(span for span in before if _bare(span) not in sides[1])
    come = tuple(span for span in after if _bare(span) not in sides[0])
    return Turn(article_id, gone, come, tuple(after))


def against_rule(rule: Rule, turn: Turn) -> list[NamedSpan]:
    """Return the mentions of an article that speak against a ruling, which would make it so."""
    was = {span.start: span.key for span in turn.gone}
    match rule:
        case NotAName(forms=forms):
            folded = {fold(form) for form in forms}
            return [span for span in turn.gone if _longer(span, folded)]
        case ChoosePage():
            return [s for s in turn.come if (key := was.get(s.start, "")) != whose(key)]
        case Split(entity=entity):
            keys = {whose(key) for key in entity.keys}
            return list(turn.come) if any(whose(s.key) in keys for s in turn.after) else []
        case IsAName():
            over = [(span.start, span.end) for span in turn.gone]
            return [s for s in turn.come if any(a < s.end and s.start < b for a, b in over)]


def newest(read: sqlite3.Connection, spots: Iterable[Spot]) -> list[Spot]:
    """Return three of some places, those in the newest articles."""
    found = sorted(spots, key=lambda spot: spot[1])
    ids = json.dumps(sorted({spot[0] for spot in found}))
    order = [row[0] for row in read.execute(_NEWEST, (ids,))]
    return [spot for article_id in order for spot in found if spot[0] == article_id][:SHOWN]


def _bare(span: NamedSpan) -> tuple[int, int, str, str]:
    return span.start, span.end, span.label, span.key


def _longer(span: NamedSpan, forms: Collection[str]) -> bool:
    name = fold(span.name)
    return name not in forms and len(name) > span.end - span.start


def _other_page(read: sqlite3.Connection, one: int, other: int) -> bool:
    pages = [read.execute(_PAGE, (entity_id,)).fetchone() for entity_id in (one, other)]
    if None in pages:
        return False
    (title, qid), (other_title, other_qid) = pages
    return bool(qid != other_qid if qid and other_qid else title != other_title)


def _among(ids: Sequence[int]) -> str:
    # One alone keeps the order of an index.
    return f"= {ids[0]}" if len(ids) == 1 else f"IN ({', '.join(map(str, ids))})"


_SHARED = """EXISTS (SELECT 1 FROM article_entities y WHERE y.entity_id {0}
    AND y.dated = x.dated AND y.article_id = x.article_id)"""
_IN_ARTICLES = "SELECT coalesce(sum(x.mentions), 0) FROM article_entities x WHERE"
_LABELLED = "SELECT coalesce(sum(mentions), 0) FROM aliases WHERE label != :label"
_MENTIONS = """FROM article_entities x JOIN mentions m
    ON m.article_id = x.article_id AND m.entity_id = x.entity_id WHERE"""
_LABEL = f"SELECT label FROM entities WHERE id = {HEAD}"
_PAGE = f"""SELECT p.title, p.qid FROM entities e LEFT JOIN standings s ON s.key = e.key
    LEFT JOIN links l ON l.entity_id = e.id AND l.verdict = 'page' AND s.verdict IS NULL
    JOIN pages p ON p.id = coalesce(s.page_id, l.page_id)
    WHERE e.id = {HEAD}"""
_NEWEST = f"""SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY dated DESC, id DESC LIMIT {SHOWN}"""
