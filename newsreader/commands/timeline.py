"""When an entity is mentioned."""

from __future__ import annotations

import click

from db.following.answers import Unit
from newsreader import answers
from newsreader.chart import chart
from newsreader.find import entity_named
from newsreader.options import command, json_option
from newsreader.output import is_terminal, say, write_records
from newsreader.session import Session


@command(
    "timeline",
    examples="  newsreader timeline Wagner\n  newsreader timeline Wagner --by year --json",
)
@click.argument("entity")
@click.option(
    "--by",
    "unit",
    type=click.Choice([unit.value for unit in Unit]),
    help="How time is parted (by how long it is).",
)
@json_option
def timeline(session: Session, *, entity: str, unit: str | None, as_json: bool) -> None:
    """Draw in how many articles ENTITY is mentioned, over time.

    Each bar is as long as there are articles; stretches without any are told by how many they are.
    """
    with session.reading() as library:
        found = entity_named(library, entity)
        bars = library.following.timeline.bars(found.id, None if unit is None else Unit(unit))
    if as_json or not is_terminal():
        write_records(answers.bar(bar) for bar in bars)
        return
    for line in chart(bars):
        say(line)
    if not bars:
        say("There are no mentions.")
