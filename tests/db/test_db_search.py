from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.fold import fold
from db.library import Library
from db.query import QueryError
from tests.db.conftest import article_of, id_at, put, store

HOSTILE = [
    "a\0b",
    '"a\0b',
    '"',
    '""',
    '"""',
    'a"b',
    '"open phrase',
    "a OR",
    "AND",
    "NOT",
    "NEAR(a b, 2)",
    "a AND (b",
    "title:a",
    "{title text}: a",
    "- a",
    "^a",
    "a + b",
    "*",
    "a**",
    "-*a",
    "'; DROP TABLE articles; --",
    "\ud800",
    "a\ud800",
    "\ue000a\ue001",
    "a " * 3000,
    "a " + "-b " * 2000,
    "a" * 20_000,
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of a few articles to search in."""
    library = Library.create(tmp_path_factory.mktemp("search") / "library.db")
    for number, text in enumerate(
        [
            "President Keïta of Mali stepped down on Tuesday.",
            "The president of the senate and NOT the mayor, near Bamako.",
            "Elections in Georgia: 49ers, 3.5 percent, it's over.",
        ]
    ):
        put(
            library,
            f"/n/{number}",
            article_of(f"Nr {number}", text, published=f"2024-01-0{number + 1}"),
        )
    put(library, "/n/undated", article_of("Undated", "Mali again; presidential Mali."))
    yield library
    library.close()


def hits(library: Library, query: str) -> list[str]:
    """Return the file names of what answers a query."""
    return [Path(hit.path).name for hit in library.search.find(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mali", ["0", "undated"]),
        ("MALI", ["0", "undated"]),
        ("keita", ["0"]),
        ("KEÏTA", ["0"]),
        ("president mali", ["0"]),
        ("president", ["1", "0"]),
        ("president*", ["1", "0", "undated"]),
        ('"president of the senate"', ["1"]),
        ('"senate president"', []),
        ('"president of the sen*"', ["1"]),
        ("president -senate", ["0"]),
        ('president -"of mali"', ["1"]),
        ('president -"keïta of mali"', ["1"]),
        ("mali -stepped -again", []),
        ("not", ["1"]),
        ("near", ["1"]),
        ("it's", ["2"]),
        ("3.5", ["2"]),
        ("undated", ["undated"]),
        ("title:mali", []),
        ("title:undated", ["undated"]),
        ("mali OR bamako", ["1", "0", "undated"]),
        ("mali !!!", ["0", "undated"]),
    ],
)
def test_what_answers_a_query(searched: Library, query: str, expected: list[str]) -> None:
    assert hits(searched, query) == expected


@pytest.mark.parametrize("query", ["", "   ", "!!!", "-mali", "*", '""', "\0"])
def test_a_query_for_nothing(searched: Library, query: str) -> None:
    with pytest.raises(QueryError, match="at least one word"):
        searched.search.find(query)


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries(searched: Library, query: str) -> None:
    try:
        found = searched.search.find(query)
    except QueryError:
        return
    assert isinstance(found, list)


pieces = st.sampled_from(["mali", "president", '"', "-", "*", " ", "AND", "NEAR(", ")", "\0", ":"])
queries = st.text(st.characters(exclude_categories=[])) | st.lists(pieces).map("".join)


@settings(deadline=None, max_examples=300)
@given(queries)
def test_any_text_is_a_query_or_refused(searched: Library, query: str) -> None:
    try:
        found = searched.search.find(query)
    except QueryError:
        return
    for hit in found:
        for start, end in hit.marks:
            assert 0 <= start < end <= len(hit.snippet)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("mali president*", ("mali", "president")),
        ("keita", ("keita",)),
        ('"of mali"', ("of mali",)),
        ("PRESIDENT -senate", ("president",)),
    ],
)
def test_marks_fall_on_the_words(searched: Library, query: str, words: tuple[str, ...]) -> None:
    found = searched.search.find(query)
    assert found
    for hit in found:
        assert hit.marks
        for start, end in hit.marks:
            assert fold(hit.snippet[start:end]).startswith(words)


def test_limit_and_offset(searched: Library) -> None:
    pages = [searched.search.find("mali", limit=1, offset=offset) for offset in range(3)]
    assert [[Path(hit.path).name for hit in page] for page in pages] == [["0"], ["undated"], []]


def test_a_long_text_is_shown_around_the_word(library: Library) -> None:
    put(library, "/n/a", article_of("Long", "word " * 500 + "needle\nin " + "hay " * 500))
    hit = library.search.find("needle")[0]
    start, end = hit.marks[0]
    assert hit.snippet[start:end] == "needle"
    assert len(hit.snippet) < 300
    assert "\n" not in hit.snippet


def test_search_follows_what_is_stored(library: Library) -> None:
    put(library, "/n/a", article_of("Old", "apples"))
    store(library, "/n/a", article_of("New", "pears"))
    assert hits(library, "apples") == hits(library, "old") == []
    assert hits(library, "pears") == ["a"]
    library.decisions.correct(id_at(library, "/n/a"), "title", "Corrected")
    assert hits(library, "corrected") == ["a"]
    library.shelving.forget("/n/a")
    assert hits(library, "pears") == []
    with library.connections.write() as write:
        write.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_starring_does_not_index_again(library: Library) -> None:
    article_id = put(library, "/n/a", article_of("Old", "apples"))
    query = "SELECT count(*), max(id) FROM articles_fts_data"
    before = sqlite3.connect(library.path).execute(query).fetchone()
    library.articles.set_starred(article_id, True)
    library.articles.set_read(article_id, True)
    assert sqlite3.connect(library.path).execute(query).fetchone() == before


@pytest.mark.parametrize("best", [False, True])
@pytest.mark.parametrize(("dates", "asked"), [(1, 1), (1, 1_000_000), (99, 1), (99, 1_000_000)])
def test_few_and_many_are_found_alike(
    searched: Library, monkeypatch: pytest.MonkeyPatch, dates: int, asked: int, best: bool
) -> None:
    queries = [
        "mali",
        "the",
        "pres*",
        "mali OR georgia",
        "president -bamako",
        "the after:2024-01-02",
    ]
    queries += [
        "mali is:unread",
        "(mali OR the) before:2025",
        "is:unread -mali",
        "title:nr president OR mali",
    ]

    def found() -> dict[str, Sequence[int]]:
        ids = {query: searched.search.found(query, best=best, limit=3).ids for query in queries}
        # Which are the best is another matter: words that most articles hold don't count for it.
        return {query: sorted(one) if best else one for query, one in ids.items()}

    expected = found()
    counts = {query: searched.search.count(query) for query in queries}
    monkeypatch.setattr("db.query.conditions.DATES", dates)
    monkeypatch.setattr("db.query.conditions.COMMON", 0)
    monkeypatch.setattr("db.query.conditions.MOST_ASKED", asked)
    assert found() == expected
    assert {query: searched.search.count(query) for query in queries} == counts
