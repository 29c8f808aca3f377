"""Version 1: articles and their places, mentions, entities, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def library(db: Database) -> None:
    """Make the tables of articles, mentions, entities and pages."""
    db.table("shelves").create(
        {"id": int, "path": str, "kind": str, "online": int, "added_at": str},
        pk="id",
        not_null={"path", "kind", "added_at"},
    )
    db.table("shelves").create_index(["path"], unique=True)
    db.table("articles").create(
        {
            "id": int,
            "hash": str,
            "title": str,
            "byline": str,
            "publication": str,
            "published": str,
            "dated": str,
            "url": str,
            "text": str,
            "blocks": str,
            "styles": str,
            "words": int,
            "language": str,
            "stage": str,
            "added_at": str,
            "read_at": str,
            "starred": int,
            "position": int,
            "gone": int,
        },
        pk="id",
        not_null={"hash", "title", "dated", "text", "blocks", "styles", "words", "added_at"},
        defaults={"language": "", "stage": "", "starred": 0, "position": 0, "gone": 0},
    )
    db.table("articles").create_index(["hash"], unique=True)
    db.table("articles").create_index(["dated", "id"])
    db.table("articles").create_index(["stage"])
    db.table("articles").enable_fts(["title", "text"], tokenize="unicode61 remove_diacritics 2")
    db.table("entities").create(
        {
            "id": int,
            "key": str,
            "name": str,
            "label": str,
            "mentions": int,
            "articles": int,
            "first": str,
            "last": str,
        },
        pk="id",
        not_null={"key", "name", "label"},
        defaults={"mentions": 0, "articles": 0},
    )
    db.table("entities").create_index(["key"], unique=True)
    db.table("entities").create_index(["mentions"])
    db.table("pages").create(
        {
            "id": int,
            "origin": str,
            "source": str,
            "language": str,
            "title": str,
            "description": str,
            "extract": str,
            "url": str,
            "qid": str,
            "revision": int,
            "licence": str,
            "as_of": str,
            "fetched_at": str,
        },
        pk="id",
        not_null={"origin", "source", "language", "title", "fetched_at"},
    )
    db.table("pages").create_index(["origin", "language", "title"], unique=True)
    for statement in (*_PLAIN_TABLES, *_FTS_TRIGGERS):
        db.execute(statement)


_PLAIN_TABLES = (
    # WITHOUT ROWID keeps what is read together in one place on disk.
    """CREATE TABLE places (
        path TEXT PRIMARY KEY, article_id INTEGER REFERENCES articles(id) ON DELETE CASCADE,
        size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, error TEXT,
        gone INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
    "CREATE INDEX places_article ON places(article_id)",
    """CREATE TABLE shelf_articles (
        shelf_id INTEGER NOT NULL REFERENCES shelves(id) ON DELETE CASCADE,
        dated TEXT NOT NULL, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        PRIMARY KEY (shelf_id, dated, article_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX shelf_articles_article ON shelf_articles(article_id)",
    """CREATE TABLE mentions (
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, label TEXT NOT NULL,
        entity_id INTEGER NOT NULL REFERENCES entities(id),
        PRIMARY KEY (article_id, start)
    ) WITHOUT ROWID""",
    """CREATE TABLE article_entities (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        dated TEXT NOT NULL, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        mentions INTEGER NOT NULL, PRIMARY KEY (entity_id, dated, article_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX article_entities_article ON article_entities(article_id)",
    """CREATE TABLE aliases (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        surface TEXT NOT NULL, label TEXT NOT NULL, folded TEXT NOT NULL,
        mentions INTEGER NOT NULL, PRIMARY KEY (entity_id, surface, label)
    ) WITHOUT ROWID""",
    "CREATE INDEX aliases_folded ON aliases(folded)",
    """CREATE TABLE entity_names (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        name TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (entity_id, name)
    ) WITHOUT ROWID""",
    """CREATE TABLE article_names (
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        entity_id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (article_id, entity_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE page_names (
        origin TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, page_id INTEGER
        REFERENCES pages(id) ON DELETE CASCADE, tries INTEGER NOT NULL DEFAULT 1,
        fetched_at TEXT NOT NULL, expires_at TEXT NOT NULL, PRIMARY KEY (origin, language, name)
    ) WITHOUT ROWID""",
    """CREATE TABLE links (
        entity_id INTEGER PRIMARY KEY REFERENCES entities(id) ON DELETE CASCADE,
        verdict TEXT NOT NULL, page_id INTEGER REFERENCES pages(id), candidates TEXT NOT NULL,
        evidence TEXT NOT NULL, decided_by TEXT NOT NULL, stamp TEXT NOT NULL
    )""",
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, article_id INTEGER,
        hash TEXT, body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX decisions_article ON decisions(article_id)",
    "CREATE INDEX decisions_hash ON decisions(hash)",
    """CREATE TABLE leases (
        name TEXT PRIMARY KEY, holder TEXT NOT NULL, pid INTEGER NOT NULL, heartbeat REAL NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

_FORGET_TEXT = (
    "INSERT INTO articles_fts (articles_fts, rowid, title, text)"
    " VALUES ('delete', old.id, old.title, old.text);"
)
_LEARN_TEXT = "INSERT INTO articles_fts (rowid, title, text) VALUES (new.id, new.title, new.text);"
# Not sqlite-utils' own triggers: those index an article's text again whenever it is starred.
_FTS_TRIGGERS = (
    f"CREATE TRIGGER articles_ai AFTER INSERT ON articles BEGIN {_LEARN_TEXT} END",
    f"CREATE TRIGGER articles_ad AFTER DELETE ON articles BEGIN {_FORGET_TEXT} END",
    f"""CREATE TRIGGER articles_au AFTER UPDATE OF title, text ON articles
        BEGIN {_FORGET_TEXT} {_LEARN_TEXT} END""",
)
