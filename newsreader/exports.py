"""The formats that articles are exported in, and how a file of them is written."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from newsreader.errors import Complaint
from newsreader.plain import json_line, plain
from newsreader.records import Record

_ARTICLE = ("id", "path", "title", "byline", "published", "url")
_MENTION = ("start", "end", "text", "label")
_ENTITY = ("id", "name", "label", "link")
_PAGE = ("title", "url", "source", "licence", "revision")
CSV_COLUMNS = (
    *(f"article_{key}" if key == "id" else key for key in _ARTICLE),
    *_MENTION,
    *(f"entity_{key}" for key in _ENTITY),
    *(f"page_{key}" for key in _PAGE),
)
# A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_jsonl(articles: Iterator[Record], stream: TextIO) -> None:
    """Write one JSON object an article, each on a line."""
    for article in articles:
        stream.write(json_line(article) + "\n")


def write_csv(articles: Iterator[Record], stream: TextIO) -> None:
    """Write one row a mention, after a row of the columns' names."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for article in articles:
        head = _cells(article, _ARTICLE)
        mentions = article["mentions"]
        assert isinstance(mentions, list)
        for mention in mentions:
            entity = mention["entity"]
            writer.writerow(
                head
                + _cells(mention, _MENTION)
                + _cells(entity, _ENTITY)
                + _cells(entity["page"] or {}, _PAGE)
            )


@contextmanager
def put_in_place(output: Path, library: Path) -> Iterator[TextIO]:
    """Open a file that appears under its name when it is complete, or not at all.

    Raises:
        Complaint: it can't be written, or is the library itself.
    """
    if os.path.exists(output) and output.samefile(library):
        raise Complaint(f"{output} is the library itself.")
    # A link stays a link; a device or a named pipe can't be replaced by a file.
    target = output.resolve()
    whole = not os.path.exists(target) or os.path.isfile(target)
    written = target.with_name(f".{target.name}.{os.getpid()}.part") if whole else target
    try:
        with written.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        if whole:
            if target.exists():
                shutil.copymode(target, written)
            written.replace(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Complaint(f"{output} can't be written: {error.strerror}.") from error
    finally:
        if whole and os.path.lexists(written):
            written.unlink()


def _cells(record: Mapping[str, object], keys: tuple[str, ...]) -> list[object]:
    return [_cell(record.get(key)) for key in keys]


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    return plain(f"'{value}" if value.startswith(_FORMULA) else value, lines=True)
