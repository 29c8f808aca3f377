"""Libraries as older versions of the program left them, with something in every table."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db.pages import Page
from db.records import Article, Block, BlockKind
from db.schema.decided import decided
from db.schema.library import library
from db.schema.searches import searches
from db.shelving import content_hash

# What each version added, in order.
STEPS = (("001_library", library), ("002_decided", decided), ("003_searches", searches))
OLDER = tuple(range(1, len(STEPS) + 1))

AT = "2024-05-01T10:00:00+00:00"
LATER = "2999-01-01T00:00:00+00:00"


def _article_of(
    title: str, *paragraphs: str, published: str | None = None, byline: str = ""
) -> Article:
    blocks, text = list[Block](), ""
    for number, piece in enumerate((title, *paragraphs)):
        text += "\n\n" if text else ""
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    return Article(title, text, byline=byline, published=published, blocks=tuple(blocks))


CALM = _article_of("Calm", "Keïta met nobody in Mali.", published="2024-01-05", byline="A. B.")
STORM = _article_of("Storm", "Mali waits.", published="2024-02-01")
FORGOTTEN = _article_of("Forgotten", "Nothing.")
WIKI = ("en.wikipedia.org", "en")
ENTITIES = [
    (1, "place:mali", "Mali", "GPE", 2, 2, "2024-02-01", "2024-04-04"),
    (2, "person:keita", "Keïta", "PERSON", 1, 1, "2024-04-04", "2024-04-04"),
]
MALI = Page(
    source="wikipedia",
    title="Mali",
    description="Country in West Africa",
    extract="Mali is a country.",
    url="https://en.wikipedia.org/wiki/Mali",
    origin="en.wikipedia.org",
    qid="Q912",
    revision=7,
    licence="CC BY-SA 4.0",
    fetched_at=AT,
    checked_at=AT,
)
# Corrections of the same second, of the article at /n/a, of the one that was forgotten, undone.
CORRECTIONS = [
    ("correct", 1, CALM, "title", "First", 0),
    ("correct", 1, CALM, "title", "Second", 0),
    ("correct", 1, CALM, "title", "Third", 0),
    ("correct", 1, CALM, "title", "Corrected", 0),
    ("correct", 1, CALM, "published", "2024-04-04", 0),
    ("correct", None, FORGOTTEN, "byline", "C. D.", 0),
    ("correct", 1, CALM, "byline", "E. F.", 1),
]


def old_library(path: Path, version: int, more: int = 0) -> None:
    """Make a library of an older version, with ``more`` articles that name nobody.

    It was filled by version 1 and brought up from there, as the program did it.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for number, (name, step) in enumerate(STEPS[:version], start=1):
            connection.execute("BEGIN")
            steps = Migrations("newsreader")
            steps(name=name)(step)
            steps.apply(Database(connection))
            if number == 1:
                fill(connection)
                for extra in range(more):
                    article = _article_of(f"More {extra}", "Nothing happened. " * 50)
                    _article(connection, f"/n/more{extra}", article, article.title, "")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")


def fill(write: sqlite3.Connection) -> None:
    """Put into tables of version 1 what its own code would have put there."""
    write.execute(
        "INSERT INTO shelves (path, kind, online, added_at) VALUES ('/n', 'folder', 1, ?)", (AT,)
    )
    heads = {"/n/a": ("Corrected", "2024-04-04"), "/n/b": ("Storm", "2024-02-01")}
    for (path, (title, dated)), article in zip(heads.items(), (CALM, STORM), strict=True):
        _article(write, path, article, title, dated)
    write.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ENTITIES)
    for article_id, entity_id, surface, label in [
        (1, 1, "Mali", "GPE"),
        (1, 2, "Keïta", "PERSON"),
        (2, 1, "Mali", "GPE"),
    ]:
        text, dated = write.execute(
            "SELECT text, dated FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        start = text.index(surface)
        write.execute(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            (article_id, start, start + len(surface), label, entity_id),
        )
        write.execute(
            "INSERT INTO article_entities VALUES (?, ?, ?, 1)", (entity_id, dated, article_id)
        )
        write.execute(
            "INSERT INTO article_names VALUES (?, ?, ?)", (article_id, entity_id, surface)
        )
    write.executemany(
        "INSERT INTO aliases VALUES (?, ?, ?, ?, ?)",
        [(1, "Mali", "GPE", "mali", 2), (2, "Keïta", "PERSON", "keita", 1)],
    )
    write.executemany(
        "INSERT INTO entity_names VALUES (?, ?, ?)", [(1, "Mali", 2), (2, "Keïta", 1)]
    )
    names = (
        "origin, source, language, title, description, extract, url, qid, revision, licence,"
        " as_of, fetched_at"
    )
    write.execute(
        f"INSERT INTO pages ({names}) VALUES ({', '.join('?' * 12)})",
        [getattr(MALI, name) for name in names.split(", ")],
    )
    write.executemany(
        "INSERT INTO page_names VALUES ('en.wikipedia.org', 'en', ?, ?, ?, ?, ?)",
        [("Mali", 1, 1, AT, LATER), ("Republic of Mali", 1, 1, AT, AT), ("X", None, 3, AT, LATER)],
    )
    write.executemany(
        "INSERT INTO links VALUES (?, ?, ?, ?, ?, 'machine', 'v1')",
        [(1, "page", 1, '["Mali"]', '["Bamako is near"]'), (2, "unsure", None, '["K", "L"]', "[]")],
    )
    write.executemany(
        "INSERT INTO decisions (at, kind, article_id, hash, body, undone)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (AT, kind, id_, content_hash(a), json.dumps({"field": field, "value": value}), undone)
            for kind, id_, a, field, value, undone in CORRECTIONS
        ],
    )
    write.execute("INSERT INTO facts VALUES ('asked', 'yes')")


def _article(
    write: sqlite3.Connection, path: str, article: Article, title: str, dated: str
) -> None:
    article_id = write.execute(
        """INSERT INTO articles (hash, title, byline, publication, published, dated, url, text,
        blocks, styles, words, language, stage, added_at, read_at, starred)
        VALUES (?, ?, ?, '', ?, ?, '', ?, ?, '[]', ?, 'en', 'test', ?, ?, 1)""",
        (
            content_hash(article),
            title,
            article.byline,
            dated,
            dated,
            article.text,
            json.dumps([(b.kind, b.start, b.end) for b in article.blocks]),
            len(article.text.split()),
            AT,
            AT,
        ),
    ).lastrowid
    write.execute("INSERT INTO places VALUES (?, ?, 1, 1, NULL, 0)", (path, article_id))
    write.execute("INSERT INTO shelf_articles VALUES (1, ?, ?)", (dated, article_id))
