"""Results on their way out: a table on a terminal, JSON Lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import click

from newsreader.plain import json_line, plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

T = TypeVar("T")
# Rows of a table that are drawn at once: a table of a whole library starts at once, too.
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Marked:
    """Text of a cell with the spans of it that stand out."""

    text: str
    marks: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: of a fixed ``width``, or of a share of the room that is left."""

    title: str
    width: int | None = None
    share: int = 1
    right: bool = False


Cell = str | int | Marked | None


def is_terminal() -> bool:
    """Whether somebody reads the output, and no program."""
    return sys.stdout.isatty()


def show(
    items: Iterable[T],
    *,
    as_json: bool,
    record: Callable[[T], Mapping[str, object]],
    columns: Sequence[Column],
    cells: Callable[[T], Sequence[Cell]],
    empty: str,
) -> None:
    """Print items as a table on a terminal, or else as JSON Lines.

    ``empty`` is what a terminal is told when there are none.
    """
    if as_json or not is_terminal():
        write_records(record(item) for item in items)
    elif not write_table(columns, (cells(item) for item in items)):
        say(empty)


def write_records(records: Iterable[Mapping[str, object]]) -> None:
    """Print one line of JSON for each record."""
    for record in records:
        sys.stdout.write(json_line(record) + "\n")


def write_table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> int:
    """Print a table as its rows come; return how many came."""
    from rich.table import Table

    console, total, rows = open_console(), 0, iter(rows)
    while chunk := list(islice(rows, _ROWS_AT_ONCE)):
        table = Table(box=None, expand=True, show_header=not total, padding=(0, 2, 0, 0))
        for column in columns:
            table.add_column(
                column.title,
                width=column.width,
                ratio=None if column.width else column.share,
                justify="right" if column.right else "left",
                overflow="fold",
            )
        for row in chunk:
            table.add_row(*[styled(cell) for cell in row])
        console.print(table)
        total += len(chunk)
    return total


def open_console() -> Console:
    """Return a console that takes nothing it prints for markup."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False)


def styled(cell: Cell) -> Text:
    """Return a cell as text that is safe to print."""
    from rich.text import Text

    if isinstance(cell, Marked):
        text = Text(plain(cell.text))
        for start, end in cell.marks:
            text.stylize("bold underline", start, end)
        return text
    return Text("" if cell is None else plain(str(cell)))


def say(text: str) -> None:
    """Print a line of the result in words."""
    click.echo(plain(text))


def note(text: str) -> None:
    """Tell the user something that is no part of the result."""
    click.echo(plain(text), err=True)
