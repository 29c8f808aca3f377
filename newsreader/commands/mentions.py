"""Where an entity is mentioned."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.entities import MentionRow
from newsreader import records
from newsreader.find import entity_named
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, Marked, show
from newsreader.session import Session

_COLUMNS = (
    Column("article", width=7, right=True),
    Column("published", width=10),
    Column("title"),
    Column("mention", share=2),
)


@command("mentions", examples='  newsreader mentions "Emmanuel Macron"\n  newsreader mentions 17')
@click.argument("entity")
@json_option
def mentions(session: Session, entity: str, as_json: bool) -> None:
    """List where an entity is mentioned.

    ENTITY is a name or an id; the mentions in the newest articles come first.
    """
    with session.reading() as library:
        show(
            library.entities.mentions(entity_named(library, entity).id),
            as_json=as_json,
            record=records.mention,
            columns=_COLUMNS,
            cells=_cells,
            empty="There are no mentions.",
        )


def _cells(row: MentionRow) -> Sequence[Cell]:
    mark = (row.at, row.at + row.end - row.start)
    published = (row.article.published or "")[:10]
    return row.article.id, published, row.article.title, Marked(row.snippet, [mark])
