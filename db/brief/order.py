"""The order of sentences in a brief, which no id and no order of arrival decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING

from db.dates import sort_key
from db.entities import MentionRow
from db.fold import fold
from db.following.answers import Called, Line, MentionView, Saying

if TYPE_CHECKING:
    from db.library import Library

_AT_ONCE = 200
# Articles of one date are all read before one is chosen, but no more than so many mentions: a
# library in which nothing has a date must not be read as a whole.
_MOST = 4_000
# So many sayings are read at least to count them, on so many pages at most.
_SAYINGS, _PAGES = 300, 4
_OF_AN_ARTICLE = 2


def newest(lines: Iterable[Line]) -> list[Line]:
    """Return sentences, those of the newest articles first, in each the headline last."""
    placed = sorted(lines, key=lambda line: (line.path, _is_headline(line), line.start, line.at))
    return sorted(placed, key=_dated, reverse=True)


def sentences(library: Library, entity_id: int, limit: int) -> list[Line]:
    """Return the newest sentences that name an entity, of an article no more than two.

    What several articles say in the same words comes once.
    """
    found = list[Line]()
    for offset in count(0, _AT_ONCE):
        rows = library.following.mentions.page(entity_id, MentionView(), _AT_ONCE, offset)
        found += map(_line, rows)
        chosen = list(_chosen(newest(found)))[:limit]
        if len(rows) < _AT_ONCE or len(found) >= _MOST:
            return chosen
        if len(chosen) == limit and _dated(chosen[-1]) > _dated(found[-1]):
            return chosen
    return []


def sayings(library: Library, entity_id: int, limit: int) -> tuple[list[Saying], int | None]:
    """Return the newest that somebody is quoted as saying, and how much is left out.

    None says that it was too much to count.
    """
    found, after = list[Saying](), None
    for _ in range(_PAGES):
        page = library.following.sayings.page(entity_id, after=after, limit=_SAYINGS)
        found += page.sayings
        after = page.further
        if after is None or len(found) >= _SAYINGS:
            break
    placed = sorted(found, key=lambda saying: (_first(saying).path, _first(saying).start))
    placed.sort(key=lambda saying: _dated(_first(saying)), reverse=True)
    return placed[:limit], len(placed) - len(placed[:limit]) if after is None else None


def called(epithets: Iterable[Called]) -> list[Called]:
    """Return epithets, those of most articles first, of these the newest."""
    named = sorted(epithets, key=lambda one: (one.text, one.form))
    named.sort(key=lambda one: max(map(_dated, one.lines)), reverse=True)
    return sorted(named, key=lambda one: -len({line.path for line in one.lines}))


def _first(saying: Saying) -> Line:
    return newest(saying.lines)[0]


def _chosen(lines: Iterable[Line]) -> Iterator[Line]:
    of_article, told = Counter[str](), set[str]()
    for line in lines:
        words = fold(line.text)
        if words in told or of_article[line.path] == _OF_AN_ARTICLE:
            continue
        told.add(words)
        of_article[line.path] += 1
        yield line


def _is_headline(line: Line) -> bool:
    return line.text == line.article.title


def _line(row: MentionRow) -> Line:
    mark = (row.at, row.at + row.end - row.start)
    return Line(row.article, row.path, row.start - row.at, row.snippet, (mark,), row.start)


def _dated(line: Line) -> str:
    return sort_key(line.article.published)
