"""How two entities are connected."""

from __future__ import annotations

import click

from db.following.answers import Bridge, Chain
from newsreader import answers, lines
from newsreader.find import two_named
from newsreader.options import after_option, before_option, command, json_option, limit_option
from newsreader.output import is_terminal, say, write_records, write_table
from newsreader.session import Session


@command(
    "bridge",
    examples=(
        "  newsreader bridge Prigozhin Touadéra\n"
        "  newsreader bridge Wagner Sudan --limit 5 --after 2021 --json"
    ),
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@limit_option(3)
@after_option
@before_option
@json_option
def bridge(
    session: Session,
    *,
    one: str,
    other: str,
    limit: int,
    after: str,
    before: str,
    as_json: bool,
) -> None:
    """Connect two entities by sentences, each of which names one and the next.

    That there is no such chain is an answer, too.
    """
    with session.reading() as library:
        first, second = two_named(library, one, other)
        found = library.following.bridges.between(
            first.id, second.id, limit=limit, after=after, before=before
        )
    if as_json or not is_terminal():
        write_records([answers.bridge(first, second, found)])
        return
    for chain in found.chains:
        _print(chain)
    if not (found.chains and found.whole):
        say(_ending(found, f"{first.name} and {second.name}"))


def _print(chain: Chain) -> None:
    say("")
    say(" – ".join([hop.one.name for hop in chain.hops] + [chain.hops[-1].other.name]))
    write_table(lines.COLUMNS, (lines.cells(hop.line) for hop in chain.hops))


def _ending(found: Bridge, both: str) -> str:
    if found.chains:
        return "Not everything was looked at: there may be better ones."
    if found.whole:
        return f"Nothing connects {both}: everything was looked at."
    return f"No connection of {both} was found, but not everything was looked at."
