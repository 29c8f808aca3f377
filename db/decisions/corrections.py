"""Corrections of an article's headline, date and byline."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from db.dates import sort_key
from db.decisions.codec import decode
from db.decisions.kinds import Correct
from db.records import Article
from db.tallies import redate

_FIELDS = ("title", "published", "byline")


def corrected(write: sqlite3.Connection, article_id: int, article: Article) -> Article:
    """Return an article as read, with the corrections of it on top; what was read is kept."""
    changes = _changes(write, article_id)
    _keep_read(write, article_id, _head(article) if changes else None)
    return replace(
        article,
        title=changes.get("title", article.title),
        byline=changes.get("byline", article.byline),
        published=changes.get("published", article.published or "") or None,
    )


def read_again(write: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Make the head of an article that is known agree with what was read of it now."""
    query = f"SELECT {', '.join(_FIELDS)} FROM articles WHERE id = ?"
    now = dict(zip(_FIELDS, write.execute(query, (article_id,)).fetchone(), strict=True))
    if now != _head(article):
        _keep_read(write, article_id, _head(article))
        correct_again(write, article_id)


def correct_again(write: sqlite3.Connection, article_id: int) -> None:
    """Make the head of an article agree with the corrections of it that hold."""
    found = write.execute(
        f"SELECT as_read, {', '.join(_FIELDS)} FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if found is None:
        return
    as_read, *now = found
    read = json.loads(as_read) if as_read else dict(zip(_FIELDS, now, strict=True))
    changes = _changes(write, article_id)
    _keep_read(write, article_id, read if changes else None)
    head = {**read, **changes}
    published = head["published"] or None
    write.execute(
        "UPDATE articles SET title = ?, published = ?, byline = ?, dated = ? WHERE id = ?",
        (head["title"], published, head["byline"], sort_key(published), article_id),
    )
    redate(write, article_id, sort_key(published))


def _head(article: Article) -> dict[str, str | None]:
    return {field: getattr(article, field) for field in _FIELDS}


def _changes(write: sqlite3.Connection, article_id: int) -> dict[str, str]:
    rows = write.execute(
        """SELECT d.body FROM decisions d JOIN decision_places p ON p.decision_id = d.id
        WHERE d.kind = 'correct' AND NOT d.undone AND p.article_id = ? ORDER BY d.at, d.uid""",
        (article_id,),
    )
    changes = dict[str, str]()
    for (body,) in rows:
        decision = decode(body)
        if isinstance(decision, Correct):
            changes[decision.field] = decision.value
    return changes


def _keep_read(write: sqlite3.Connection, article_id: int, read: object) -> None:
    kept = None if read is None else json.dumps(read)
    write.execute("UPDATE articles SET as_read = ? WHERE id = ?", (kept, article_id))
