"""What a list of articles shows and in which order, and how that is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Sort(StrEnum):
    """In which order articles come."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    SOURCE = "by source"
    UNREAD = "unread first"
    TITLE = "by headline"


class Group(StrEnum):
    """What articles are put together by, under headings."""

    NONE = "not grouped"
    DAY = "grouped by day"
    SOURCE = "grouped by source"
    REPORT = "grouped by report"


@dataclass(frozen=True, slots=True)
class View:
    """Which articles a list shows, and how; a plain one shows all, the newest first.

    ``words`` stand in the headline or the source; ``dates`` begin the date: a year, a month, a day.
    """

    sort: Sort = Sort.NEWEST
    group: Group = Group.NONE
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    unread: bool = False
    starred: bool = False
    entity_id: int | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether it may leave articles out."""
        return self != View(sort=self.sort, group=self.group)

    @property
    def is_plain(self) -> bool:
        """Whether it is all articles in the order in which they come of themselves."""
        return self == View()

    @property
    def typed(self) -> str:
        """The filter as it is typed; the entity is not typed."""
        return " ".join(self._typed())

    def _typed(self) -> Iterator[str]:
        yield from map(_quoted, self.words)
        yield from (f"source:{_quoted(source)}" for source in self.sources)
        yield from (f"date:{date}" for date in self.dates)
        yield from ["is:unread"] * self.unread
        yield from ["is:starred"] * self.starred


class FilterError(Exception):
    """A filter can't be understood; the message says what is wrong."""


HELP = "words, source:bbc, date:2024-07, is:unread, is:starred"
_WORD = re.compile(r'(?:(is|source|date):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def filtered(view: View, typed: str) -> View:
    """Return a view with the filter that was typed in place of its own.

    Raises:
        FilterError: a part of it has no meaning.
    """
    words, sources, dates, flags = list[str](), list[str](), list[str](), set[str]()
    for match in _WORD.finditer(typed):
        kind, value = (match[1] or "").lower(), match[2] or match[3] or ""
        if not value:
            continue
        if kind == "source":
            sources.append(value)
        elif kind == "date":
            if not _DATE.fullmatch(value):
                raise FilterError(f"date:{value} is no year, month or day such as 2024-07-30.")
            dates.append(value)
        elif kind == "is":
            if value not in ("unread", "starred"):
                raise FilterError(f"is:{value} is not known; is:unread and is:starred are.")
            flags.add(value)
        else:
            words.append(value)
    return replace(
        view,
        words=tuple(words),
        sources=tuple(sources),
        dates=tuple(dates),
        unread="unread" in flags,
        starred="starred" in flags,
    )


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
