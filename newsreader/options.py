"""How every command is made: the options that all of them share, and the errors they may meet."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from db.connections import LibraryError
from db.dates import day_before, period_of
from newsreader.errors import Complaint
from newsreader.session import Session
from newsreader.settings import SettingsError

Body = Callable[..., None]

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON Lines, as in a pipe, on a terminal too."
)
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what it would do, and change nothing."
)
article_option = click.option(
    "--article",
    "--articles",
    "articles",
    multiple=True,
    metavar="ID-or-PATH",
    help="Only in this article; may be given several times.",
)
source_option = click.option(
    "--source", metavar="NAME", help="Only in articles of this publication."
)


def limit_option(default: int | None = None) -> Callable[[Body], Body]:
    """Return the option of how many are printed; without a default all are."""
    otherwise = "" if default is None else f" ({default})"
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        metavar="N",
        help=f"How many at most{otherwise}.",
    )


def _last_day(context: click.Context, option: click.Parameter, value: str | None) -> str:
    first = _period(context, option, value)
    return day_before(first) if first else ""


def _period(context: click.Context, option: click.Parameter, value: str | None) -> str:
    try:
        return "" if value is None else period_of(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


after_option = click.option(
    "--after",
    metavar="DATE",
    callback=_period,
    help="Only from a day, a month or a year on: 2021-09-15, 2021-09 or 2021.",
)
before_option = click.option(
    "--before",
    metavar="DATE",
    callback=_last_day,
    help="Only up to the day before a day, a month or a year.",
)


def command(name: str, *, examples: str, strict: bool = True) -> Callable[[Body], click.Command]:
    """Make a command of a function that takes the session first; its docstring is the help.

    Mistakes in the settings are told by every command that is ``strict``, not only where they
    matter.
    """

    def decorate(body: Body) -> click.Command:
        @functools.wraps(body)
        @click.pass_context
        def run(context: click.Context, /, **values: object) -> None:
            session = context.ensure_object(Session)
            _require_text(values.values())
            try:
                if strict:
                    _ = session.settings
                body(session, **values)
            except (LibraryError, SettingsError) as error:
                raise Complaint(str(error)) from error
            except sqlite3.DatabaseError as error:
                raise Complaint(
                    f"The library {session.library_path} can't be used: {error}."
                    "\nTo check it: newsreader doctor"
                ) from error

        made = click.command(name, epilog=f"\b\nExamples:\n{examples}")(run)
        made.params += shared_options(from_environment=False)
        return made

    return decorate


def _require_text(values: Iterable[object]) -> None:
    """Refuse words of the command line whose bytes are no text: the library could not keep them.

    Raises:
        Complaint: there is one.
    """
    for value in values:
        for word in value if isinstance(value, tuple) else (value,):
            if isinstance(word, str) and any("\ud800" <= char <= "\udfff" for char in word):
                raise Complaint(f"{word!r} is not valid text.")


def shared_options(*, from_environment: bool) -> list[click.Parameter]:
    """Return the options that stand before or after a command.

    Only those before it look into the environment: what is given before a command would
    otherwise be overruled by a variable when the command itself is parsed.
    """
    file = click.Path(dir_okay=False, path_type=Path)
    return [
        click.Option(
            ["--library"],
            type=file,
            metavar="FILE",
            envvar="NEWSREADER_LIBRARY" if from_environment else None,
            expose_value=False,
            callback=_choose,
            help="The library to use.  [NEWSREADER_LIBRARY]",
        ),
        click.Option(
            ["--config"],
            type=file,
            metavar="FILE",
            envvar="NEWSREADER_CONFIG" if from_environment else None,
            expose_value=False,
            callback=_choose,
            help="The settings file to use.  [NEWSREADER_CONFIG]",
        ),
        click.Option(
            ["--offline"],
            is_flag=True,
            expose_value=False,
            callback=_choose,
            help="Use no network at all.",
        ),
    ]


def _choose(context: click.Context, option: click.Parameter, value: Path | bool | None) -> None:
    session = context.ensure_object(Session)
    if value and option.name:
        setattr(session, option.name, value)
