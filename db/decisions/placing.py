"""Articles that decisions rest on, found again by what stands in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from db.decisions.anchors import BESIDE, closeness
from db.decisions.kinds import Place
from db.decisions.standing import Entry

# So many articles are looked at for one place.
MOST_TEXTS, MOST_WORDS = 20, 24


def place_by_text(write: sqlite3.Connection, entry: Entry) -> None:
    """Rest a decision on articles that hold the text of its places, where none has their hash.

    All its places in one content are in one article, so that one of them finds it for all.
    """
    query = "SELECT place FROM decision_places WHERE decision_id = ? AND article_id IS NULL"
    lost = [row[0] for row in write.execute(query, (entry.id,))]
    groups = dict[str, list[Place]]()
    for number in lost:
        place = entry.decision.places[number]
        groups.setdefault(place.hash, []).append(place)
    for digest, places in groups.items():
        article_id = _article_of(write, places)
        if article_id is not None:
            write.execute(
                """UPDATE decision_places SET article_id = ?
                WHERE decision_id = ? AND hash = ? AND article_id IS NULL""",
                (article_id, entry.id, digest),
            )


def texts_near(
    connection: sqlite3.Connection, place: Place, limit: int = MOST_TEXTS
) -> Iterator[tuple[int, str]]:
    """Yield articles in which the quote of a place stands near some of what stood beside it."""
    before, after = _words(place.before), _words(place.after)
    if len(place.before) == BESIDE:
        before = before[1:]
    if len(place.after) == BESIDE:
        after = after[:-1]
    seen = set[int]()
    for sides in ([*before, *after], before, after):
        match = " ".join(_quoted(words) for words in (place.quote, *sides))
        if not sides or not _words(place.quote):
            continue
        query = """SELECT a.id, a.text FROM articles_fts f JOIN articles a ON a.id = f.rowid
            WHERE articles_fts MATCH ? ORDER BY f.rowid LIMIT ?"""
        for article_id, text in connection.execute(query, (match, limit)):
            if article_id not in seen:
                seen.add(article_id)
                yield article_id, text


def texts_of_words(
    connection: sqlite3.Connection, place: Place, limit: int = 5
) -> Iterator[tuple[int, str]]:
    """Yield the articles that hold the most of the words of a place, the likeliest first."""
    words = dict.fromkeys(_words(f"{place.before} {place.quote} {place.after}"))
    if not words:
        return
    query = """SELECT a.id, a.text FROM articles_fts f JOIN articles a ON a.id = f.rowid
        WHERE articles_fts MATCH ? ORDER BY f.rank LIMIT ?"""
    match = " OR ".join(map(_quoted, list(words)[:MOST_WORDS]))
    yield from connection.execute(query, (match, limit))


def _article_of(connection: sqlite3.Connection, places: Sequence[Place]) -> int | None:
    """Return the article that holds the most of what stood at places and beside them."""
    scores = dict[int, int]()
    for place in places:
        enough = (len(place.before) + len(place.after)) / 2
        for article_id, text in texts_near(connection, place):
            score = closeness(place, text)
            if score is not None and score[0] >= enough:
                scores[article_id] = scores.get(article_id, 0) + score[0]
    return min(scores, key=lambda id_: (-scores[id_], id_), default=None)


def _words(text: str) -> list[str]:
    # SQLite reads a query up to its first NUL.
    words = text.replace("\0", " ").split()
    return [word for word in words if any(char.isalnum() for char in word)]


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""').replace("\0", " ") + '"'
