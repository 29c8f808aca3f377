"""docs/library.md says of a library what is in it, and its queries run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import db
from db import schema
from db.decisions.kinds import Note, Same
from db.library import Library
from tests.db.conftest import article_of, put

DOCUMENT = Path(db.__file__ or "").parents[1] / "docs" / "library.md"
SQL = re.findall(r"```sql\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
QUERIES = [query for block in SQL for query in block.split(";") if "SELECT" in query]


def described() -> dict[str, list[str]]:
    """Return the columns that the document describes, by table."""
    sections = re.split(r"^#+ ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        table[1]: re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        for section in sections
        if (table := re.match(r"\*\*(\w+)\*\*\n", section))
    }


def test_every_table_and_column_is_described_and_no_other(library: Library) -> None:
    read = library.connections.read()
    tables = read.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {
        table: [row[1] for row in read.execute(f"PRAGMA table_info({table})")]
        for (table,) in tables
    }
    assert described() == found


def test_triggers_and_version_are_named(library: Library) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    read = library.connections.read()
    for (name,) in read.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        assert f"`{name}`" in text
    assert f"this page describes version {schema.VERSION}." in text


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_find_something(library: Library, query: str) -> None:
    article = article_of("Elections in Mali", "Keïta won.", published="2020-01-01")
    article_id = put(
        library, "/n/a", article, [("Mali", "GPE", "mali"), ("Keïta", "PERSON", "keita")]
    )
    library.decisions.take(Note(text="Ask him.", places=(library.decisions.place(article_id),)))
    rows = library.connections.read().execute(query).fetchall()
    assert len(rows) == 1
    assert "Keïta" in rows[0] or "Elections in Mali" in rows[0]


def test_entities_that_are_one_are_counted_as_one(library: Library) -> None:
    names = [("Mali", "GPE", "mali"), ("Keïta", "PERSON", "keita"), ("IBK", "PERSON", "ibk")]
    article = article_of("Elections in Mali", "Keïta won, and IBK spoke.", published="2020-01-01")
    put(library, "/n/a", article, names)
    keita, ibk = (library.decisions.named(library.entities.find(n)[0].id) for n in ("Keïta", "IBK"))
    library.decisions.take(Same(one=keita, other=ibk))
    _, together, mentions = (
        library.connections.read().execute(query).fetchall() for query in QUERIES[:3]
    )
    assert together == [("Keïta", "PERSON", 1)]
    assert [row[1:3] for row in mentions] == [("Keïta", "Keïta"), ("IBK", "Keïta")]


def test_there_are_four_of_them() -> None:
    assert len(QUERIES) == 4
