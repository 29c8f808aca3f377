"""What is new in an article."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.following.answers import Earlier, Line
from newsreader import answers, lines
from newsreader.find import article_given
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, note, show
from newsreader.session import Session

_NEW = (Column("sentence"),)
_KNOWN = (Column("", width=3), Column("sentence", share=2), *lines.PLACE)


@command("new", examples="  newsreader new 12\n  newsreader new seeds/a.txt --known --json")
@click.argument("article", metavar="ID-or-PATH")
@click.option("--known", is_flag=True, help="The others, too, with where they stood before.")
@json_option
def new(session: Session, *, article: str, known: bool, as_json: bool) -> None:
    """List what is new in an article.

    Of its sentences that name something, those that no earlier article has nearly so.
    """
    with session.reading() as library:
        found = library.following.novelty.of(article_given(library, article))
    listed: list[Line | Earlier] = [*found.new, *(found.known if known else ())]
    show(
        sorted(listed, key=lambda one: one.line.start if isinstance(one, Earlier) else one.start),
        as_json=as_json,
        record=answers.new,
        columns=_KNOWN if known else _NEW,
        cells=_known if known else _new,
        empty="Nothing in it is new.",
    )
    note(f"{len(found.new)} of {len(found.new) + len(found.known)} sentences with names are new.")


def _new(found: Line | Earlier) -> Sequence[Cell]:
    return (lines.marked(found.line if isinstance(found, Earlier) else found),)


def _known(found: Line | Earlier) -> Sequence[Cell]:
    if isinstance(found, Earlier):
        return "", lines.marked(found.line), *lines.place(found.earlier)
    return "new", lines.marked(found), "", "", ""
