"""What all sources have for names: what is here first, then what a wiki says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version

from db.library import Library
from db.pages import Page
from enrich.context.cache import FILES, CacheSource
from enrich.context.mediawiki import WikiClient, WikiSource, source_of
from enrich.context.sources import NEARBY, NOTHING, Answer, Candidate, SourceError
from enrich.context.zim import ZimSource
from enrich.settings import CONTACT, ContextSettings


class Gatherer:
    """The cache, Kiwix files and a wiki; whatever comes from outside is kept in the cache.

    Kiwix files that it has opened belong to the thread that asks it.
    """

    def __init__(
        self, library: Library, settings: ContextSettings, client: WikiClient | None = None
    ) -> None:
        """Gather for a library; without a client one is made when the wiki is first asked."""
        self._settings = settings
        self._library = library
        _, self.origin = source_of(settings.api)
        self._cache = CacheSource(library.pages, self.origin, settings.language)
        self._kept_files = CacheSource(library.pages, FILES, settings.language)
        self._files = [ZimSource(path) for path in settings.zim]
        self._clients = dict[str, WikiClient]()
        if client is not None:
            self._clients[settings.language] = client
        self.file_failure: SourceError | None = None

    def close(self) -> None:
        """Close the connections to the wiki, if there are any."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def here(self, names: Iterable[str]) -> dict[str, Answer]:
        """Return what is on this machine for names: what the wiki said, else what files say.

        An old answer of the wiki gives way to a file that is newer. A name that nothing here
        speaks of is left out.
        """
        asked = list(dict.fromkeys(names))
        answers = dict(self._cache.lookup(asked))
        doubtful = [n for n in asked if (a := answers.get(n, NOTHING)).stale or not a.candidates]
        filed = {**self._kept_files.lookup(doubtful), **self._from_files(doubtful)}
        for name, answer in filed.items():
            known = answers.get(name, NOTHING)
            newer = not known.candidates or _as_of(answer) > _as_of(known)
            if answer.candidates and newer:
                answers[name] = replace(answer, stale=False)
        return answers

    def is_due(self, name: str) -> bool:
        """Whether the wiki was never asked for a name, or so long ago that it is due again."""
        cached = self._cache.lookup([name]).get(name)
        return cached is None or cached.stale

    def from_wiki(self, names: Sequence[str], others: Sequence[str]) -> dict[str, Answer]:
        """Ask the wiki for names; ``others`` stand in the same articles.

        Pages that have not changed since they were fetched are not fetched again.

        Raises:
            SourceError: the wiki can't answer.
        """
        if not names:
            return {}
        known = self._cache.lookup(names)
        confirmed = self._unchanged(known)
        answers = {
            name: replace(answer, stale=False)
            for name, answer in known.items()
            if not answer.listed and (titles := _titles(answer)) and titles <= confirmed
        }
        asked = self._wiki().lookup([name for name in names if name not in answers], others)
        self._cache.keep(asked)
        return {**answers, **asked}

    def anew(self, names: Sequence[str], others: Sequence[str]) -> dict[str, Answer]:
        """Ask the wiki for names, whatever is known of them.

        Raises:
            SourceError: the wiki can't answer.
        """
        if not names:
            return {}
        asked = dict(self._wiki().lookup(names, others))
        self._cache.keep(asked)
        return asked

    def wide(self, name: str, others: Sequence[str]) -> Answer:
        """Ask the wiki for all that a reader may want to choose from for one name.

        Raises:
            SourceError: the wiki can't answer.
        """
        answer = replace(self._wiki().wide(name, others), wide=True)
        self._cache.keep({name: answer})
        return answer

    def page(self, page: Page, *, online: bool) -> None:
        """Get the text of a page that is known by its title; in its own language.

        Raises:
            SourceError: the wiki can't answer.
        """
        answer = self._from_files([page.title]).get(page.title, NOTHING)
        if any(c.page.called == page.called for c in answer.candidates):
            return
        if online and page.origin == self.origin:
            cache = CacheSource(self._library.pages, self.origin, page.language)
            cache.keep(self._wiki(page.language).lookup([page.title]))

    def languages(self, page: Page) -> None:
        """Get the titles of a page in other languages.

        Raises:
            SourceError: the wiki can't answer.
        """
        titles = self._wiki(page.language).languages(page.title)
        self._library.pages.keep_languages(page, dict(titles))

    def _unchanged(self, known: Mapping[str, Answer]) -> set[str]:
        """Return the titles of stale pages that are still the same at the wiki."""
        pages = {
            c.page.title: c.page
            for answer in known.values()
            if answer.stale and not answer.listed and len(answer.candidates) == 1
            for c in answer.candidates
            if c.page.revision is not None and c.page.extract
        }
        if not pages:
            return set()
        revisions = self._wiki().revisions(list(pages))
        same = {title for title, page in pages.items() if revisions.get(title) == page.revision}
        self._cache.confirm(same)
        return same

    def _from_files(self, names: Sequence[str]) -> dict[str, Answer]:
        """Ask the Kiwix files in turn; what is in none of them is left to other sources."""
        answers = dict[str, Answer]()
        for file in self._files:
            for name in names:
                if name in answers:
                    continue
                try:
                    # One by one: a damaged page must not take the other names along.
                    candidates = file.lookup([name])[name].candidates
                except SourceError as error:
                    self.file_failure = self.file_failure or error
                    continue
                # Where nothing goes by the name, what is only near it is no answer.
                if any(candidate.via not in NEARBY for candidate in candidates):
                    answers[name] = Answer(tuple(_led_by(name, c) for c in candidates), wide=True)
        self._kept_files.keep(answers)
        return answers

    def _wiki(self, language: str = "") -> WikiSource:
        context = self._settings
        language = language or context.language
        if language not in self._clients:
            self._clients[language] = WikiClient(
                context.api,
                language,
                context.contact or self._library.facts().get(CONTACT, ""),
                version("newsreader"),
                timeout=context.timeout,
            )
        return WikiSource(self._clients[language], context.api, language)


def _titles(answer: Answer) -> set[str]:
    return {candidate.page.title for candidate in answer.candidates}


def _as_of(answer: Answer) -> str:
    """Return the day that an answer speaks of, empty if it says nothing."""
    days = (c.page.as_of or c.page.checked_at or c.page.fetched_at for c in answer.candidates)
    return max((day[:10] for day in days), default="")


def _led_by(name: str, candidate: Candidate) -> Candidate:
    """Return a candidate with the name among its aliases, if the name itself led there."""
    if candidate.via in ("title", "redirect"):
        return replace(candidate, aliases=(*candidate.aliases, name))
    return candidate
