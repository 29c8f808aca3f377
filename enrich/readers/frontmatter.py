"""YAML front matter: fields between two ``---`` lines at the very start of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from enrich.readers.bylines import without_by
from enrich.readers.characters import one_line, shorten
from enrich.readers.dates import read_date
from enrich.readers.urls import web_address

MAX_CHARACTERS = 64_000
_MAX_DEPTH = 20
_LONGEST_VALUE = 300
_END = re.compile(r"^(?:---|\.\.\.) *$", re.MULTILINE)
_START = re.compile(r"--- *\n")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of front matter, cleaned; empty or None where there is no such field."""

    title: str = ""
    byline: str = ""
    published: str | None = None
    url: str = ""
    publication: str = ""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the fields of a clean text's front matter, and the text after it.

    Front matter that is no YAML mapping, that has anchors or aliases (which can be made to grow
    without end), or that is over 64,000 characters is left in the text.
    """
    start = _START.match(text)
    end = _END.search(text, start.end(), MAX_CHARACTERS) if start else None
    if start is None or end is None:
        return FrontMatter(), text
    fields = _load(text[start.end() : end.start()])
    if fields is None:
        return FrontMatter(), text
    return _from_fields(fields), text[end.end() :]


def _load(source: str) -> dict[str, Any] | None:
    # Imported late: few files have front matter.
    import yaml

    # The base loader takes every value as text: no tags, no numbers or dates that could fail, and
    # a title such as 1984 or No stays what it is.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        for event in yaml.parse(source, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                return None
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                return None
        fields = yaml.load(source, Loader=loader)
    except yaml.YAMLError:
        return None
    return fields if isinstance(fields, dict) else None


def _from_fields(fields: dict[str, Any]) -> FrontMatter:
    source = _first(fields, "publication", "source", "site", "site_name")
    date = read_date(_first(fields, "date", "published", "published_at"))
    url = web_address(_first(fields, "url", "source_url", "link", "original_url"))
    return FrontMatter(
        title=shorten(_first(fields, "title"), _LONGEST_VALUE),
        byline=without_by(_people(fields)),
        published=date.iso if date else None,
        url=url or web_address(source),
        publication="" if web_address(source) else shorten(source, _LONGEST_VALUE),
    )


def _first(fields: dict[str, Any], *keys: str) -> str:
    return next((value for key in keys if (value := _value(fields.get(key)))), "")


def _value(value: object) -> str:
    if not isinstance(value, str) or value in _NOTHING:
        return ""
    return one_line(value)


def _people(fields: dict[str, Any]) -> str:
    for key in ("author", "authors", "byline"):
        value = fields.get(key)
        people = value if isinstance(value, list) else [value]
        names = [name for person in people if (name := _person(person))]
        if names:
            *others, last = names
            return shorten(f"{', '.join(others)} and {last}" if others else last, _LONGEST_VALUE)
    return ""


def _person(value: object) -> str:
    return _value(value.get("name") if isinstance(value, dict) else value)
