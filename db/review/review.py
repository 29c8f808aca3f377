"""The questions of a library, what there is to see of each, and what an answer decides."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from db.connections import Connections, LibraryError
from db.decisions.anchors import place_of
from db.decisions.decisions import Decisions
from db.decisions.keys import base
from db.decisions.kinds import (
    Answered,
    ChoosePage,
    Different,
    IsAName,
    Kind,
    Named,
    NotAName,
    Place,
    Relabel,
    Same,
    Split,
    Unsure,
)
from db.entities import Entities, MentionRow
from db.fold import fold
from db.labels import LABEL_NAMES
from db.pages import Page
from db.pages.rows import COLUMNS, page_of
from db.review.doubts import MOST_SPLIT, forms, labels
from db.review.pages import links, names
from db.review.pairs import pairs
from db.review.past import past_of
from db.review.questions import Answer, Knowledge, Question, Side
from db.review.sentences import SHOWN, labelled, newest, spelt
from db.review.sight import look

LOOKED_AT = 4 * SHOWN
_JUDGED: dict[Answer, type[Same | Different | Unsure]] = {
    "yes": Same,
    "no": Different,
    "unsure": Unsure,
}


class Review:
    """What is doubtful, the most worthwhile first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._decisions = Decisions(connections)
        self._entities = Entities(connections)

    def questions(self, limit: int, knowledge: Knowledge | None = None) -> list[Question]:
        """Return questions that were not answered yet, those first with most at stake.

        Only the entities that are mentioned most are looked at, so that the work is bounded.
        """
        read, knowledge = self._connections.read(), knowledge or Knowledge()
        past = past_of(read)
        sight = look(read, past)
        found: Iterable[Question] = chain(
            pairs(read, sight, past),
            forms(sight, past),
            labels(sight, past),
            links(read, sight, past),
            names(sight, past, knowledge),
        )
        ranked = sorted(found, key=lambda question: (-question.weight, question.id))
        return list(islice((q for q in ranked if not _is_known(q, knowledge)), limit))

    def sides(self, question: Question) -> tuple[Side, ...]:
        """Return what is compared, with a few sentences each; of a name there is one side."""
        read, entity = self._connections.read(), question.entities[0]
        match question.doubt:
            case "pair":
                return tuple(Side(e.name, self._newest(e.id)) for e in question.entities)
            case "form":
                form = fold(question.about)
                rows = self._entities.mentions(entity.id, LOOKED_AT**2)
                others = [row for row in rows if fold(row.text) != form]
                found = spelt(read, entity.id, question.about, LOOKED_AT)
                return Side(question.about, newest(found)), Side(entity.name, newest(others))
            case "label":
                return tuple(
                    Side(
                        LABEL_NAMES.get(label, label),
                        newest(labelled(read, entity.id, label, LOOKED_AT)),
                    )
                    for label in (question.about, question.other)
                )
            case "page":
                page = self._page(question.page_id)
                return Side(entity.name, self._newest(entity.id)), Side(question.about, page=page)
            case "name":
                return (Side(question.about, self._newest(entity.id)),)

    def decision(self, question: Question, answer: Answer) -> Kind:
        """Return what an answer decides, as the library is now.

        Raises:
            LibraryError: what is asked about is no longer in the library.
        """
        named = [self._decisions.named(entity.id) for entity in question.entities]
        if question.doubt == "pair":
            return _JUDGED[answer](one=named[0], other=named[1])
        decided = self._changing(question, answer, named[0])
        if decided is not None:
            return decided
        about = "" if question.doubt == "label" else question.about
        return Answered(question=question.doubt, answer=answer, entity=named[0], about=about)

    def _changing(self, question: Question, answer: Answer, entity: Named) -> Kind | None:
        """Return the decision of an answer that changes something about one entity."""
        match question.doubt, answer:
            case "form", "no":
                places = self._places(question)
                return Split(entity=entity, name=question.about, places=places)
            case "label", "yes":
                return Relabel(entity=entity, label=question.about)
            case "label", "no":
                return Relabel(entity=entity, label=question.other)
            case "page", "yes":
                return ChoosePage(entity=entity, page=self._page(question.page_id).called)
            case "page", "no" if question.last:
                return ChoosePage(entity=entity, page=None)
            case "name", "yes":
                key = base(entity.keys[0])
                return IsAName(text=question.about, label=entity.label, key=key)
            case "name", "no":
                surfaces = self._entities.aliases(question.entities[0].id)
                return NotAName(entity=entity, forms=tuple(surface for surface, _ in surfaces))
        return None

    def _newest(self, entity_id: int) -> list[MentionRow]:
        return newest(self._entities.mentions(entity_id, LOOKED_AT))

    def _page(self, page_id: int | None) -> Page:
        query = f"SELECT {COLUMNS} FROM pages p WHERE id = ?"
        found = self._connections.read().execute(query, (page_id,)).fetchone()
        if found is None:
            raise LibraryError("That page is no longer in the library.")
        return page_of(found)

    def _places(self, question: Question) -> tuple[Place, ...]:
        """Return the places of all mentions of a form."""
        read, places = self._connections.read(), list[Place]()
        query = "SELECT text, hash FROM articles WHERE id = ?"
        for row in spelt(read, question.entities[0].id, question.about, MOST_SPLIT):
            text, digest = read.execute(query, (row.article.id,)).fetchone()
            places.append(place_of(text, row.start, row.end, digest))
        if not places:
            raise LibraryError(f"“{question.about}” is no longer mentioned.")
        return tuple(places)


def _is_known(question: Question, knowledge: Knowledge) -> bool:
    """Whether a form is known to be another name of the same; asked only of what comes first."""
    label = question.entities[0].label
    return question.doubt == "form" and knowledge.are_one(question.about, question.other, label)
