"""What a Kiwix file answers to a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from db.fold import fold
from enrich.context.sources import NEARBY, Answer, Candidate, Via
from enrich.context.zim.about import about
from enrich.context.zim.archive import Entry, ZimFile
from enrich.context.zim.pages import Landing, PageReader
from enrich.context.zim.spelling import bare
from enrich.context.zim.titles import Titles

MOST_CANDIDATES, MOST_NEAR = 20, 10
# A name that so many titles hold is not looked for in the texts of all pages.
_ENOUGH = 5
_LISTS = ("disambiguation", "surname", "name")


class Answers:
    """The answers of one file, which is opened at once.

    Raises:
        SourceError: the file is not there, no Kiwix file, or damaged; so do all questions.
    """

    def __init__(self, path: Path) -> None:
        self._file = ZimFile(path)
        self._titles = Titles(self._file)
        self.about = about(self._file, path)
        self._pages = PageReader(self._file, self.about)

    def answer(self, title: str) -> Answer:
        """Return the page of a title or its meanings, then what is near to it, in a fixed order."""
        found = dict[str, Candidate]()
        seen, goes_by_it = set[str](), False
        for landing in self._ways(title, found):
            if landing.path in seen:
                continue
            seen.add(landing.path)
            candidate = self._pages.candidate(landing)
            if candidate is not None:
                goes_by_it = goes_by_it or candidate.via not in NEARBY
                if not goes_by_it:
                    candidate = _bearing(title, candidate)
                found.setdefault(candidate.page.title, candidate)
            if len(found) == MOST_CANDIDATES:
                break
        return Answer(tuple(found.values()))

    def _ways(self, title: str, found: Mapping[str, Candidate]) -> Iterator[Landing]:
        """Yield where a name leads, the surest way first; ``found`` is what has come of it."""
        for landing in self._lands([self._titles.exact(title)]):
            yield landing
            yield from _by("meaning", self._pages.meanings(landing))
        lists = [self._titles.titled(f"{title} ({kind})") for kind in _LISTS]
        # A name that has nothing but these lists means what they list.
        via: Via = "namesake" if found else "meaning"
        for landing in self._lands(lists):
            yield from _by(via, self._pages.meanings(landing))
        yield from _by("near", self._lands(self._titles.near(title, MOST_NEAR)))
        if len(found) < _ENOUGH:
            mentioning = map(self._file.entry, self._file.mentioning(title, MOST_NEAR))
            yield from _by("text", self._lands(mentioning))

    def _lands(self, entries: Iterable[Entry | None]) -> Iterator[Landing]:
        return filter(None, (self._pages.land(e) for e in entries if e is not None))


def _bearing(name: str, candidate: Candidate) -> Candidate:
    """Return a page that is only near to a name as what it is if it calls its subject that.

    A file that is a selection may lack the redirects and lists that lead to what it has.
    """
    if fold(name) in map(fold, candidate.aliases):
        return replace(candidate, via="redirect")
    if fold(name) == fold(bare(candidate.page.title)):
        return replace(candidate, via="meaning")
    return candidate


def _by(via: Via, landings: Iterable[Landing]) -> Iterator[Landing]:
    return (replace(landing, via=via) for landing in landings)
