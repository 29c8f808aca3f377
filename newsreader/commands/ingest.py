"""Taking files and folders into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsreader.errors import Complaint
from newsreader.options import command
from newsreader.output import note, say
from newsreader.paths import existing
from newsreader.progress import progress_bar
from newsreader.session import Session

if TYPE_CHECKING:
    from enrich.ingest import Progress, Report

_STAGES = {"read": "Reading", "recognise": "Finding names", "link": "Looking up"}


@command("ingest", examples="  newsreader ingest seeds/\n  newsreader ingest ~/news --jobs 4")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes to use. [1]"
)
def ingest(session: Session, paths: tuple[str, ...], jobs: int) -> None:
    """Take in articles and find their names.

    Files that have not changed are left alone. Exit code 1 says that a file could not be read;
    the others are in the library all the same. Links out of a folder are not followed: they are
    named, and are no failure.
    """
    given = existing(paths)
    from enrich.ingest import ingest as run
    from enrich.model import ModelError

    with session.filling() as library, progress_bar() as bar:

        def advance(progress: Progress) -> None:
            bar(_STAGES.get(progress.stage, progress.stage), progress.done, progress.total)

        try:
            report = run(library, given, session.settings.enrich, jobs=jobs, progress=advance)
        except ModelError as error:
            raise Complaint(str(error)) from error
    for path, reason in (*report.remarks, *report.failed):
        note(f"{path}: {reason}")
    say(closing_line(report))
    if report.failed:
        click.get_current_context().exit(1)


def closing_line(report: Report) -> str:
    """Return what an ingest came to, in one line."""
    gone = f", {report.gone} gone" if report.gone else ""
    return (
        f"{report.read} read, {report.unchanged} unchanged, {len(report.failed)} failed{gone},"
        f" {report.mentions} mentions, {report.entities} entities"
    )
