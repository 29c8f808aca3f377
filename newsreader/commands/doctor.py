"""Looking after the program's health, and saying what to do where something is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from newsreader.check import Check
from newsreader.checks import all_checks, library_checks
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, is_terminal, say, write_records, write_table
from newsreader.paths import log_file
from newsreader.session import Session, existing_library
from newsreader.settings import Source

_CHECKS = (Column("", width=5), Column("check", width=13), Column("found"))
_SETTINGS = (Column("setting"), Column("value", share=2), Column("from", width=12))
_PATHS = (Column("file", width=8), Column("path"))


@command(
    "doctor",
    examples="  newsreader doctor\n  newsreader doctor --json --library news.db\n"
    "  newsreader doctor --rescue",
    strict=False,
)
@json_option
@click.option("--rescue", is_flag=True, help="Save what can be read of a damaged library.")
def doctor(session: Session, as_json: bool, rescue: bool) -> None:
    """Check that all is well.

    Looks at the settings, the model, the library with its shelves, and the sources, and shows the
    settings in force: the defaults where the file is wrong. It makes no request and changes
    nothing. Exit code 1 says that something is wrong.

    With --rescue, a library that is damaged is set aside, and what can be read of it is put into a
    new one: articles, pages, decisions and notes. Its names are found again by the next ingest.
    """
    if rescue:
        _rescue(session.library_path)
        return
    checks = list(all_checks(session))
    ok = all(check.ok for check in checks)
    settings = session.settings.rows()
    files = {
        "library": str(session.library_path),
        "config": str(session.config_path),
        "log": str(log_file()),
    }
    if as_json or not is_terminal():
        write_records([_record(ok, checks, settings, files)])
    else:
        write_table(_CHECKS, map(_cells, checks))
        say("")
        write_table(_SETTINGS, ((key, _shown(value), of) for key, (value, of) in settings.items()))
        say("")
        write_table(_PATHS, files.items())
        say("")
        say("All is well." if ok else "Something is wrong; what to do stands beside it.")
    if not ok:
        click.get_current_context().exit(1)


def _rescue(path: Path) -> None:
    existing_library(path).close()
    checks = [check for check in library_checks(path) if check.name == "library"]
    if all(check.ok for check in checks):
        say(f"{path} is not damaged; it was left as it is.")
        return
    from db.rescue import rescue

    saved = rescue(path)
    say(
        f"{path}: {saved.articles} articles and {saved.decisions} decisions and notes saved."
        f"\nThe damaged file is kept: {saved.aside}"
        "\nTo find the names again: newsreader ingest FOLDER"
    )


def _record(
    ok: bool,
    checks: Sequence[Check],
    settings: Mapping[str, tuple[object, Source]],
    files: Mapping[str, str],
) -> Mapping[str, object]:
    return {
        "ok": ok,
        "checks": [
            {"name": check.name, "ok": check.ok, "detail": check.detail, "hint": check.hint}
            for check in checks
        ],
        "settings": {key: {"value": value, "source": of} for key, (value, of) in settings.items()},
        "paths": files,
    }


def _cells(check: Check) -> Sequence[Cell]:
    mark = "ok" if check.ok and not check.hint else "note" if check.ok else "WRONG"
    return mark, check.name, f"{check.detail} -> {check.hint}" if check.hint else check.detail


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value)
