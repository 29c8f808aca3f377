"""Searching the text of all articles."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.search import Hit, QueryError
from newsreader import records
from newsreader.errors import Complaint
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, Marked, show
from newsreader.session import Session

_COLUMNS = (
    Column("article", width=7, right=True),
    Column("published", width=10),
    Column("title"),
    Column("found", share=2),
)


@command(
    "search",
    examples="  newsreader search wagner mali\n  newsreader search '\"peace deal\" keita* -moscow'",
)
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@json_option
def search(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """Search headlines and texts, the newest first.

    All words must be there: "words in quotes" side by side, word* as a beginning, and no -word.
    Case and diacritics don't matter.
    """
    with session.reading() as library:
        try:
            hits = library.search.find(" ".join(words), limit=-1)
        except QueryError as error:
            raise Complaint(str(error)) from error
        show(
            hits,
            as_json=as_json,
            record=records.hit,
            columns=_COLUMNS,
            cells=_cells,
            empty="No article answers that.",
        )


def _cells(hit: Hit) -> Sequence[Cell]:
    published = (hit.article.published or "")[:10]
    return hit.article.id, published, hit.article.title, Marked(hit.snippet, hit.marks)
