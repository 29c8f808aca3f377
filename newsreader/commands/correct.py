"""Correcting an article's headline, date or byline."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime

import click

from db.decisions.kinds import Field
from newsreader import records
from newsreader.errors import Complaint
from newsreader.find import article_given
from newsreader.options import command, json_option
from newsreader.output import is_terminal, say, write_records
from newsreader.session import Session


@command(
    "correct",
    examples=(
        '  newsreader correct 12 --date "Aug. 19, 2020"\n'
        '  newsreader correct seeds/a.txt --title "A better headline" --byline ""'
    ),
)
@click.argument("article", metavar="ID-or-PATH")
@click.option("--title", metavar="T", help="The headline.")
@click.option("--date", metavar="D", help="The date of publication; empty for an undated article.")
@click.option("--byline", metavar="B", help="Who wrote it; may be empty.")
@json_option
def correct(
    session: Session,
    *,
    article: str,
    title: str | None,
    date: str | None,
    byline: str | None,
    as_json: bool,
) -> None:
    """Correct the head of an article.

    The file stays as it is. The correction holds when the file is read again or moves.
    """
    given = {"title": title, "published": None if date is None else iso(date), "byline": byline}
    changes = {field: " ".join(v.split()) for field, v in given.items() if v is not None}
    if not changes:
        raise click.UsageError("Give at least one of --title, --date and --byline.")
    if changes.get("title") == "":
        raise Complaint("A headline can't be empty.")
    with session.changing() as library:
        article_id = article_given(library, article)
        with library.connections.write():
            for field in FIELDS:
                if field in changes:
                    library.decisions.correct(article_id, field, changes[field])
        stored = library.articles.get(article_id)
    if stored is None:
        raise Complaint(f"The article {article!r} has just been taken out of the library.")
    if as_json or not is_terminal():
        write_records([records.head(stored.row, stored.path)])
    else:
        row = stored.row
        say(f"{row.id}: {row.title} | {row.byline or 'no byline'} | {row.published or 'undated'}")


FIELDS: tuple[Field, ...] = ("title", "published", "byline")


def iso(written: str) -> str:
    """Return a date in ISO 8601, with its time if it has one; empty stays empty.

    Raises:
        Complaint: it is no date.
    """
    written = written.strip()
    if not written:
        return ""
    for parse in (_iso_date, _iso_time, _news_date):
        found = parse(written)
        if found is not None:
            return found
    raise Complaint(
        f"{written!r} is no date. Write it as 2020-08-19, 2020-08-19T14:05+02:00 or Aug. 19, 2020."
    )


def _iso_date(written: str) -> str | None:
    try:
        return Date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def _iso_time(written: str) -> str | None:
    try:
        return datetime.fromisoformat(written).isoformat(timespec="seconds")
    except ValueError:
        return None


def _news_date(written: str) -> str | None:
    from enrich.readers.dates import read_date

    found = read_date(written)
    return found.iso if found else None
