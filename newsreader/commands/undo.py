"""Taking decisions back, and letting them hold again."""

from __future__ import annotations

from dataclasses import replace

import click

from db.connections import LibraryError
from db.decisions.kinds import Redo, Undo
from db.decisions.standing import Entry
from db.library import Library
from newsreader.deciding import agreeing, answer
from newsreader.errors import Complaint
from newsreader.options import command, dry_run_option, json_option
from newsreader.session import Session


@command("undo", examples="  newsreader undo\n  newsreader undo 1a2b3c4d --dry-run")
@click.argument("uid", required=False)
@dry_run_option
@json_option
def undo(session: Session, uid: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Take a decision back.

    UID is the beginning of its number in the list of decisions; without it, the last one that
    holds is taken back. What was decided before and after it holds on, as if it had never been.
    """
    _turn(session, uid, back=True, dry_run=dry_run, as_json=as_json)


@command("redo", examples="  newsreader redo\n  newsreader redo 1a2b3c4d")
@click.argument("uid", required=False)
@dry_run_option
@json_option
def redo(session: Session, uid: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Let a decision hold again that was taken back.

    Without UID it is the one that was taken back last, if nothing was decided since.
    """
    _turn(session, uid, back=False, dry_run=dry_run, as_json=as_json)


def _turn(session: Session, uid: str | None, *, back: bool, dry_run: bool, as_json: bool) -> None:
    kind = Undo if back else Redo
    if dry_run:
        with session.reading() as library:
            entry = _meant(library, uid, back)
            found = agreeing(library, kind(of=entry.uid))
            entry = replace(entry, undone=back)
            answer(entry, found, library, dry_run=True, as_json=as_json)
        return
    with session.changing() as library:
        with library.connections.write():
            entry = _meant(library, uid, back)
            found = agreeing(library, kind(of=entry.uid))
            turn = library.decisions.undo if back else library.decisions.redo
            turn(entry.uid, at_once=False)
        library.decisions.finish()
        entry = replace(entry, undone=back)
        answer(entry, found, library, dry_run=False, as_json=as_json)


def _meant(library: Library, uid: str | None, back: bool) -> Entry:
    if uid is None:
        last = library.decisions.last(undone=not back)
        if last is None:
            raise Complaint(f"There is nothing {'to take back' if back else 'to do again'}.")
        return last
    try:
        entry = library.decisions.find(uid)
    except LibraryError as error:
        raise Complaint(f"{error} To see all: newsreader decisions") from error
    if entry.undone == back:
        raise Complaint(f"The decision {uid} {'is taken back already' if back else 'holds'}.")
    return entry
