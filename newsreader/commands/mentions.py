"""Where an entity is mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from db.entities import MentionRow
from db.following.answers import MentionView
from db.library import Library
from newsreader import records
from newsreader.find import entity_named, publication_given
from newsreader.lines import PLACE
from newsreader.options import after_option, before_option, command, json_option, limit_option
from newsreader.output import Cell, Column, Marked, show
from newsreader.session import Session

# Pages grow: the first mention is printed at once, and many are not gone through many times.
_FIRST, _LARGEST = 500, 16_000
_COLUMNS = (*PLACE, Column("mention", share=2))


@command(
    "mentions",
    examples=(
        '  newsreader mentions "Emmanuel Macron"\n'
        "  newsreader mentions Wagner --like gold --after 2021-09\n"
        '  newsreader mentions 17 --with Mali --source "The Guardian" --oldest'
    ),
)
@click.argument("entity")
@click.option("--oldest", is_flag=True, help="The oldest first.")
@click.option("--like", metavar="TEXT", default="", help="Only with TEXT in the sentence.")
@click.option("--source", metavar="NAME", help="Only in articles of this publication.")
@after_option
@before_option
@click.option(
    "--with", "other", metavar="ENTITY", help="Only where the sentence names this one, too."
)
@limit_option()
@json_option
def mentions(
    session: Session,
    *,
    entity: str,
    oldest: bool,
    like: str,
    source: str | None,
    after: str,
    before: str,
    other: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List where an entity is mentioned.

    ENTITY is a name or an id; the mentions in the newest articles come first. With --like or --with
    these are looked for in the first 2,500 articles.
    """
    with session.reading() as library:
        found = entity_named(library, entity)
        view = MentionView(
            oldest_first=oldest,
            like=like,
            source="" if source is None else publication_given(library, source),
            after=after,
            before=before,
            other_id=None if other is None else entity_named(library, other).id,
        )
        show(
            islice(_mentions(library, found.id, view), limit),
            as_json=as_json,
            record=records.mention,
            columns=_COLUMNS,
            cells=_cells,
            empty="There are no such mentions.",
        )


def _mentions(library: Library, entity_id: int, view: MentionView) -> Iterator[MentionRow]:
    """Yield mentions as they are printed: there may be very many."""
    offset, size = 0, _FIRST
    while rows := library.following.mentions.page(entity_id, view, size, offset):
        yield from rows
        if len(rows) < size:
            return
        offset, size = offset + size, min(2 * size, _LARGEST)


def _cells(row: MentionRow) -> Sequence[Cell]:
    mark = (row.at, row.at + row.end - row.start)
    published = (row.article.published or "")[:10]
    return row.article.id, published, row.article.title, Marked(row.snippet, [mark])
