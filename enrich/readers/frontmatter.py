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
# A field on its own line, and what else may stand at the start of one between fields.
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):(?: +(?P<value>.*))?")
_BESIDE = re.compile(r"[ #].*|- .*|[\]}]*|")
# What these begin is no text but more of YAML.
_SIGNS = tuple("[{&*!|>@%`?")
_QUOTES = ('"', "'")
NOT_YAML = "its front matter is not plain YAML; what stands on single lines of it was taken"
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of front matter, cleaned; empty or None where there is no such field."""

    title: str = ""
    byline: str = ""
    published: str | None = None
    url: str = ""
    publication: str = ""
    remark: str = ""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the fields of a clean text's front matter, and the text after it.

    Where it is not valid YAML, or has anchors or aliases (which can be made to grow without end),
    but is clearly made of fields, those that stand on one line are taken, and a remark says so.
    What is not made of fields, or is over 64,000 characters, is left in the text.
    """
    start = _START.match(text)
    end = _END.search(text, start.end(), MAX_CHARACTERS) if start else None
    if start is None or end is None:
        return FrontMatter(), text
    source, rest = text[start.end() : end.start()], text[end.end() :]
    fields = _load(source)
    if fields is not None:
        return _from_fields(fields), rest
    fields = _line_by_line(source)
    if fields:
        return _from_fields(fields, NOT_YAML), rest
    return FrontMatter(), text


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


def _line_by_line(source: str) -> dict[str, Any]:
    """Return the fields of broken YAML; none where its lines are not all such as fields have."""
    fields = dict[str, Any]()
    for line in source.split("\n"):
        if match := _FIELD.fullmatch(line):
            fields.setdefault(match["key"], _unquoted(match["value"] or ""))
        elif not _BESIDE.fullmatch(line):
            return {}
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith(_SIGNS):
        return ""
    quote = value[:1]
    if quote in _QUOTES:
        # The quote that should end it may be missing.
        return value[1:].removesuffix(quote)
    return value


def _from_fields(fields: dict[str, Any], remark: str = "") -> FrontMatter:
    source = _first(fields, "publication", "source", "site", "site_name")
    date = read_date(_first(fields, "date", "published", "published_at"))
    url = web_address(_first(fields, "url", "source_url", "link", "original_url"))
    return FrontMatter(
        title=shorten(_first(fields, "title"), _LONGEST_VALUE),
        byline=without_by(_people(fields)),
        published=date.iso if date else None,
        url=url or web_address(source),
        publication="" if web_address(source) else shorten(source, _LONGEST_VALUE),
        remark=remark,
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
