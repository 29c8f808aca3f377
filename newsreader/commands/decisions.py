"""The log of decisions: listing it, and taking it from one library to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from db.decisions.kinds import Redo, Undo
from db.decisions.sharing import Received, SharingError
from db.decisions.standing import Entry
from db.decisions.telling import told
from newsreader.deciding import SHORTEST_UID, record
from newsreader.errors import Complaint
from newsreader.exports import put_in_place
from newsreader.listing import Listed, listed
from newsreader.options import command, dry_run_option, json_option, shared_options
from newsreader.output import Cell, Column, is_terminal, say, show, write_records
from newsreader.plain import escaped
from newsreader.records import Record
from newsreader.session import Session

_COLUMNS = (
    Column("uid", width=9),
    Column("when", width=10),
    Column("decision", share=2),
    Column("", share=1),
)
_SHOWN = 10


class Log(click.Group):
    """A group whose words are a search unless they are a command of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command in that lists, where no other is named."""
        at = 0
        while at < len(args) and args[at] in ("--library", "--config", "--offline"):
            at += 1 if args[at] == "--offline" else 2
        if at >= len(args) or args[at] not in {*self.commands, "-h", "--help"}:
            args.insert(min(at, len(args)), "list")
        return super().parse_args(ctx, args)


@click.group(
    "decisions",
    cls=Log,
    subcommand_metavar="[SEARCH]... | export | import",
    epilog=(
        "\b\nExamples:\n  newsreader decisions\n  newsreader decisions wagner --json\n"
        "  newsreader decisions export --output decisions.jsonl\n"
        "  newsreader decisions import decisions.jsonl --dry-run"
    ),
)
def decisions() -> None:
    """List what was decided, the newest first, or share it.

    Notes are left out unless asked for with --notes; to read those: newsreader notes.

    Each is listed with the beginning of its uid, by which undo and redo know it, and with what
    keeps it from having an effect: it was taken back, an earlier decision says otherwise, or its
    place is not found any more.
    """


decisions.params += shared_options(from_environment=False)


notes_option = click.option(
    "--notes", is_flag=True, help="With the notes, which the log holds as well."
)


@command("list", examples="  newsreader decisions\n  newsreader decisions wagner --json")
@click.argument("words", nargs=-1, metavar="[SEARCH]...")
@notes_option
@json_option
def list_(session: Session, words: tuple[str, ...], *, notes: bool, as_json: bool) -> None:
    """List the decisions that hold all words of SEARCH, or all."""
    with session.reading() as library:
        show(
            listed(library, words, notes=notes),
            as_json=as_json,
            record=lambda row: row.record,
            columns=_COLUMNS,
            cells=_cells,
            empty="There are no such decisions.",
        )


@command(
    "export",
    examples=(
        "  newsreader decisions export > decisions.jsonl\n"
        "  newsreader decisions export --output decisions.jsonl"
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; it is put in place when it is complete.",
)
@notes_option
def export(session: Session, output: Path | None, *, notes: bool) -> None:
    """Write all decisions as JSON Lines, in the order of time.

    Two exports differ only in lines that one of them has more, so that they can be kept under
    version control.
    """
    with session.reading() as library:
        lines = (f"{escaped(line)}\n" for line in library.decisions.lines(notes=notes))
        if output is None:
            for line in lines:
                click.echo(line, nl=False)
            return
        with put_in_place(output, session.library_path) as stream:
            stream.writelines(lines)


@command(
    "import",
    examples=(
        "  newsreader decisions import colleague.jsonl --dry-run\n"
        "  newsreader decisions import colleague.jsonl"
    ),
)
@click.argument("file", type=click.File("rb"))
@dry_run_option
@json_option
def import_(session: Session, file: BinaryIO, dry_run: bool, as_json: bool) -> None:
    """Take in decisions that were exported elsewhere.

    Those that are here already change nothing. All of them hold as if they had been made here at
    their time: where two say otherwise, the earlier one holds and both are listed. Exit code 1
    says that some were refused, since another decision here has their uid.
    """
    with session.changing() as library:
        try:
            received = library.decisions.receive(file, dry_run=dry_run)
        except SharingError as error:
            raise Complaint(f"Nothing was taken in. {error}") from error
    if as_json or not is_terminal():
        write_records([_record(received, dry_run)])
    else:
        _tell(received, dry_run)
    if received.refused:
        click.get_current_context().exit(1)


for made in (list_, export, import_):
    decisions.add_command(made)


def _cells(row: Listed) -> Sequence[Cell]:
    return row.short, row.entry.at[:10], told(row.entry.decision), row.state


def _record(received: Received, dry_run: bool) -> Record:
    return {
        "new": [record(entry) for entry in _said(received.new)],
        "known": received.known,
        "refused": [{"uid": line.uid, "told": told(line.decision)} for line in received.refused],
        "conflicts": [record(c.entry) | {"contradicts": c.against.uid} for c in received.conflicts],
        "absent": [record(entry) for entry in received.absent],
        "dry_run": dry_run,
    }


def _tell(received: Received, dry_run: bool) -> None:
    new, absent = _said(received.new), received.absent
    say(f"{len(new)} new, {received.known} known already")
    _list([_line(entry) for entry in new])
    if received.conflicts:
        say(f"{len(received.conflicts)} of no effect, since earlier decisions say otherwise:")
        _list([f"{_line(c.entry)} (against {_line(c.against)})" for c in received.conflicts])
    if absent:
        say(f"{len(absent)} about articles that are not in this library, until they are:")
        _list([_line(entry) for entry in absent])
    if received.refused:
        say(f"{len(received.refused)} refused, since other decisions here have their uids:")
        _list([f"{line.uid}  {told(line.decision)}" for line in received.refused])
    if dry_run:
        say("Nothing was changed.")


def _list(lines: Sequence[str]) -> None:
    for line in lines[:_SHOWN]:
        say(f"  {line}")
    if len(lines) > _SHOWN:
        say(f"  and {len(lines) - _SHOWN} more")


def _line(entry: Entry) -> str:
    return f"{entry.uid[:SHORTEST_UID]}  {told(entry.decision)}"


def _said(entries: Iterable[Entry]) -> list[Entry]:
    """Return decisions without those that take others back."""
    return [entry for entry in entries if not isinstance(entry.decision, Undo | Redo)]
