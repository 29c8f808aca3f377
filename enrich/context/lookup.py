"""Finding context for entities: first what is here, then, if the reader allows it, from a wiki.

A Lookup, and with it each Kiwix file that it has opened, belongs to one thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType

from db.entities import Entity
from db.library import Library
from db.pages import NO_LINK, Link
from enrich.context import starter
from enrich.context.choose import MOST_CANDIDATES, choose
from enrich.context.gather import Gatherer
from enrich.context.mediawiki import WikiClient
from enrich.context.ranking import Subject
from enrich.context.sources import NEARBY, NOTHING, Answer, Candidate, SourceError
from enrich.context.zim import edition
from enrich.settings import Settings

# So many of its newest articles bear witness to what an entity is.
WITNESSES = 12
# So many entities are looked up at once: a wiki's few searches are for all of them.
TOGETHER = 50
# A wiki is asked which of so many other names of the articles a page links to.
MOST_OTHERS = 50
_RULES = 5


@dataclass(frozen=True, slots=True)
class How:
    """What a wiki is asked for besides what is not here, as ``Lookup.fetch`` says."""

    refresh: bool
    thorough: bool
    wide: bool


class Lookup:
    """Looks entities up in the cache, Kiwix files, a wiki and the starter notes; keeps finds."""

    def __init__(
        self, library: Library, settings: Settings, client: WikiClient | None = None
    ) -> None:
        """Look up for a library; without a client one is made when the wiki is first asked."""
        self._library = library
        self._settings = settings
        self._notes = starter.StarterNotes()
        self._sources = Gatherer(library, settings.context, client)

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
        self._sources.close()

    @property
    def stamp(self) -> str:
        """What decides links made without the network; they are made anew when it changes."""
        return "/".join((starter.version(), str(_RULES), *map(edition, self._settings.context.zim)))

    def fetch(
        self,
        entity_ids: Sequence[int],
        *,
        refresh: bool = False,
        online: bool = False,
        thorough: bool = False,
        wide: bool = False,
    ) -> Iterator[tuple[int, Link]]:
        """Link entities and yield each with its link, after it has been kept.

        The wiki is asked only with ``online``, never when the settings say offline, and only for
        what is not here, or is for longer than its life; with ``refresh`` for all. ``thorough`` is
        for a reader who looks at an entity: the wiki is asked also for what only files answer, and
        there are candidates for the other names that it goes by. With ``wide`` the wiki is asked
        for pages that are only near to the names as well.

        Raises:
            SourceError: the wiki or a Kiwix file can't answer. What was found before is kept, and
                entities that it could not be asked for have been linked from the other sources.
        """
        self._sources.file_failure = failure = None
        may_ask = online and not self._settings.stays_offline
        how = How(refresh=refresh, thorough=thorough, wide=wide)
        for start in range(0, len(entity_ids), TOGETHER):
            batch = entity_ids[start : start + TOGETHER]
            entities = [e for e in map(self._library.entities.get, batch) if e is not None]
            try:
                yield from self._fetch_batch(entities, how, online=may_ask and failure is None)
            except SourceError as error:
                failure = error
        failure = failure or self._sources.file_failure
        if failure is not None:
            raise failure

    def languages(self, entity_id: int) -> None:
        """Ask the wiki in which other languages the page of an entity is there, and keep that.

        Raises:
            SourceError: the wiki can't answer, or may not be asked.
        """
        page = self._library.links.of(entity_id).page
        if page is None:
            return
        if self._settings.stays_offline:
            raise SourceError("Offline: nothing is asked of any wiki.")
        self._sources.languages(page)

    def candidates(self, entity: Entity) -> Sequence[Candidate]:
        """Return the pages on this machine that the name of an entity may mean."""
        answer = self._sources.here([entity.name]).get(entity.name, NOTHING)
        noted = self._notes.lookup([entity.name])[entity.name]
        return (answer if answer.candidates else noted).candidates

    def subject(self, entity: Entity) -> Subject:
        """Return an entity as its newest articles speak of it."""
        names = [surface for surface, _ in self._library.entities.aliases(entity.id)]
        return Subject(
            entity.name,
            entity.label,
            self._library.entities.texts(entity.id, WITNESSES),
            aliases=[name for name in names if name != entity.name],
            others=self._library.entities.beside(entity.id, WITNESSES),
        )

    def _fetch_batch(
        self, entities: Sequence[Entity], how: How, *, online: bool
    ) -> Iterator[tuple[int, Link]]:
        noted = self._notes.lookup([entity.name for entity in entities])
        subjects = _Subjects(self)
        local = {e.id: subjects.choose(e, noted[e.name].candidates) for e in entities}
        local |= {e.id: known for e in entities if (known := self._apart(e)) is not None}
        # A note names the page it is about: that is a better question than the bare name.
        names = {e.id: page.title if (page := local[e.id].page) else e.name for e in entities}
        failure = None
        if online:
            try:
                self._ask(list(names.values()), [subjects[e] for e in entities], how)
                for entity in entities if how.wide else ():
                    for name in _called(subjects[entity]):
                        self._sources.wide(name, subjects[entity].others[:MOST_OTHERS])
            except SourceError as error:
                failure = error
        answers = self._sources.here([*names.values(), *(e.name for e in entities)])
        links = {
            e.id: self._link(
                e, subjects, local[e.id], _joined(answers.get(names[e.id]), answers.get(e.name))
            )
            for e in entities
        }
        if how.thorough or how.wide:
            links = {e.id: self._with_others(subjects[e], links[e.id]) for e in entities}
        self._library.links.keep(links, self.stamp)
        # Read again: what the reader has chosen stands over it.
        for entity_id, link in self._library.links.several(list(links)).items():
            if link.decided_by == "reader" and link.page is not None and not link.page.fetched_at:
                try:
                    self._sources.page(link.page, online=online and failure is None)
                except SourceError as error:
                    failure = failure or error
                yield entity_id, self._library.links.of(entity_id)
            else:
                yield entity_id, link
        if failure is not None:
            raise failure

    def _ask(self, names: Sequence[str], subjects: Iterable[Subject], how: How) -> None:
        here = self._sources.here(names)
        wanted = [
            name
            for name in dict.fromkeys(names)
            if how.refresh
            or (how.thorough and self._sources.is_due(name))
            or name not in here
            or here[name].stale
        ]
        beside = Counter(other for subject in subjects for other in subject.others)
        others = [name for name, _ in beside.most_common(MOST_OTHERS)]
        if how.refresh:
            self._sources.anew(wanted, others)
        else:
            self._sources.from_wiki(wanted, others)

    def _link(
        self, entity: Entity, subjects: _Subjects, local: Link, answer: Answer | None
    ) -> Link:
        """Prefer a wiki's page to a note, a note to several meanings, and those to nothing."""
        if answer is None:
            return local
        found = _without_near(subjects.choose(entity, answer.candidates), answer.candidates)
        if local.page is not None:
            # The note was chosen on evidence, and it is its page that was asked for.
            for candidate in answer.candidates:
                if candidate.page.title == local.page.title:
                    return replace(local, page=candidate.page, candidates=found.candidates)
        if found.page is not None:
            return replace(found, evidence=local.evidence or found.evidence)
        if local.verdict != "none":
            return replace(local, candidates=found.candidates or local.candidates)
        if found.verdict == "none":
            return replace(found, verdict="nobody", decided_by="machine")
        return found

    def _apart(self, entity: Entity) -> Link | None:
        """Return the link of an entity that is one because of its page; None of any other."""
        link = self._library.links.of(entity.id) if entity.apart else NO_LINK
        return link if link.page is not None and link.decided_by == "machine" else None

    def _with_others(self, subject: Subject, link: Link) -> Link:
        """Put the bearers of an entity's other names behind its own candidates."""
        names = _called(subject)
        answers = self._sources.here(names)
        noted = self._notes.lookup(names).values()
        found = _joined(*(answers.get(name) for name in names), *noted)
        known = {choice.page.title for choice in link.candidates}
        more = choose(subject, found.candidates).candidates if found is not None else ()
        others = (choice for choice in more if choice.page.title not in known)
        return replace(link, candidates=(*link.candidates, *others)[:MOST_CANDIDATES])


def _called(subject: Subject) -> list[str]:
    """Return what an entity is called: its name, and the form that is the most frequent."""
    return list(dict.fromkeys((subject.name, *subject.aliases[:1])))


class _Subjects(dict[Entity, Subject]):
    """Entities as their articles speak of them, read only of those that need it: most don't."""

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self._lookup = lookup

    def __missing__(self, entity: Entity) -> Subject:
        subject = self[entity] = self._lookup.subject(entity)
        return subject

    def choose(self, entity: Entity, candidates: Sequence[Candidate]) -> Link:
        """Choose among the candidates of an entity."""
        return choose(self[entity], candidates) if candidates else NO_LINK


def _without_near(link: Link, candidates: Sequence[Candidate]) -> Link:
    """Return a choice; where nothing goes by the name, none of those near to it."""
    if all(candidate.via in NEARBY for candidate in candidates):
        return replace(link, verdict="none", page=None, evidence=())
    return link


def _joined(*answers: Answer | None) -> Answer | None:
    """Return one answer of several, each page once; None if there is none."""
    known = [answer for answer in answers if answer is not None]
    if not known:
        return None
    found: Mapping[tuple[str, str], Candidate] = {
        (c.page.language, c.page.title): c for answer in reversed(known) for c in answer.candidates
    }
    return replace(NOTHING, candidates=tuple(found.values()))
