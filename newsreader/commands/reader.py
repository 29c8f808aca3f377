"""The reader itself: what the program does when no command is given."""

from __future__ import annotations

import gc
import sys

import click

from newsreader import paths as places
from newsreader.errors import Complaint
from newsreader.options import command
from newsreader.session import Session


@command("newsreader", examples="  newsreader seeds/\n  newsreader ./articles\n  newsreader")
@click.argument("paths", nargs=-1, type=click.Path())
def read(session: Session, paths: tuple[str, ...]) -> None:
    """Open the reader on files or folders, or on the library as it is."""
    hint = _nearest_command(paths[0]) if paths else ""
    given = places.existing(paths, hint)
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise Complaint(
            "The reader needs a terminal. Commands for pipes are listed by: newsreader --help"
        )
    # Collecting garbage while modules are imported finds none; the reader turns it on again.
    gc.disable()
    from tui.app import run

    code = run(
        session.library_path,
        given,
        session.settings.enrich,
        theme=session.settings.theme,
        keys=session.settings.keys,
        log_file=places.log_file(),
    )
    click.get_current_context().exit(code)


def _nearest_command(word: str) -> str:
    import difflib

    context = click.get_current_context().find_root()
    group = context.command
    names = group.list_commands(context) if isinstance(group, click.Group) else []
    near = difflib.get_close_matches(word, names, n=1)
    return f" Did you mean the command {near[0]}?" if near else ""
