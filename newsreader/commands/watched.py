"""What came in of the entities that are watched."""

from __future__ import annotations

import click

from newsreader import answers
from newsreader.options import command, json_option
from newsreader.output import Column, show
from newsreader.session import Session

_COLUMNS = (
    Column("id", width=7, right=True),
    Column("name"),
    Column("label", width=11),
    Column("new", width=7, right=True),
    Column("articles", width=9, right=True),
    Column("last", width=10),
)


@command("watched", examples="  newsreader watched\n  newsreader watched --news --json")
@click.option("--news", is_flag=True, help="Only those with new articles.")
@json_option
def watched(session: Session, *, news: bool, as_json: bool) -> None:
    """List the entities that you watch, with how many articles are new since you last looked.

    To watch one: newsreader watch NAME
    """
    with session.reading() as library:
        found = [one for one in library.following.watched.news() if one[1] or not news]
    show(
        found,
        as_json=as_json,
        record=lambda one: (
            answers.named(one[0])
            | {"new": one[1], "articles": one[0].articles, "last": one[0].last}
        ),
        columns=_COLUMNS,
        cells=lambda one: (
            one[0].id,
            one[0].name,
            one[0].label,
            one[1],
            one[0].articles,
            (one[0].last or "")[:10],
        ),
        empty="There is nothing new." if news else "Nobody and nothing is watched.",
    )
