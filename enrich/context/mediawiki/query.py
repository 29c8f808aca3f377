"""The "query" of an answer: its lists of objects, and where in them a title leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from enrich.context.mediawiki.text import line
from enrich.context.sources import Via

# The lists of objects that an answer may hold.
_PARTS = ("normalized", "redirects", "pages", "interwiki")
_MOST_MOVES = 5
_TITLE: Via = "title"

Entry = Mapping[str, Any]
Query = Mapping[str, Sequence[Entry]]

NO_QUERY: Query = dict.fromkeys(_PARTS, ())


@dataclass(frozen=True, slots=True)
class Found:
    """What a wiki says of a title, by which way that was come to, and what else leads there."""

    entry: Entry
    via: Via
    aliases: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether it could be an article, but nobody has written it."""
        return bool(self.entry.get("missing")) and self.entry.get("ns") == 0

    @property
    def lists_meanings(self) -> bool:
        """Whether it is a page of several meanings."""
        return is_article(self.entry) and is_disambiguation(self.entry)


def query_of(answer: Mapping[str, Any]) -> Query | None:
    """Return the lists of an answer, empty where it has none; None if they are no such lists."""
    query = answer.get("query", {})
    if not isinstance(query, dict):
        return None
    parts = {part: query.get(part, []) for part in _PARTS}
    if not all(isinstance(part, list) for part in parts.values()):
        return None
    if not all(isinstance(entry, dict) for part in parts.values() for entry in part):
        return None
    return parts


def follow(query: Query, titles: Iterable[str]) -> dict[str, Found]:
    """Follow titles through normalisation and redirects to what an answer says of them.

    Those that it does not speak of are left out.
    """
    normalized = {str(move.get("from")): str(move.get("to")) for move in query["normalized"]}
    redirects = {str(move.get("from")): move for move in query["redirects"]}
    # Of two entries of a title the first one counts.
    entries = {str(e.get("title")): e for e in (*query["interwiki"][::-1], *query["pages"][::-1])}
    found = dict[str, Found]()
    for asked in titles:
        title, via = asked, _TITLE
        for _ in range(_MOST_MOVES):
            title = normalized.get(title, title)
        for _ in range(_MOST_MOVES):
            if title not in redirects:
                break
            move = redirects[title]
            title = str(move.get("to"))
            via = "section" if via == "section" or move.get("tofragment") else "redirect"
        if title in entries:
            found[asked] = Found(entries[title], via)
    return found


def sources_of(query: Query, entry: Entry) -> tuple[str, ...]:
    """Return the titles that were redirected to an entry."""
    moves = (m for m in query["redirects"] if m.get("to") == entry.get("title"))
    return tuple(filter(None, (line(move.get("from")) for move in moves)))


def is_article(entry: Entry) -> bool:
    """Whether an entry is a page of the main namespace that exists."""
    return is_id(entry.get("pageid")) and entry.get("ns") == 0


def is_disambiguation(entry: Entry) -> bool:
    """Whether an entry is marked as a page of several meanings."""
    return "disambiguation" in properties(entry)


def is_id(value: object) -> TypeGuard[int]:
    """Whether a value is a whole number that SQLite can hold, and no truth value."""
    return type(value) is int and 0 < value < 2**63


def properties(entry: Entry) -> Mapping[str, Any]:
    """Return the page properties of an entry."""
    found = entry.get("pageprops")
    return found if isinstance(found, dict) else {}
