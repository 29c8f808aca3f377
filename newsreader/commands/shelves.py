"""The shelves: which there are, and taking one out of the library."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.searches import KeptSearch
from db.shelves import Shelf
from newsreader import records
from newsreader.errors import Complaint
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, say, show
from newsreader.paths import spellings
from newsreader.session import Session

_COLUMNS = (
    Column("shelf"),
    Column("kind", width=7),
    Column("articles", width=9, right=True),
    Column("unread", width=7, right=True),
    Column("online", width=9),
)
_SEARCH = "search:"
_ANSWERS = {None: "not asked", True: "yes", False: "no"}


@command("shelves", examples="  newsreader shelves\n  newsreader shelves --json")
@json_option
def shelves(session: Session, as_json: bool) -> None:
    """List the folders and files that the library follows, and the searches that are kept."""
    with session.reading() as library:
        listed: list[Shelf | KeptSearch] = [*library.shelves.all(), *library.searches.all()]
        show(
            listed,
            as_json=as_json,
            record=_record,
            columns=_COLUMNS,
            cells=_cells,
            empty="There are no shelves. To make one: newsreader ingest FOLDER",
        )


@command(
    "forget",
    examples="""\
  newsreader forget ~/news
  newsreader forget ~/news/old.txt
  newsreader forget search:coups""",
)
@click.argument("path", type=click.Path())
def forget(session: Session, path: str) -> None:
    """Take a shelf, an article or a kept search out of the library.

    The files stay, and so do your decisions and notes. What another shelf holds, too, stays in.
    """
    with session.changing() as library:
        if path.startswith(_SEARCH) and library.searches.forget(path.removeprefix(_SEARCH)):
            say(f"{path}: forgotten")
            return
        for spelling in spellings(path):
            known = library.shelves.at(spelling) is not None
            if not (known or library.shelving.places(spelling)):
                continue
            gone, articles = library.shelving.forget(spelling)
            say(f"{spelling}: {gone} {'shelf' if gone == 1 else 'shelves'}, {articles} articles")
            return
    raise Complaint(
        f"The library has no shelf and no article {path!r}, and keeps no such search."
        " To see all: newsreader shelves"
    )


def _record(shelf: Shelf | KeptSearch) -> records.Record:
    return records.shelf(shelf) if isinstance(shelf, Shelf) else records.kept_search(shelf)


def _cells(shelf: Shelf | KeptSearch) -> Sequence[Cell]:
    if isinstance(shelf, KeptSearch):
        return f"{_SEARCH}{shelf.name}", "search", shelf.articles, shelf.unread, ""
    return shelf.path, shelf.kind, shelf.articles, shelf.unread, _ANSWERS[shelf.online]
