"""What somebody is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from db.following.answers import Saying
from db.library import Library
from newsreader import answers, lines
from newsreader.find import entity_named
from newsreader.options import command, json_option, limit_option
from newsreader.output import Cell, Column, show
from newsreader.session import Session

_AT_ONCE = 100
_COLUMNS = (*lines.PLACE, Column("in", width=12), Column("said", share=3))


@command(
    "said", examples='  newsreader said Prigozhin\n  newsreader said Macron --like "no regrets"'
)
@click.argument("entity")
@click.option("--like", metavar="TEXT", default="", help="Only with TEXT in what is quoted.")
@limit_option()
@json_option
def said(session: Session, *, entity: str, like: str, limit: int | None, as_json: bool) -> None:
    """List what ENTITY is quoted as saying, the newest first.

    The same words are listed once, with the newest article that quotes them; as JSON with all.
    """
    with session.reading() as library:
        found = entity_named(library, entity)
        show(
            islice(_sayings(library, found.id, like), limit),
            as_json=as_json,
            record=answers.saying,
            columns=_COLUMNS,
            cells=_cells,
            empty=f"{found.name} is not quoted.",
        )


def _sayings(library: Library, entity_id: int, like: str) -> Iterator[Saying]:
    """Yield sayings as they are printed: there may be very many."""
    after: tuple[str, int] | None = None
    while True:
        page = library.following.sayings.page(entity_id, after=after, limit=_AT_ONCE, like=like)
        yield from page.sayings
        after = page.further
        if after is None:
            return


def _cells(saying: Saying) -> Sequence[Cell]:
    line = saying.lines[0]
    return *lines.place(line), lines.among(saying.lines), lines.marked(line)
