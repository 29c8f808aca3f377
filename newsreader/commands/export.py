"""The library for others: every article with its mentions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import click

from db.library import Library
from newsreader.exports import put_in_place, write_csv, write_jsonl
from newsreader.options import command
from newsreader.records import Record, Records
from newsreader.session import Session

Writer = Callable[[Iterator[Record], TextIO], None]
_FORMATS: dict[str, Writer] = {"jsonl": write_jsonl, "csv": write_csv}


@command(
    "export",
    examples=(
        "  newsreader export > articles.jsonl\n"
        "  newsreader export --format csv --output mentions.csv"
    ),
)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(_FORMATS)),
    default="jsonl",
    help="jsonl: an article a line (the default); csv: a mention a row.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; it is put in place when it is complete.",
)
def export(session: Session, name: str, output: Path | None) -> None:
    """Write all articles with their names.

    Each mention comes with its entity and, if it has one, the encyclopedia page of this.
    """
    with session.reading() as library:
        articles = _articles(library)
        if output is None:
            _FORMATS[name](articles, sys.stdout)
            return
        with put_in_place(output, session.library_path) as stream:
            _FORMATS[name](articles, stream)


def _articles(library: Library) -> Iterator[Record]:
    records = Records(library)
    for article_id in library.articles.ids():
        article = library.articles.get(article_id)
        if article is not None:
            yield records.article(article)
