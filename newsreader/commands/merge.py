"""Saying that two names are of one, or are not."""

from __future__ import annotations

from shlex import quote

import click

from db.decisions.kinds import Different, Kind, Same
from db.library import Library
from newsreader.deciding import decide
from newsreader.errors import Complaint
from newsreader.find import entity_named
from newsreader.options import command, dry_run_option, json_option
from newsreader.session import Session


@command(
    "merge",
    examples=(
        '  newsreader merge Wagner "Wagner Group" --dry-run\n  newsreader merge "Kim Jong Un" 1207'
    ),
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@dry_run_option
@json_option
def merge(session: Session, one: str, other: str, *, dry_run: bool, as_json: bool) -> None:
    """Say that A and B are one.

    Their mentions are counted and listed together from then on. With --dry-run it says how many
    mentions that moves, and which of them speak against it.
    """
    _judge(session, Same, (one, other), dry_run=dry_run, as_json=as_json)


@command("distinct", examples="  newsreader distinct Georgia 1207")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@dry_run_option
@json_option
def distinct(session: Session, one: str, other: str, *, dry_run: bool, as_json: bool) -> None:
    """Say that A and B are not one.

    Nothing moves by that: what would make them one later is refused.
    """
    _judge(session, Different, (one, other), dry_run=dry_run, as_json=as_json)


def _judge(
    session: Session,
    kind: type[Same | Different],
    names: tuple[str, str],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    def made(library: Library) -> Kind:
        one, other = (entity_named(library, name) for name in names)
        if one == other:
            raise Complaint(
                f"{names[0]!r} and {names[1]!r} are one: {one.name}."
                f" To see if you said so: newsreader decisions {quote(one.name)}"
            )
        named = library.decisions.named
        return kind(one=named(one.id), other=named(other.id))

    decide(session, made, dry_run=dry_run, as_json=as_json)
