"""Listing who and what the articles name."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.entities import Entity
from newsreader.find import label_given
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, show
from newsreader.records import Records
from newsreader.session import Session

_COLUMNS = (
    Column("id", width=7, right=True),
    Column("name"),
    Column("label", width=11),
    Column("mentions", width=9, right=True),
    Column("articles", width=9, right=True),
    Column("first", width=10),
    Column("last", width=10),
)


@command(
    "entities",
    examples="  newsreader entities --label PERSON\n  newsreader entities --like keita --json",
)
@click.option("--label", metavar="L", help="Only of one label, such as PERSON, ORG or GPE.")
@click.option("--like", metavar="TEXT", help="Only those with TEXT in one of their names.")
@json_option
def entities(session: Session, label: str | None, like: str | None, as_json: bool) -> None:
    """List who and what is named, most often first."""
    known = None if label is None else label_given(label)
    with session.reading() as library:
        show(
            library.entities.ranked(label=known, like=like),
            as_json=as_json,
            record=Records(library).entity,
            columns=_COLUMNS,
            cells=_cells,
            empty="There are no such entities.",
        )


def _cells(entity: Entity) -> Sequence[Cell]:
    first, last = (entity.first or "")[:10], (entity.last or "")[:10]
    return entity.id, entity.name, entity.label, entity.mentions, entity.articles, first, last
