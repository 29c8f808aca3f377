"""Kiwix files as they lie on the disk; the one module that knows libzim."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from enrich.context.sources import SourceError
from enrich.context.zim.files import require_file

LONGEST_PAGE = 8_000_000
LONGEST_METADATA = 10_000
# So many titles are asked for to see whether there is an index of them.
_PROBES, _LOOKED_AT = 20, 1_000
# What libzim's C++ exceptions become, and text that is no UTF-8.
_FAULTS = (RuntimeError, ValueError, LookupError, OSError, ArithmeticError, MemoryError)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page or a redirect of a file; ``to`` is the path that a redirect leads to."""

    path: str
    title: str
    to: str = ""


class ZimFile:
    """An open file, whole or split; it belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        """Open a file; a split one by its name without ``aa``, or by its first part.

        Raises:
            SourceError: it is not there, no ZIM file, or damaged.
        """
        require_file(path)
        self._path = path
        with self._damage():
            self._archive = Archive(path)
            self.old_paths = not self._archive.has_new_namespace_scheme
            self.articles = self._archive.article_count
            self.entries = self._archive.all_entry_count
            self._suggester = SuggestionSearcher(self._archive)
            searches = self._archive.has_fulltext_index
            self._searcher = Searcher(self._archive) if searches else None

    def metadata(self, name: str) -> str:
        """Return what the file says of itself under a name; empty if it says nothing."""
        with self._damage():
            if name not in self._archive.metadata_keys:
                return ""
            item = self._archive.get_metadata_item(name)
            return bytes(item.content[:LONGEST_METADATA]).decode("utf-8", "replace")

    def entry(self, path: str) -> Entry | None:
        """Return the entry of a path, or None."""
        with self._damage():
            if not path or not self._archive.has_entry_by_path(path):
                return None
            found = self._archive.get_entry_by_path(path)
            to = found.get_redirect_entry().path if found.is_redirect else ""
            return Entry(found.path, found.title, to)

    def html(self, path: str) -> str:
        """Return the HTML of a page; nothing for a redirect, a picture, or what is too long."""
        with self._damage():
            entry = self._archive.get_entry_by_path(path)
            # libzim would follow a redirect, however long its way is.
            if entry.is_redirect:
                return ""
            item = entry.get_item()
            if not item.mimetype.startswith("text/html") or item.size > LONGEST_PAGE:
                return ""
            return bytes(item.content).decode("utf-8", "replace")

    def suggested(self, name: str, limit: int) -> list[str]:
        """Return paths of titles that hold the words of a name, the best first."""
        # An empty question has aborted the process.
        if not name.strip():
            return []
        with self._damage():
            return list(self._suggester.suggest(name).getResults(0, limit))

    def mentioning(self, name: str, limit: int) -> list[str]:
        """Return paths of pages whose text holds a name, if the file has an index of its text."""
        if self._searcher is None or not name.strip():
            return []
        with self._damage():
            return list(self._searcher.search(Query().set_query(name)).getResults(0, limit))

    @cached_property
    def suggests(self) -> bool:
        """Whether there is an index of titles that can be used; in a split file there may be none.

        Without it, only titles that begin with just what is asked for are suggested: then none is
        for a title in the opposite case.
        """
        first = (title for _, title in islice(self.titles(), _LOOKED_AT))
        cased = (title.swapcase() for title in first if title.swapcase() != title)
        return any(self.suggested(title, 1) for title in islice(cased, _PROBES))

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield path and title of every page and redirect."""
        with self._damage():
            for number in range(self.entries):
                entry = self._archive._get_entry_by_id(number)
                if self.old_paths:
                    is_page = entry.path.startswith("A/")
                else:
                    is_page = entry.is_redirect or entry.get_item().mimetype.startswith("text/html")
                if is_page:
                    yield entry.path, entry.title

    @contextmanager
    def _damage(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as error:
            raise SourceError(f"{self._path} is damaged. Download it again.") from error
