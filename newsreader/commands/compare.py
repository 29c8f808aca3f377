"""Two entities side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from db.following.comparing import Comparison, Month, Side, compared
from db.library import Library
from newsreader import answers, lines
from newsreader.find import two_named
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, is_terminal, say, write_records, write_table
from newsreader.plain import plain
from newsreader.records import Record, Records
from newsreader.session import Session

_MONTHS, _NAMES = 24, 5


@command(
    "compare",
    examples='  newsreader compare Wagner "Africa Corps"\n  newsreader compare 17 23 --json',
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@json_option
def compare(session: Session, *, one: str, other: str, as_json: bool) -> None:
    """Put two entities side by side.

    What they are and are called, when they are mentioned, who stands in a paragraph with each of
    both, and the sentences that name both.
    """
    with session.reading() as library:
        found = compared(library, *two_named(library, one, other))
        if as_json or not is_terminal():
            write_records([_record(library, found)])
            return
    _print(found)


def _record(library: Library, found: Comparison) -> Record:
    records = Records(library)
    return {
        **{
            key: records.entity(side.entity) | {"names": answers.names(side.names)}
            for key, side in (("one", found.one), ("other", found.other))
        },
        "companions": [
            {"entity": answers.named(c.entity), "one": c.one, "other": c.other}
            for c in found.common
        ],
        "lines": [answers.line(line) for line in found.lines],
        "months": [{"period": m.period, "one": m.one, "other": m.other} for m in found.months],
    }


def _print(found: Comparison) -> None:
    heads = [plain(side.entity.name) for side in (found.one, found.other)]
    write_table((Column("", width=10), *map(Column, heads)), _sides(found.one, found.other))
    if found.common:
        say("")
        columns = (Column("with both, in articles"), *(Column(head, right=True) for head in heads))
        write_table(columns, ((c.entity.name, c.one, c.other) for c in found.common[:_MONTHS]))
    say("")
    if not write_table(lines.COLUMNS, map(lines.cells, found.lines)):
        say("No sentence names both.")
    say("")
    shown = found.months[-_MONTHS:]
    months = (Column("articles in"), *(Column(head, right=True) for head in heads))
    write_table(months, map(_month, shown))
    if len(found.months) > len(shown):
        say(f"  ({len(found.months) - len(shown)} earlier months; all with --json)")


def _sides(one: Side, other: Side) -> Iterator[Sequence[Cell]]:
    for title, of in (
        ("label", lambda side: side.entity.label),
        ("mentions", lambda side: side.entity.mentions),
        ("articles", lambda side: side.entity.articles),
        ("first", lambda side: (side.entity.first or "")[:10]),
        ("last", lambda side: (side.entity.last or "")[:10]),
        ("page", _page),
        ("names", lambda side: "; ".join(a.text for a in side.names.aliases[:_NAMES])),
        ("said to be", lambda side: "; ".join(e.text for e in side.names.epithets[:_NAMES])),
    ):
        if of(one) or of(other):
            yield title, of(one), of(other)


def _page(side: Side) -> str:
    return side.link.page.title if side.link.verdict == "page" and side.link.page else ""


def _month(month: Month) -> Sequence[Cell]:
    return month.period or "undated", month.one, month.other
