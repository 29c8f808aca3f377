"""What follows a story is what a plain count of all rows says, whatever was decided."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.decisions.kinds import Hide, Same
from db.fold import fold
from db.following.answers import MentionView, Scope, Unit
from db.following.counting import likelihood
from db.library import Library
from support.followed import NAMES, put, report

WORDS = ["Ada", "Lovelace", "Bo", "Mali", "waits.", "Left.", "née", "and"]
DATES = [None, "2023-12-31", "2024-01-01T00:30:00+01:00", "2024-01-05", "2024-02-01", "2024"]
VIEWS = [
    MentionView(),
    MentionView(oldest_first=True),
    MentionView(like="nee"),
    MentionView(source="Post", like="waits"),
    MentionView(source="Post"),
    MentionView(after="2024"),
    MentionView(before="2024-01", oldest_first=True),
]


@dataclass(frozen=True, slots=True)
class Row:
    """A mention with all that is asked of it; ``head`` is what it counts as."""

    article: int
    dated: str
    source: str
    head: int
    hidden: bool
    start: int
    sentence: int
    block: int
    snippet: str


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
articles = st.tuples(
    st.lists(sentences, min_size=1, max_size=3),
    st.sampled_from(DATES),
    st.sampled_from(["Post", "Times", ""]),
)
decisions = st.lists(
    st.tuples(st.sampled_from([Same, Same, Hide]), *[st.integers(0, 3)] * 2), max_size=3
)
Drawn = Sequence[tuple[list[str], str | None, str]]


@contextmanager
def filled(
    empty: Path, drawn: Drawn, decided: Sequence[tuple[type, int, int]]
) -> Iterator[Library]:
    """Make a library of what was drawn, decide, and close it in the end."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(shutil.copy(empty, folder)))
        # Everybody is there, so that all can be decided about.
        put(library, "/n/all", report("All", "Ada, Lovelace, Bo, Mali."))
        for number, (paragraphs, published, source) in enumerate(drawn):
            one = report(f"No {number}", *paragraphs, published=published, publication=source)
            put(library, f"/n/{number}", one)
        for kind, one_, other in decided:
            one, two = (
                library.decisions.named(id_of_key(library, NAMES[n][2])) for n in (one_, other)
            )
            if kind is Hide:
                library.decisions.take(Hide(entity=one))
            elif one != two:
                library.decisions.take(Same(one=one, other=two))
        yield library
        assert library.check().problems == ()
        library.close()


def id_of_key(library: Library, key: str) -> int:
    """Return the id of the entity of a key, whatever it is one with."""
    found = library.connections.read().execute("SELECT id FROM entities WHERE key = ?", (key,))
    return int(found.fetchone()[0])


def rows_of(library: Library) -> list[Row]:
    """Return all mentions of a library, as they are listed: newest first, in the order of texts."""
    query = """SELECT m.article_id, a.dated, coalesce(a.publication, ''), h.id, h.hidden, m.start,
            m.sentence, m.block FROM mentions m JOIN articles a ON a.id = m.article_id
        JOIN entities e ON e.id = m.entity_id JOIN entities h ON h.id = coalesce(e.head, e.id)
        ORDER BY a.dated DESC, a.id DESC, m.start"""
    stored = library.connections.read().execute(query).fetchall()
    heads = {row[3] for row in stored}
    snippets = {
        (row.article.id, row.start): row.snippet
        for head in heads
        for row in library.entities.mentions(head)
    }
    return [Row(*row, snippets[row[0], row[5]]) for row in stored]


@pytest.mark.parametrize("scope", list(Scope))
@settings(max_examples=25, deadline=None)
@given(drawn=st.lists(articles, min_size=1, max_size=6), decided=decisions)
def test_company(
    empty_library: Path, scope: Scope, drawn: Drawn, decided: Sequence[tuple[type, int, int]]
) -> None:
    with filled(empty_library, drawn, decided) as library:
        rows, all_ = rows_of(library), library.articles.count()

        def places(head: int) -> set[tuple[int, int]]:
            return {
                (r.article, {"sentence": r.sentence, "paragraph": r.block, "article": 0}[scope])
                for r in rows
                if r.head == head
            }

        for head in {row.head for row in rows}:
            mine = places(head)
            looked = len({article for article, _ in mine})
            named = sum(row.article in {article for article, _ in mine} for row in rows)
            whole = all_ if scope is Scope.ARTICLE else round(named / looked * all_)
            expected = dict[int, tuple[int, float]]()
            for other in {r.head for r in rows if not r.hidden} - {head}:
                shared = mine & places(other)
                both = len({article for article, _ in shared})
                if both:
                    its = len({article for article, _ in places(other)})
                    if scope is not Scope.ARTICLE:
                        its = sum(row.head == other for row in rows)
                    least = len(mine) + its - len(shared)
                    expected[other] = (
                        both,
                        likelihood(len(shared), len(mine), its, max(whole, least)),
                    )
                lines = library.following.company.lines(head, other, scope, limit=99)
                assert len({line.article.id for line in lines}) == both
                assert scope is not Scope.SENTENCE or len(lines) == len(shared)
            for window in (len(rows), None):
                company = library.following.company.of(head, scope, window=window)
                found = {c.entity.id: (c.together, c.weight) for c in company.companions}
                assert found == expected
                assert (company.looked, company.whole) == (looked, True)
                order = [(-c.weight, -c.together, c.entity.name) for c in company.companions]
                assert order == sorted(order)


@pytest.mark.parametrize("unit", list(Unit))
@settings(max_examples=25, deadline=None)
@given(drawn=st.lists(articles, min_size=1, max_size=6), decided=decisions)
def test_timeline(
    empty_library: Path, unit: Unit, drawn: Drawn, decided: Sequence[tuple[type, int, int]]
) -> None:
    length = {"day": 10, "month": 7, "year": 4}[unit]
    with filled(empty_library, drawn, decided) as library:
        rows = rows_of(library)
        for head in {row.head for row in rows}:
            mentions = Counter(r.dated[:length] for r in rows if r.head == head)
            pairs = {(r.dated[:length], r.article) for r in rows if r.head == head}
            counted = Counter(period for period, _ in pairs)
            bars = library.following.timeline.bars(head, unit)
            assert {b.period: (b.articles, b.mentions) for b in bars} == {
                period: (counted[period], mentions[period]) for period in counted
            }
            order = [(not bar.period, bar.period) for bar in bars]
            assert order == sorted(order)


@pytest.mark.parametrize("view", VIEWS)
@settings(max_examples=15, deadline=None)
@given(drawn=st.lists(articles, min_size=1, max_size=6), decided=decisions)
def test_mentions(
    empty_library: Path, view: MentionView, drawn: Drawn, decided: Sequence[tuple[type, int, int]]
) -> None:
    with filled(empty_library, drawn, decided) as library:
        rows = rows_of(library)
        if view.oldest_first:
            rows.sort(key=lambda row: (row.dated, row.article, row.start))
        others = {row.head for row in rows}
        for head in others:
            expected = [(r.article, r.start) for r in rows if r.head == head and fits(r, view)]
            assert shown(library, head, view) == expected
        for head in others:
            for other in others:
                beside = {(r.article, r.sentence) for r in rows if r.head == other}
                narrowed = MentionView(
                    view.oldest_first, view.like, view.source, view.after, view.before, other
                )
                assert shown(library, head, narrowed) == [
                    (r.article, r.start)
                    for r in rows
                    if r.head == head and fits(r, view) and (r.article, r.sentence) in beside
                ]


def fits(row: Row, view: MentionView) -> bool:
    """Whether a mention is one of a view, its other entity aside."""
    return (
        fold(view.like) in fold(row.snippet)
        and view.source in ("", row.source)
        and (not view.after or row.dated >= view.after)
        and (not view.before or "" < row.dated[: len(view.before)] <= view.before)
    )


def shown(library: Library, head: int, view: MentionView) -> list[tuple[int, int]]:
    """Return the mentions that a view shows, fetched by pages of two."""
    mentions = library.following.mentions
    count = mentions.count(head, view)
    pages = [mentions.page(head, view, 2, offset) for offset in range(0, count + 1, 2)]
    return [(row.article.id, row.start) for page in pages for row in page]
