"""Finding the titles of a file: the one that a name is, and those that are near to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice

from db.fold import fold
from enrich.context.zim.archive import Entry, ZimFile
from enrich.context.zim.spelling import nearest, paths_of

# Titles of so many entries are held in memory where a file has no index of them.
MOST_HELD = 100_000
_ASKED_FOR, _MOST_ALIKE = 60, 5_000
_TAIL = " - Wikipedia"

PathAndTitle = tuple[str, str]


class Titles:
    """The titles of one file, by its own index or, where it has none that can be used, by ours."""

    def __init__(self, file: ZimFile) -> None:
        self._file = file

    def exact(self, title: str) -> Entry | None:
        """Return the page or redirect of a title, if need be in any case and without accents."""
        titled = self.titled(title)
        if titled is not None:
            return titled
        wanted = fold(title)
        same = (path for path, other in self._alike(title) if fold(other) == wanted)
        return next(filter(None, map(self._file.entry, same)), None)

    def titled(self, title: str) -> Entry | None:
        """Return the page or redirect of a title, if need be in another of the usual cases."""
        paths = paths_of(title, old=self._file.old_paths)
        return next(filter(None, map(self._file.entry, paths)), None)

    def near(self, title: str, limit: int) -> list[Entry]:
        """Return other titles that hold all words of a title, pages first, then redirects."""
        alike = islice(self._alike(title), _MOST_ALIKE)
        entries = map(self._file.entry, nearest(title, alike))
        return sorted(filter(None, entries), key=lambda entry: bool(entry.to))[:limit]

    def _alike(self, title: str) -> Sequence[PathAndTitle]:
        if self._file.suggests:
            return self._suggested(title)
        if self._file.entries > MOST_HELD:
            # These begin with just what is asked for.
            return self._suggested(title[:1].upper() + title[1:])
        words = [self._by_word.get(word, []) for word in _words(title)]
        return min(words, key=len, default=[])

    def _suggested(self, title: str) -> list[PathAndTitle]:
        entries = map(self._file.entry, self._file.suggested(title, _ASKED_FOR))
        return [(entry.path, plain(entry.title)) for entry in entries if entry is not None]

    @cached_property
    def _by_word(self) -> dict[str, list[PathAndTitle]]:
        found = dict[str, list[PathAndTitle]]()
        for path, title in self._file.titles():
            pair = (path, plain(title))
            for word in set(_words(pair[1])):
                found.setdefault(word, []).append(pair)
        return found


def plain(title: str) -> str:
    """Return a title without what the makers of some files have added to it."""
    return title.removesuffix(_TAIL)


def _words(title: str) -> Iterable[str]:
    return fold(title).replace(",", "").split()
