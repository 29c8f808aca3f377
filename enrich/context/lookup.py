"""Finding context for entities: first what is here, then, if the reader allows it, from a wiki.

A Lookup, and with it each Kiwix file that it has opened, belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from types import TracebackType

from db.entities import Entity
from db.library import Library
from db.pages import Link
from enrich.context import starter
from enrich.context.cache import CacheSource
from enrich.context.choose import choose
from enrich.context.mediawiki import BATCH, WikiClient, WikiSource, source_of
from enrich.context.ranking import Subject
from enrich.context.sources import NEARBY, NOTHING, Answer, Candidate, ContextSource, SourceError
from enrich.context.zim import ZimSource, edition
from enrich.settings import Settings

# So many of its newest articles bear witness to what an entity is.
WITNESSES = 12
_RULES = 3


class Lookup:
    """Looks entities up in the cache, Kiwix files, a wiki and the starter notes; keeps finds."""

    def __init__(
        self, library: Library, settings: Settings, client: WikiClient | None = None
    ) -> None:
        """Look up for a library; without a client one is made when the wiki is first asked."""
        self._library = library
        self._settings = settings
        self._language = settings.context.language
        self._source, self._origin = source_of(settings.context.api)
        self._cache = CacheSource(library.pages, self._origin, self._language)
        self._notes = starter.StarterNotes()
        self._files = [ZimSource(path) for path in settings.context.zim]
        self._file_failure: SourceError | None = None
        self._client = client

    def __enter__(self) -> Lookup:
        """Begin; the network is not touched before something is asked of the wiki."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection to the wiki, if there is one."""
        if self._client is not None:
            self._client.close()
            self._client = None

    @property
    def stamp(self) -> str:
        """What decides links made without the network; they are made anew when it changes."""
        return "/".join((starter.version(), str(_RULES), *map(edition, self._settings.context.zim)))

    def fetch(
        self, entity_ids: Sequence[int], *, refresh: bool = False, online: bool = False
    ) -> Iterator[tuple[int, Link]]:
        """Link entities and yield each with its link, after it has been kept.

        The wiki is asked only with ``online``, never when the settings say offline, and only for
        what the cache has not got, or has for longer than its life; with ``refresh`` for all.

        Raises:
            SourceError: the wiki or a Kiwix file can't answer. What was found before is kept, and
                entities that it could not be asked for have been linked from the other sources.
        """
        failure = self._file_failure = None
        for start in range(0, len(entity_ids), BATCH):
            batch = entity_ids[start : start + BATCH]
            entities = [e for e in map(self._library.entities.get, batch) if e is not None]
            try:
                yield from self._fetch_batch(
                    entities, refresh=refresh, online=online and failure is None
                )
            except SourceError as error:
                failure = error
        failure = failure or self._file_failure
        if failure is not None:
            raise failure

    def _fetch_batch(
        self, entities: Sequence[Entity], *, refresh: bool, online: bool
    ) -> Iterator[tuple[int, Link]]:
        noted = self._notes.lookup([entity.name for entity in entities])
        subjects = {entity.id: self._subject(entity) for entity in entities}
        local = {e.id: choose(subjects[e.id], noted[e.name].candidates) for e in entities}
        # A note names the page it is about: that is a better question than the bare name.
        names = {e.id: page.title if (page := local[e.id].page) else e.name for e in entities}
        answers = dict(self._cache.lookup(list(names.values())))
        answers |= self._from_files(
            [n for n in names.values() if refresh or not answers.get(n, NOTHING).candidates]
        )
        failure = None
        if online and not self._settings.stays_offline:
            wanted = [
                name
                for name in dict.fromkeys(names.values())
                if refresh or name not in answers or answers[name].stale
            ]
            try:
                answers.update(self._ask(wanted))
            except SourceError as error:
                failure = error
        links = {
            e.id: self._link(subjects[e.id], local[e.id], answers.get(names[e.id]))
            for e in entities
        }
        self._library.pages.set_links(links, self.stamp)
        # Read again: a link that the reader has chosen has stayed.
        yield from self._library.pages.links(list(links)).items()
        if failure is not None:
            raise failure

    def _link(self, subject: Subject, local: Link, answer: Answer | None) -> Link:
        """Prefer a wiki's page to a note, a note to several meanings, and those to nothing."""
        if answer is None:
            return local
        if local.page is not None:
            # The note was chosen on evidence, and it is its page that was asked for.
            for candidate in answer.candidates:
                if candidate.page.title == local.page.title:
                    return replace(local, page=candidate.page)
        found = choose(subject, answer.candidates)
        if found.page is not None:
            return replace(found, evidence=local.evidence or found.evidence)
        if local.verdict != "none":
            return local
        if found.verdict == "none":
            return Link(verdict="nobody", decided_by="machine")
        return found

    def _from_files(self, names: Sequence[str]) -> Mapping[str, Answer]:
        """Ask the Kiwix files in turn; what is in none of them is left to other sources."""
        answers = dict[str, Answer]()
        for file in self._files:
            for name in dict.fromkeys(names):
                if name in answers:
                    continue
                try:
                    # One by one: a damaged page must not take the other names along.
                    candidates = file.lookup([name])[name].candidates
                except SourceError as error:
                    self._file_failure = self._file_failure or error
                    continue
                # Where nothing goes by the name, what is only near it is no answer.
                if any(candidate.via not in NEARBY for candidate in candidates):
                    answers[name] = Answer(tuple(_led_by(name, c) for c in candidates))
        self._keep(answers)
        return answers

    def _ask(self, names: Sequence[str]) -> Mapping[str, Answer]:
        if not names:
            return {}
        answers = self._wiki().lookup(names)
        self._keep(answers)
        return answers

    def _keep(self, answers: Mapping[str, Answer]) -> None:
        # Of a page of several meanings only its candidates are of use, and those are not kept.
        single = {n: a for n, a in answers.items() if len(a.candidates) <= 1}
        self._library.pages.keep(
            self._origin,
            self._language,
            {name: a.candidates[0].page if a.candidates else None for name, a in single.items()},
        )

    def _wiki(self) -> ContextSource:
        context = self._settings.context
        if self._client is None:
            self._client = WikiClient(
                context.api,
                context.language,
                context.contact,
                version("newsreader"),
                timeout=context.timeout,
            )
        return WikiSource(self._client, context.api, self._language)

    def _subject(self, entity: Entity) -> Subject:
        names = [surface for surface, _ in self._library.entities.aliases(entity.id)]
        return Subject(
            entity.name,
            entity.label,
            self._library.articles.texts_naming(entity.id, WITNESSES),
            aliases=[name for name in names if name != entity.name],
            others=self._library.entities.beside(entity.id, WITNESSES),
        )


def _led_by(name: str, candidate: Candidate) -> Candidate:
    """Return a candidate with the name among its aliases, if the name itself led there."""
    if candidate.via in ("title", "redirect"):
        return replace(candidate, aliases=(*candidate.aliases, name))
    return candidate
