"""A MediaWiki as a source of context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from enrich.context.mediawiki import questions
from enrich.context.mediawiki.client import WikiClient
from enrich.context.mediawiki.errors import RefusedError
from enrich.context.mediawiki.finding import Finder
from enrich.context.mediawiki.languages import titles_by_language
from enrich.context.mediawiki.pages import PageMaker
from enrich.context.mediawiki.query import Found, follow, is_article, is_id
from enrich.context.mediawiki.spellings import spellings
from enrich.context.sources import NOTHING, Answer, Candidate
from enrich.context.titles import title_of

MOST_CANDIDATES = 20


class WikiSource:
    """Names answered by the pages of those titles, and by what their redirects lead to.

    The ``others`` of a question are names that stand beside it in the articles: each candidate
    comes with the links that it has to pages of those names.
    """

    def __init__(self, client: WikiClient, api: str, language: str) -> None:
        self._client = client
        self._make = PageMaker(api, language).candidates
        self._language = language

    def lookup(self, names: Sequence[str], others: Iterable[str] = ()) -> Mapping[str, Answer]:
        """Ask for names, twenty at a time; a page of several meanings gives its candidates.

        Names that have no page are asked for in other spellings, and the first few of those that
        have none either are searched for by title. A name that the wiki does not speak of is left
        out, and so is one whose list of meanings it refuses while it answers others.

        Raises:
            SourceError: the wiki can't answer.
        """
        finder = self._finder(others)
        titles = {name: title_of(name) for name in names}
        asked = list(dict.fromkeys(filter(None, titles.values())))
        found = finder.titles(asked)
        found |= finder.respelled(_missing(asked, found))
        found |= finder.nearly(_missing(asked, found))
        listed = dict[int, Answer]()
        answers = {name: NOTHING for name, title in titles.items() if not title}
        refused = None
        for name, title in titles.items():
            if title in found:
                try:
                    answers[name] = self._answer(name, found[title], finder, listed)
                except RefusedError as error:  # One list must not take the other names along.
                    refused = error
        if refused is not None and not answers:
            raise refused
        return answers

    def page(self, title: str, others: Iterable[str] = ()) -> Answer:
        """Ask for the page of just this title, or for what it was moved to; nothing if it is gone.

        Raises:
            SourceError: the wiki can't answer.
        """
        asked = title_of(title)
        finder = self._finder(others)
        found = finder.titles([asked] if asked else [])
        return self._answer(title, found[asked], finder, {}) if asked in found else NOTHING

    def wide(self, name: str, others: Iterable[str] = ()) -> Answer:
        """Ask for all that a name may mean, however unlikely; unless it is very long, four times.

        The page of that title comes first, then the meanings that are listed for the name, then
        pages that hold it.

        Raises:
            SourceError: the wiki can't answer.
        """
        title = title_of(name)
        if not title:
            return NOTHING
        finder = self._finder(others)
        candidates = dict[str, Candidate]()
        for candidate in self._ways(name, title, finder):
            candidates.setdefault(candidate.page.title, candidate)
        return Answer(tuple(islice(candidates.values(), MOST_CANDIDATES)))

    def revisions(self, titles: Sequence[str]) -> Mapping[str, int | None]:
        """Return the present revision of each page, None where it is gone; fifty are one request.

        A title that the wiki does not speak of is left out.

        Raises:
            SourceError: the wiki can't answer.
        """
        asked = {title: written for title in titles if (written := title_of(title))}
        present = dict[str, int | None]()
        unique = dict.fromkeys(asked.values())
        for batch in questions.batches(unique, questions.MOST_TITLES, questions.ENCODED_BYTES):
            for title, found in follow(self._client.ask(questions.revisions(batch)), batch).items():
                revision = found.entry.get("lastrevid") if is_article(found.entry) else None
                present[title] = revision if is_id(revision) else None
        return {title: present[written] for title, written in asked.items() if written in present}

    def languages(self, title: str) -> tuple[tuple[str, str], ...]:
        """Return what a page is called in other languages, by their codes and in their order.

        Raises:
            SourceError: the wiki can't answer.
        """
        asked = title_of(title)
        if not asked:
            return ()
        found = follow(self._client.ask(questions.languages(asked)), [asked])
        return titles_by_language(found[asked].entry) if asked in found else ()

    def _finder(self, others: Iterable[str]) -> Finder:
        return Finder(self._client, questions.titles_beside(others))

    def _answer(self, name: str, found: Found, finder: Finder, listed: dict[int, Answer]) -> Answer:
        """Make an answer; ``listed`` holds those of pages of several meanings by their ids."""
        if not found.lists_meanings:
            return Answer(tuple(self._make([found.entry], found.via, found.aliases or (name,))))
        page_id = found.entry["pageid"]
        if page_id not in listed:
            linked = finder.meanings([found.entry])
            listed[page_id] = Answer(tuple(self._make(linked, "meaning")), listed=True)
        return listed[page_id]

    def _ways(self, name: str, title: str, finder: Finder) -> Iterator[Candidate]:
        """Yield where a name leads, the surest way first."""
        written = [title, *spellings(title)]
        written += filter(None, [questions.list_title(t, self._language) for t in written])
        found = finder.titles(list(dict.fromkeys(written)))
        leads = [lead for lead in found.values() if is_article(lead.entry)]
        leads = leads or list(finder.nearly([title]).values())
        for lead in leads:
            yield from self._make([lead.entry], lead.via, lead.aliases or (name,))
        lists = [lead.entry for lead in leads if lead.lists_meanings]
        yield from self._make(finder.meanings(lists), "meaning")
        yield from self._make(finder.mentioning(title), "text")


def _missing(titles: Iterable[str], found: Mapping[str, Found]) -> list[str]:
    return [title for title in titles if title in found and found[title].is_missing]
