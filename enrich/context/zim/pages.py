"""Reading pages of a file, by whatever redirects lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from db.pages import Page
from enrich.context.sources import Candidate, Via
from enrich.context.zim import links
from enrich.context.zim.about import About
from enrich.context.zim.archive import Entry, ZimFile
from enrich.context.zim.markup import LONGEST_TITLE, Markup, read_page
from enrich.context.zim.meanings import in_order, is_about_a_name
from enrich.context.zim.titles import plain
from enrich.readers.characters import one_line, shorten
from enrich.readers.urls import web_address

MOST_REDIRECTS = 8
# Pages of famous names are candidates for many others.
_KEPT = 512
SOURCE = "zim"


@dataclass(frozen=True, slots=True)
class Landing:
    """Where an entry leads: the path of a page, and how it was come to."""

    path: str
    via: Via


class PageReader:
    """The pages of one file as candidates."""

    def __init__(self, file: ZimFile, about: About) -> None:
        self._file = file
        self._about = about
        self._read = lru_cache(_KEPT)(self._read_anew)

    def land(self, entry: Entry) -> Landing | None:
        """Follow redirects of both kinds to a page; None if they lead to none, or in a circle."""
        via: Via = "title"
        at: Entry | None = entry
        for _ in range(MOST_REDIRECTS):
            if at is None:
                return None
            if at.to:
                at, via = self._file.entry(at.to), "section" if via == "section" else "redirect"
                continue
            html = self._file.html(at.path)
            path, section = links.target(at.path, links.refresh(html))
            if not path:
                return Landing(at.path, via) if html else None
            at, via = self._file.entry(path), "section" if section else "redirect"
        return None

    def candidate(self, landing: Landing) -> Candidate | None:
        """Return a page as a candidate; None if it says nothing, or is about a name."""
        found, about_a_name = self._read(landing.path)
        if about_a_name or not (found.page.extract or found.facts):
            return None
        return replace(found, via=landing.via)

    def meanings(self, landing: Landing) -> Iterator[Landing]:
        """Yield the pages that a page lists, if it is about a name."""
        if not self._read(landing.path)[1]:
            return
        for item in in_order(links.items(self._file.html(landing.path))):
            entry = self._file.entry(links.target(landing.path, item.href)[0])
            found = self.land(entry) if entry is not None else None
            if found is not None:
                yield found

    def _read_anew(self, path: str) -> tuple[Candidate, bool]:
        html = self._file.html(path)
        markup = read_page(html)
        title = _title(self._file.entry(path), markup)
        page = Page(
            source=SOURCE,
            origin=self._about.origin,
            language=self._about.language,
            title=title,
            description=markup.description,
            extract=markup.summary,
            url=markup.canonical or web_address(self._about.address_of(title)),
            licence=self._about.licence or markup.licence or self._about.usual_licence,
            as_of=self._about.date,
            fetched_at=self._about.date,
        )
        found = Candidate(
            page, aliases=markup.names, facts=markup.facts, links=markup.links, size=len(html)
        )
        return found, is_about_a_name(title, markup)


def _title(entry: Entry | None, markup: Markup) -> str:
    # An entry without a title is called by its path.
    named = entry is not None and entry.title not in ("", entry.path, entry.path.removeprefix("A/"))
    title = plain(one_line(entry.title)) if entry is not None else ""
    return shorten(title if named or not markup.title else markup.title, LONGEST_TITLE)
