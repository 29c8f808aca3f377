"""Searching the text of all articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from db.query import QueryError
from db.search import Hit, Search
from newsreader import records
from newsreader.errors import Complaint
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, Marked, note, show
from newsreader.session import Session

_HITS_AT_ONCE = 100
_CELLS = 76
_COLUMNS = (
    Column("article", width=7, right=True),
    Column("published", width=10),
    Column("title"),
    Column("found", share=2),
)


@command(
    "search",
    examples="""\
  newsreader search wagner mali
  newsreader search '"peace deal" keita* -moscow'
  newsreader search 'entity:"Wagner Group" (mali OR sudan) after:2021-09 before:2022'
  newsreader search --best 'title:election source:guardian'
  newsreader search --keep coups 'coup is:unread'""",
)
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("--best", is_flag=True, help="Best first, of the newest 1,000.")
@click.option(
    "--keep", "name", metavar="NAME", help="Keep the search under a name, among the shelves."
)
@json_option
def search(
    session: Session, words: tuple[str, ...], best: bool, name: str | None, as_json: bool
) -> None:
    """Search headlines and texts, the newest first.

    All words must be there: "words in quotes" side by side, word* as a beginning, and no -word;
    one of several with OR between them, in brackets. Case and diacritics don't matter.

    Fields: entity:NAME, label:LABEL, source:PUBLICATION, title:WORD, after:DATE and before:DATE
    (2021, 2021-09 or 2021-09-15; after from its first day on, before up to the day before it),
    is:unread, is:read and is:starred. Several words want quotes, entity:"Wagner Group", and a -
    before a field takes away what has it.
    """
    query = " ".join(words)
    if name is not None:
        _keep(session, name, query)
    with session.reading() as library:
        try:
            found = library.search.found(query, best=best, limit=-1)
        except QueryError as error:
            raise _complaint(query, error) from error
        show(
            _hits(library.search, query, found.ids),
            as_json=as_json,
            record=records.hit,
            columns=_COLUMNS,
            cells=_cells,
            empty="No article answers that.",
        )
    if found.more:
        note(f"There are more: these are the newest {len(found.ids):,}, the best of them first.")


def _keep(session: Session, name: str, query: str) -> None:
    with session.changing() as library:
        try:
            library.searches.keep(name, query)
        except QueryError as error:
            raise _complaint(query, error) from error
        except ValueError as error:
            raise Complaint(f"--keep wants a name: {error}.") from error
    note(f"Kept. To see it: newsreader shelves; to forget it: newsreader forget 'search:{name}'")


def _complaint(query: str, error: QueryError) -> Complaint:
    line, marks = error.pointed(query, _CELLS)
    return Complaint(f"{error.message}\n  {line}\n  {marks}")


def _hits(search: Search, query: str, ids: Sequence[int]) -> Iterator[Hit]:
    """Yield hits as they are printed: there may be very many."""
    rest = iter(ids)
    while part := list(islice(rest, _HITS_AT_ONCE)):
        yield from search.hits(query, part)


def _cells(hit: Hit) -> Sequence[Cell]:
    published = (hit.article.published or "")[:10]
    return hit.article.id, published, hit.article.title, Marked(hit.snippet, hit.marks)
