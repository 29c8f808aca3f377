"""The cache of a wiki's answers in the library, as a source of context of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.pages import Pages
from enrich.context.sources import Answer, Candidate


class CacheSource:
    """What a wiki has answered before; names that it was never asked for are left out."""

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
                page = cached.page
                found = () if page is None else (Candidate(page, aliases=(name,)),)
                answers[name] = Answer(found, stale=cached.stale)
        return answers
