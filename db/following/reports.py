"""Which articles are copies of one report: pairs, and the first article of each report.

Whether two articles are a pair depends on these two alone, so neither the pairs nor the reports
depend on the order in which articles came.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from db.articles import blocks_of
from db.following.records import Sketch
from db.following.sketching import told_blocks
from db.following.wording import all_words, shingles

RUN = 3
# What a copy holds at least: this share of the runs of words of the shorter text, which has so many
# of them, and as many as this share of those of the longer one.
LIKENESS = 0.6
LEAST_RUNS = 50
LEAST_SHARE = 1 / 3
# One sentence that both have, as of a footer, is no reason to compare two texts.
_SHARED = 5
# So many are looked at for one number of a sketch, and compared for one article.
_CROWD = 200


def pair_up(write: sqlite3.Connection, article_id: int, sketches: Sequence[Sketch]) -> None:
    """Find the copies of an article that has none yet, in the caller's transaction."""
    slots = json.dumps(sorted({sketch.slot for sketch in sketches}))
    near = [row[0] for row in write.execute(_CANDIDATES, (slots, article_id))]
    if not near:
        return
    own = runs_of(write, article_id)
    found = list[tuple[int, int, float]]()
    for other in near:
        likeness = likeness_of(own, runs_of(write, other))
        if likeness is not None:
            found += [(article_id, other, likeness), (other, article_id, likeness)]
    write.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", found)
    if found:
        settle(write, [article_id])


def unpair(write: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of its report, in the caller's transaction."""
    query = "SELECT other_id FROM copies WHERE article_id = ?"
    others = [row[0] for row in write.execute(query, (article_id,))]
    if others:
        write.execute("DELETE FROM copies WHERE article_id = ?1 OR other_id = ?1", (article_id,))
        settle(write, [article_id, *others])


def settle(write: sqlite3.Connection, article_ids: Collection[int]) -> None:
    """Make the reports of some articles, and of all that are copies with them, agree with pairs."""
    left = set(article_ids)
    while left:
        report = {row[0] for row in write.execute(_CONNECTED, (left.pop(),))}
        left -= report
        ids = json.dumps(sorted(report))
        first = write.execute(_FIRST, (ids,)).fetchone()[0] if len(report) > 1 else None
        write.execute(_UPDATE, (first, ids))


def redated(write: sqlite3.Connection, article_id: int) -> None:
    """Work out anew which article is the first of a report, after a date has changed."""
    if write.execute("SELECT 1 FROM copies WHERE article_id = ?", (article_id,)).fetchone():
        settle(write, [article_id])


def wrong_reports(read: sqlite3.Connection) -> int:
    """Return how many articles have a report that is not the one that their copies make."""
    stored = dict[int, int](read.execute(_STORED).fetchall())
    due = dict[int, int]()
    for (article_id,) in read.execute("SELECT DISTINCT article_id FROM copies").fetchall():
        if article_id not in due:
            report = [row[0] for row in read.execute(_CONNECTED, (article_id,))]
            first = read.execute(_FIRST, (json.dumps(report),)).fetchone()[0]
            due.update(dict.fromkeys(report, first))
    return len(dict(stored.items() ^ due.items()))


def likeness_of(one: Collection[str], other: Collection[str]) -> float | None:
    """Return the share of the runs of the shorter text that both have; None for no copies."""
    shorter, longer = sorted((set(one), set(other)), key=len)
    if len(shorter) < max(LEAST_RUNS, LEAST_SHARE * len(longer)):
        return None
    likeness = len(shorter & longer) / len(shorter)
    return likeness if likeness >= LIKENESS else None


def runs_of(connection: sqlite3.Connection, article_id: int) -> set[str]:
    """Return the runs of words in what an article tells; of one that is gone none."""
    query = "SELECT text, blocks FROM articles WHERE id = ?"
    found = connection.execute(query, (article_id,)).fetchone()
    if found is None:
        return set()
    text, blocks = found[0], blocks_of(found[1])
    pieces: Iterator[str] = (text[block.start : block.end] for block in told_blocks(blocks))
    return shingles(all_words("\n".join(pieces) if blocks else text), RUN)


# Of a number that many sentences have, the first ones are looked at.
_CANDIDATES = f"""SELECT s.article_id, count(DISTINCT s.slot) AS shared FROM json_each(?1) j
    CROSS JOIN sketches s ON s.slot = j.value AND s.article_id <= coalesce(
        (SELECT t.article_id FROM sketches t WHERE t.slot = j.value
        ORDER BY t.article_id LIMIT 1 OFFSET {_CROWD}), 9e18)
    WHERE s.article_id != ?2 GROUP BY s.article_id HAVING shared >= {_SHARED}
    ORDER BY shared DESC, s.article_id LIMIT {_CROWD}"""
_CONNECTED = """WITH RECURSIVE report(id) AS (VALUES (?)
    UNION SELECT c.other_id FROM copies c JOIN report r ON c.article_id = r.id)
    SELECT id FROM report"""
# What is undated is not held to be the origin of what is dated.
_FIRST = """SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY dated = '', dated, id LIMIT 1"""
_UPDATE = """UPDATE articles SET report = ?1 WHERE id IN (SELECT value FROM json_each(?2))
    AND report IS NOT ?1"""
_STORED = "SELECT id, report FROM articles INDEXED BY idx_articles_report WHERE report IS NOT NULL"
