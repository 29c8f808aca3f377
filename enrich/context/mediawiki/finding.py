"""Finding what a wiki has for names: as they are written, spelled otherwise, and nearly so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from db.fold import fold
from enrich.context.mediawiki import questions
from enrich.context.mediawiki.client import WikiClient
from enrich.context.mediawiki.errors import RefusedError
from enrich.context.mediawiki.query import (
    NO_QUERY,
    Entry,
    Found,
    Query,
    follow,
    is_article,
    is_disambiguation,
    is_id,
    sources_of,
)
from enrich.context.mediawiki.spellings import is_searchable, searched_words, spellings
from enrich.context.mediawiki.text import line

# Each of them is a request of its own.
MOST_NEARLY = 3
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Finder:
    """Asks one wiki; all that is found comes with its links to what is ``beside`` it."""

    client: WikiClient
    beside: Sequence[str] = ()

    def titles(self, titles: Sequence[str]) -> dict[str, Found]:
        """Return what titles lead to; those that the wiki does not speak of are left out.

        Raises:
            SourceError: the wiki can't answer; so do all other questions.
        """
        return self._ask(titles, questions.BATCH)

    def respelled(self, titles: Sequence[str]) -> dict[str, Found]:
        """Return what other spellings of titles lead to; what has none is left out."""
        found = dict[str, Found]()
        for start in range(0, len(titles), questions.BATCH):
            spelled = {t: spellings(t) for t in titles[start : start + questions.BATCH]}
            # Most of them are not there, so more may be asked for than come with their text.
            asked = list(dict.fromkeys(chain.from_iterable(spelled.values())))
            leads = self._ask(asked, questions.MOST_TITLES)
            for title, others in spelled.items():
                there = (leads[other] for other in others if other in leads)
                written = (lead for lead in there if is_article(lead.entry))
                found.update((title, lead) for lead in islice(written, 1))
        return found

    def nearly(self, titles: Sequence[str]) -> dict[str, Found]:
        """Search for the first few titles that look like names; what has no page is left out."""
        found = dict[str, Found]()
        for title in islice(filter(is_searchable, titles), MOST_NEARLY):
            query = self._search(questions.nearly(title, self.beside))
            for entry in query["pages"][:1]:
                found[title] = Found(entry, "near", sources_of(query, entry))
        return found

    def meanings(self, pages: Sequence[Entry]) -> Sequence[Entry]:
        """Return what pages of several meanings link to, those first that bear such a name."""
        ids = list(dict.fromkeys(page["pageid"] for page in pages))
        if not ids:
            return ()
        names = [_words(page) for page in pages]
        linked = self.client.ask(questions.meanings(ids, self.beside))["pages"]
        there = [entry for entry in linked if is_article(entry) and not is_disambiguation(entry)]

        def bears_none(entry: Entry) -> bool:
            return not any(name <= _words(entry) for name in names)

        return sorted(there, key=bears_none)[:MOST_LISTED]

    def mentioning(self, title: str) -> Sequence[Entry]:
        """Return the pages that hold the words of a title, the best first."""
        words = searched_words(title)
        if not words:
            return ()
        pages = self._search(questions.mentioning(words, self.beside))["pages"]
        best = sorted(pages, key=lambda p: rank if is_id(rank := p.get("index")) else 2**63)
        return best[: questions.MOST_TEXTS]

    def _search(self, question: questions.Question) -> Query:
        try:
            return self.client.ask(question)
        except RefusedError:  # A wiki may have no search, or stumble over a title.
            return NO_QUERY

    def _ask(self, titles: Sequence[str], most: int) -> dict[str, Found]:
        room = questions.ENCODED_BYTES - sum(map(questions.encoded, self.beside))
        found = dict[str, Found]()
        for batch in questions.batches(titles, most, room):
            found |= follow(self.client.ask(questions.shown(batch, self.beside)), batch)
        return found


def _words(entry: Entry) -> set[str]:
    """Return the words of a title, without what tells it apart from namesakes."""
    title = line(entry.get("title")).partition(" (")[0]
    return set(fold(title).replace(",", " ").split())
