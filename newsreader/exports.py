"""The formats that articles are exported in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import TextIO

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


def _cells(record: Mapping[str, object], keys: tuple[str, ...]) -> list[object]:
    return [_cell(record.get(key)) for key in keys]


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    return plain(f"'{value}" if value.startswith(_FORMULA) else value, lines=True)
