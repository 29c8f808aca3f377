"""What was answered before, kept in the library, as a source of context of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from db.pages import Cached, NamePage
from db.pages.cache import Pages
from enrich.context.sources import Answer, Candidate, Via

# A page may link to hundreds; the first stand in its lead and tell the most.
MOST_LINKS = 100
# What Kiwix files answered is kept by itself: a wiki's silence says nothing about it.
FILES = "zim"


class CacheSource:
    """What one source has answered before; names that it was never asked for are left out."""

    def __init__(self, pages: Pages, origin: str, language: str) -> None:
        self._pages = pages
        self._origin = origin
        self._language = language

    def lookup(self, names: Sequence[str]) -> Mapping[str, Answer]:
        """Return cached answers, stale ones too: an old page is better than none."""
        answers = dict[str, Answer]()
        for name in names:
            cached = self._pages.cached(self._origin, self._language, name)
            if cached is not None:
                answers[name] = Answer(
                    tuple(map(_candidate, cached.pages)),
                    stale=cached.stale,
                    listed=cached.listed,
                    wide=cached.wide,
                )
        return answers

    def keep(self, answers: Mapping[str, Answer]) -> None:
        """Keep what the source has answered."""
        kept = {
            name: Cached(
                tuple(map(_name_page, answer.candidates)), listed=answer.listed, wide=answer.wide
            )
            for name, answer in answers.items()
        }
        self._pages.keep(self._origin, self._language, kept)

    def confirm(self, titles: Iterable[str]) -> None:
        """Give pages that have not changed at the source a new life."""
        self._pages.confirm(self._origin, self._language, list(titles))


def _candidate(kept: NamePage) -> Candidate:
    page = kept.page
    return Candidate(
        page,
        aliases=kept.aliases,
        via=cast(Via, kept.via),
        facts=page.facts,
        links=page.links,
        size=page.size,
    )


def _name_page(candidate: Candidate) -> NamePage:
    page = replace(
        candidate.page,
        facts=candidate.facts,
        links=candidate.links[:MOST_LINKS],
        size=candidate.size,
    )
    return NamePage(page, candidate.via, candidate.aliases)
