"""What an entity is called."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.following.answers import Alias, Called, Names
from newsreader import answers, lines
from newsreader.find import entity_named, publication_given
from newsreader.options import command, json_option, source_option
from newsreader.output import Cell, Column, is_terminal, note, say, write_records, write_table
from newsreader.session import Session

_ALIASES = (Column("name"), Column("mentions", width=9, right=True), Column("in", share=2))
_EPITHETS = (Column("called"), Column("in", width=12), *lines.PLACE, Column("sentence", share=2))


@command(
    "names",
    examples='  newsreader names "Wagner Group"\n  newsreader names Wagner --source RT --json',
)
@click.argument("entity")
@source_option
@json_option
def names(session: Session, *, entity: str, source: str | None, as_json: bool) -> None:
    """List what ENTITY is called: the forms of its name, and what is said it is.

    What it is said to be comes with the newest sentence that says so; as JSON with more of them.
    """
    with session.reading() as library:
        found = entity_named(library, entity)
        by = "" if source is None else publication_given(library, source)
        called = library.following.names.of(found.id, source=by)
        if as_json or not is_terminal():
            write_records(answers.names(called))
        else:
            _print(called)
    if not called.whole:
        note(f"What it is said to be is from the newest {called.looked:,} articles.")


def _print(called: Names) -> None:
    if not write_table(_ALIASES, map(_alias, called.aliases)):
        say("It is not mentioned there.")
    if called.epithets:
        say("")
        write_table(_EPITHETS, map(_epithet, called.epithets))


def _alias(alias: Alias) -> Sequence[Cell]:
    return alias.text, alias.mentions, ", ".join(alias.sources)


def _epithet(called: Called) -> Sequence[Cell]:
    return called.text, lines.among(called.lines), *lines.cells(called.lines[0])
