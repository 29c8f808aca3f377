"""Weighing articles one by one where a name has several bearers.

One entity has one link in the library; an article that clearly speaks for another bearer of the
name parts its mentions from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.entities import Entity
from db.library import Library
from db.rows import StoredArticle
from enrich.context.choose import MUCH, choose
from enrich.context.lookup import Lookup
from enrich.context.ranking import Subject
from enrich.context.sources import Candidate

# Of so many entities what was read of them is kept; articles come entity by entity.
_KEPT = 64


class Weigher:
    """Weighs the articles of a library with the candidates that a lookup has."""

    def __init__(self, library: Library, lookup: Lookup) -> None:
        self._library = library
        self._lookup = lookup
        self._known: dict[int, tuple[Subject, Sequence[Candidate]]] = {}

    def weigh(self, limit: int) -> int:
        """Weigh some articles, and part those of other bearers.

        Returns how many were weighed, none when there are no more.
        """
        todo = self._library.parting.unweighed(limit)
        for entity_id, article_id in todo:
            entity = self._library.entities.get(entity_id)
            article = self._library.articles.get(article_id)
            if entity is None or article is None:
                self._library.parting.weighed(entity_id, article_id, None)
            else:
                self._weigh(entity, article)
        return len(todo)

    def _weigh(self, entity: Entity, article: StoredArticle) -> None:
        library = self._library
        subject, candidates = self._about(entity)
        beside = {m.entity_id for m in article.mentions} - {entity.id}
        link = choose(
            replace(
                subject,
                texts=[article.text],
                others=list(library.entities.names_of(sorted(beside)).values()),
            ),
            candidates,
            least=MUCH,
        )
        page, usual = link.page, library.links.of(entity.id).page
        if page is not None and usual is not None and page.title == usual.title:
            page = None
        other = library.parting.weighed(entity.id, article.row.id, page)
        if other is not None:
            library.links.keep({other: replace(link, several=False)}, self._lookup.stamp)

    def _about(self, entity: Entity) -> tuple[Subject, Sequence[Candidate]]:
        if entity.id not in self._known:
            while len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[entity.id] = self._lookup.subject(entity), self._lookup.candidates(entity)
        return self._known[entity.id]
