"""Listing articles, and printing one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from db.library import Library
from db.rows import ArticleRow
from newsreader import records
from newsreader.errors import Complaint
from newsreader.find import article_given
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, is_terminal, show, write_records
from newsreader.paths import spellings
from newsreader.session import Session

_PAGE = 500
_COLUMNS = (
    Column("id", width=7, right=True),
    Column("", width=2),
    Column("published", width=10),
    Column("title", share=3),
    Column("by"),
)


@command(
    "articles",
    examples="  newsreader articles --unread\n  newsreader articles --shelf ~/news --json",
)
@click.option("--shelf", type=click.Path(), metavar="PATH", help="Only those of one shelf.")
@click.option("--unread", is_flag=True, help="Only those not read yet.")
@click.option("--starred", is_flag=True, help="Only those with a star.")
@json_option
def articles(
    session: Session, shelf: str | None, unread: bool, starred: bool, as_json: bool
) -> None:
    """List the articles, the newest first.

    N marks one that is not read yet, * one with a star.
    """
    with session.reading() as library:
        rows = (
            row
            for row in _rows(library, None if shelf is None else _shelf_at(library, shelf))
            if not (unread and row.read) and not (starred and not row.starred)
        )
        show(
            rows,
            as_json=as_json,
            record=lambda row: records.head(row, _path(library, row)),
            columns=_COLUMNS,
            cells=_cells,
            empty="There are no such articles.",
        )


@command("article", examples="  newsreader article 12\n  newsreader article seeds/a.txt --json")
@click.argument("article", metavar="ID-or-PATH")
@json_option
def article(session: Session, article: str, as_json: bool) -> None:
    """Print an article with the names in it."""
    with session.reading() as library:
        stored = library.articles.get(article_given(library, article))
        if stored is None:
            raise Complaint(f"The article {article!r} has just been taken out of the library.")
        if as_json or not is_terminal():
            write_records([records.Records(library).article(stored)])
        else:
            from newsreader.printed import print_article

            print_article(library, stored)


def _rows(library: Library, shelf: int | None) -> Iterator[ArticleRow]:
    offset = 0
    while rows := library.articles.page(offset, _PAGE, shelf):
        yield from rows
        offset += len(rows)


def _shelf_at(library: Library, path: str) -> int:
    for spelling in spellings(path):
        found = library.shelves.at(spelling)
        if found is not None:
            return found
    raise Complaint(f"The library has no shelf {path!r}. To see all: newsreader shelves")


def _path(library: Library, row: ArticleRow) -> str:
    stored = library.articles.get(row.id)
    return "" if stored is None else stored.path


def _cells(row: ArticleRow) -> Sequence[Cell]:
    marks = ("*" if row.starred else "") + ("" if row.read else "N")
    return row.id, marks, (row.published or "")[:10], row.title, row.byline or row.publication
