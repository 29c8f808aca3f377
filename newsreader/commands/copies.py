"""Articles that are copies of one report, and what differs between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from db.following.answers import Copy
from db.library import Library
from db.rows import ArticleRow
from newsreader import answers, records
from newsreader.errors import Complaint
from newsreader.find import article_given
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, is_terminal, note, show, write_records
from newsreader.session import Session

_AT_ONCE = 500
_ARTICLE = (
    Column("article", width=7, right=True),
    Column("published", width=10),
    Column("title", share=2),
    Column("by"),
)
_COPY = (*_ARTICLE, Column("alike", width=6, right=True))
_REPORT = (Column("report", width=7, right=True), *_ARTICLE)


@command(
    "copies",
    examples="  newsreader copies 12\n  newsreader copies seeds/a.txt\n  newsreader copies",
)
@click.argument("article", metavar="[ID-or-PATH]", required=False)
@json_option
def copies(session: Session, *, article: str | None, as_json: bool) -> None:
    """List the articles that are copies of one, or all reports that several articles have.

    Each report goes by the number of its first article.
    """
    with session.reading() as library:
        if article is None:
            _reports(library, as_json)
            return
        show(
            library.following.copies.of(article_given(library, article)),
            as_json=as_json,
            record=lambda copy: answers.copy(copy, _path(library, copy.article.id)),
            columns=_COPY,
            cells=_copy,
            empty="No other article is a copy of it.",
        )


@command("diff", examples="  newsreader diff 12 17\n  newsreader diff a.txt b.txt --json")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@json_option
def diff(session: Session, *, one: str, other: str, as_json: bool) -> None:
    """Show what differs between two articles, each an id or a path.

    Words that only ONE has stand in [-…-], those that only OTHER has in {+…+}.
    """
    with session.reading() as library:
        first, second = article_given(library, one), article_given(library, other)
        if first == second:
            raise Complaint(f"{one!r} and {other!r} are the same article.")
        parts = library.following.copies.difference(first, second)
    if as_json or not is_terminal():
        write_records(answers.part(part) for part in parts)
        return
    from newsreader.printed import print_parts

    print_parts(parts)


def _reports(library: Library, as_json: bool) -> None:
    reports = dict[int, list[int]]()
    ids = library.articles.ids()
    while some := list(islice(ids, _AT_ONCE)):
        for article_id, first in library.following.copies.reports(some).items():
            reports.setdefault(first, []).append(article_id)
    several = {first: each for first, each in reports.items() if len(each) > 1}
    show(
        _rows(library, several, one_by_one=not as_json and is_terminal()),
        as_json=as_json,
        record=lambda found: _record(library, *found),
        columns=_REPORT,
        cells=lambda found: (found[0], *_cells(found[1][0])),
        empty="No report is in several articles.",
    )
    if several:
        articles = sum(map(len, several.values()))
        note(f"{articles:,} articles, {len(several):,} report{'' if len(several) == 1 else 's'}")


Report = tuple[int, list[ArticleRow]]


def _rows(library: Library, reports: dict[int, list[int]], *, one_by_one: bool) -> Iterator[Report]:
    """Yield the articles of each report: all together, or each by itself as a row of a table."""
    for first, ids in reports.items():
        rows = library.articles.rows(ids)
        if one_by_one:
            yield from ((first, [row]) for row in rows)
        else:
            yield first, rows


def _record(library: Library, first: int, rows: Sequence[ArticleRow]) -> records.Record:
    places = [records.place(row, _path(library, row.id)) for row in rows]
    return {"report": first, "articles": places}


def _path(library: Library, article_id: int) -> str:
    stored = library.articles.get(article_id)
    return "" if stored is None else stored.path


def _copy(copy: Copy) -> Sequence[Cell]:
    return *_cells(copy.article), f"{copy.likeness:.0%}"


def _cells(row: ArticleRow) -> tuple[Cell, ...]:
    by = row.publication or row.byline
    return row.id, (row.published or "")[:10], row.title, by
