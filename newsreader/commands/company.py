"""Who stands together with an entity."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.following.answers import Companion, Scope
from db.following.walk import WINDOW
from newsreader import answers, lines
from newsreader.find import entity_named, two_named
from newsreader.options import command, json_option, limit_option
from newsreader.output import Cell, Column, note, show
from newsreader.session import Session

_COLUMNS = (
    Column("id", width=7, right=True),
    Column("name"),
    Column("label", width=11),
    Column("together", width=9, right=True),
    Column("weight", width=8, right=True),
)


@command(
    "together",
    examples=(
        "  newsreader together Wagner\n"
        "  newsreader together Wagner --scope paragraph --whole --json\n"
        "  newsreader together Wagner --with Mali"
    ),
)
@click.argument("entity")
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.SENTENCE.value,
    help="How near the two stand: in one sentence (so it is taken), paragraph or article.",
)
@click.option("--with", "other", metavar="ENTITY", help="The sentences in which this one stands.")
@limit_option(20)
@click.option("--whole", is_flag=True, help="Look at all articles, not only at the newest.")
@json_option
def together(
    session: Session,
    *,
    entity: str,
    scope: str,
    other: str | None,
    limit: int,
    whole: bool,
    as_json: bool,
) -> None:
    """List who and what stands together with ENTITY, the most telling first.

    Told are in how many articles they do (together) and how much oftener that is than chance would
    have it (weight). With --with, the sentences are listed, the newest first.
    """
    near = Scope(scope)
    with session.reading() as library:
        company = library.following.company
        if other is not None:
            one, two = two_named(library, entity, other)
            show(
                company.lines(one.id, two.id, near, limit=limit),
                as_json=as_json,
                record=answers.line,
                columns=lines.COLUMNS,
                cells=lines.cells,
                empty=f"{one.name} and {two.name} stand together in no {scope}.",
            )
            return
        one = entity_named(library, entity)
        found = company.of(one.id, near, limit=limit, window=None if whole else WINDOW)
        show(
            found.companions,
            as_json=as_json,
            record=lambda companion: answers.companion(companion, found),
            columns=_COLUMNS,
            cells=_cells,
            empty=f"Nobody and nothing stands together with {one.name} in a {scope}.",
        )
    if not found.whole:
        note(f"Looked at: the newest {found.looked:,} articles. For all: --whole")


def _cells(companion: Companion) -> Sequence[Cell]:
    entity = companion.entity
    return entity.id, entity.name, entity.label, companion.together, f"{companion.weight:.1f}"
