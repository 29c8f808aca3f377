"""What a decision brings about in the library, and what taking it back does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from unicodedata import ucd_3_2_0

from db.decisions.corrections import correct_again
from db.decisions.keys import base
from db.decisions.kinds import Correct, IsAName, Note, PageName, Scope
from db.decisions.log import articles_of, entries
from db.decisions.ruling import Rule
from db.decisions.rulings import Rulings, is_ruling
from db.decisions.standing import Entry, Standing, stand
from db.heads import regroup
from db.pages.rows import page_id_of
from db.spans import NamedSpan
from db.tallies import give, refresh, spans_of, take_back

# So many articles are ruled again in one transaction, some tens of milliseconds.
AT_ONCE = 64


def bring_about(write: sqlite3.Connection, *entries: Entry) -> None:
    """Make the library agree with the log after entries of it have come or were taken back."""
    articles, others = set[int](), False
    for entry in entries:
        if isinstance(entry.decision, Correct):
            for article_id in articles_of(write, entry.id):
                correct_again(write, article_id)
            continue
        if isinstance(entry.decision, Note):
            continue
        others = True
        if is_ruling(entry.decision):
            articles |= articles_ruled(write, entry.decision, articles_of(write, entry.id))
            articles |= _articles_changed(write, entry.id)
    if others:
        keys, turned = settle_standings(write)
        _rule(write, articles | articles_parted(write, turned))
        regroup(write, keys)


def rule_some(write: sqlite3.Connection) -> int:
    """Bring about in some articles what was put off; return how many are left."""
    query = "SELECT article_id FROM unruled ORDER BY article_id LIMIT ?"
    articles = [row[0] for row in write.execute(query, (AT_ONCE,))]
    write.executemany("DELETE FROM unruled WHERE article_id = ?", [(id_,) for id_ in articles])
    rule_again(write, articles)
    return int(write.execute("SELECT count(*) FROM unruled").fetchone()[0])


def _rule(write: sqlite3.Connection, articles: set[int]) -> None:
    """Bring a decision about in few articles at once; in many it is put off, not to lock long."""
    if len(articles) <= AT_ONCE:
        rule_again(write, articles)
    else:
        write.executemany("INSERT OR IGNORE INTO unruled VALUES (?)", [(id_,) for id_ in articles])


def settle_standings(write: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """Work out what stands, and return the keys for which that has changed.

    The second set holds those of which a page, or that nobody is known, is decided now and was
    not before, or the other way round.
    """
    before = {row[0]: row for row in write.execute(f"SELECT {_COLUMNS} FROM standings")}
    standings = stand(entries(write, notes=False))
    after = {key: _row(write, key, standing) for key, standing in standings.by_key.items()}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    # Those of a changed root are one with others than before.
    roots = {row[1] for key in changed for row in (before.get(key), after.get(key)) if row}
    changed |= {k for rows in (before, after) for k, row in rows.items() if row[1] in roots}
    write.executemany("DELETE FROM standings WHERE key = ?", [(key,) for key in changed])
    write.executemany(
        f"INSERT INTO standings ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [after[key] for key in changed if key in after],
    )
    decided = [{key for key in changed if key in rows and rows[key][6]} for rows in (before, after)]
    return changed, decided[0] ^ decided[1]


def rule_again(write: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Make the mentions of articles agree with what was decided of them.

    Those that wait to be recognised have nothing yet to decide of.
    """
    rulings = Rulings(write)
    keys, touched = set[str](), set[int]()
    for article_id in recognised(write, article_ids):
        before = spans_of(write, article_id)
        after = rulings.apply(article_id, rulings.proposed(article_id))
        if _rows(after) != _rows(before):
            touched |= take_back(write, article_id) | give(write, article_id, after)
            keys |= {span.key for span in after}
    refresh(write, touched)
    regroup(write, keys)


def recognised(connection: sqlite3.Connection, article_ids: Iterable[int]) -> list[int]:
    """Return those of some articles that do not wait to be recognised, in order."""
    listed = json.dumps(list(article_ids))
    return [row[0] for row in connection.execute(_RECOGNISED, (listed,))]


def articles_parted(connection: sqlite3.Connection, keys: Iterable[str]) -> set[int]:
    """Return the articles in which mentions of some keys were given to another bearer."""
    query = """SELECT article_id FROM parted
        WHERE key IN (SELECT value FROM json_each(?))"""
    return {row[0] for row in connection.execute(query, (json.dumps(list(keys)),))}


def articles_ruled(connection: sqlite3.Connection, rule: Rule, resting: set[int]) -> set[int]:
    """Return the articles whose mentions a decision may change, which rests on some of them."""
    if rule.scope is Scope.ARTICLE:
        return resting
    if isinstance(rule, IsAName):
        wide = _holding(connection, rule.text)
    else:
        keys = [base(key) for key in rule.entity.keys]
        values = (json.dumps(keys), json.dumps([json.dumps(key) for key in keys]))
        wide = {row[0] for row in connection.execute(_NAMING, values)}
    if rule.scope is Scope.SOURCE:
        query = "SELECT id FROM articles WHERE publication = ?"
        wide &= {row[0] for row in connection.execute(query, (rule.source,))}
    return resting | wide


def _articles_changed(write: sqlite3.Connection, decision_id: int) -> set[int]:
    query = "SELECT article_id FROM rulings WHERE decision_id = ?"
    return {row[0] for row in write.execute(query, (decision_id,))}


def _holding(connection: sqlite3.Connection, text: str) -> set[int]:
    """Return the articles that hold a text, and maybe some that hold it in other words."""
    if any(ucd_3_2_0.category(char)[0] in "LN" for char in text):
        # SQLite reads a query up to its first NUL.
        phrase = '"' + text.replace('"', '""').replace("\0", " ") + '"'
        query = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
        return {row[0] for row in connection.execute(query, (phrase,))}
    # What the index takes for no word, as it does with scripts younger than itself.
    query = "SELECT id FROM articles WHERE ?1 != '' AND instr(text, ?1)"
    return {row[0] for row in connection.execute(query, (text,))}


def _rows(spans: Sequence[NamedSpan]) -> list[tuple[int, int, str, str, str]]:
    names = dict[str, str]()
    for span in spans:
        names.setdefault(span.key, span.name)
    return [(s.start, s.end, s.label, s.key, names[s.key]) for s in spans]


def _row(write: sqlite3.Connection, key: str, standing: Standing) -> tuple[object, ...]:
    page_id = _page_id(write, standing.page)
    return (
        key,
        standing.root,
        standing.name,
        standing.label,
        int(standing.hidden),
        int(standing.watched),
        standing.verdict,
        page_id,
        standing.decision_id,
    )


def _page_id(write: sqlite3.Connection, page: PageName | None) -> int | None:
    return None if page is None else page_id_of(write, page)


_COLUMNS = "key, root, name, label, hidden, watched, verdict, page_id, decision_id"
_RECOGNISED = """SELECT id FROM articles WHERE stage != ''
    AND id IN (SELECT value FROM json_each(?)) ORDER BY id"""
# Articles of the entities of some keys and of those parted from them, and such where the machine
# proposed them and other decisions have left none.
_NAMING = """SELECT DISTINCT x.article_id FROM article_entities x WHERE x.entity_id IN (
    SELECT e.id FROM json_each(?1) k JOIN entities e ON e.key = k.value
    UNION SELECT e.id FROM json_each(?1) k JOIN entities e
        ON e.key > k.value || char(9) AND e.key < k.value || char(10)
) UNION SELECT p.article_id FROM proposals p, json_each(?2) k WHERE instr(p.spans, k.value)"""
