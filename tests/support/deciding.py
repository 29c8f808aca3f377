"""Decisions about a small library that are drawn by hypothesis, and copies to take them in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

from db.decisions.anchors import place_of
from db.decisions.kinds import (
    Answered,
    ChoosePage,
    Correct,
    Different,
    Hide,
    IsAName,
    Kind,
    Named,
    NotAName,
    Note,
    PageName,
    Place,
    Relabel,
    Rename,
    Same,
    Scope,
    Split,
    Unsure,
    Watch,
)
from db.library import Library

PAGES = [PageName("Ada", "w", "en"), PageName("Bo (king)", "w", "en", qid="Q1"), None]
TEXTS = ["minister", "Ada Lovelace, says Bo", "Ada", "waits", "is not", "of", "?"]
LABELS = ["PERSON", "ORG", "EVENT"]
KEYS = ["person:ada", "org:ada", "person:minister", "event:ada lovelace, says bo"]
Choices = tuple[int, int, int, int]


class Deciding:
    """Decisions about a library as it is, made of numbers that say which."""

    def __init__(self, library: Library, choices: Choices) -> None:
        self._library = library
        self._choices = choices

    def _entity(self, choice: int) -> Named:
        read = self._library.connections.read()
        query = "SELECT id FROM entities WHERE head IS NULL ORDER BY key"
        ids = [row[0] for row in read.execute(query)]
        if not ids:
            return Named(("person:nobody",), "Nobody", "PERSON")
        return self._library.decisions.named(ids[choice % len(ids)])

    def _article(self, choice: int) -> tuple[int, str, str, str]:
        query = "SELECT id, hash, text, publication FROM articles ORDER BY dated, id"
        rows: list[tuple[int, str, str, str]]
        rows = self._library.connections.read().execute(query).fetchall()
        return rows[choice % len(rows)]

    def _spots(self, choice: int, times: int) -> tuple[Place, ...]:
        id_, digest, text, _ = self._article(choice)
        mentions = self._library.articles.mentions(id_)
        chosen = mentions[times % 3 :: 2]
        return tuple(place_of(text, m.start, m.end, digest) for m in chosen)

    def made(self) -> Kind:
        """Return the decision."""
        kind, one, other, third = self._choices
        entity, label = self._entity(one), LABELS[third % 3]
        _, digest, _, publication = self._article(other)
        scope = list(Scope)[third % 3]
        places = (Place(hash=digest),) if scope is Scope.ARTICLE else ()
        wide = {"scope": scope, "source": publication, "places": places}
        pair = {"one": entity, "other": self._entity(other)}
        forms = tuple(f for f, _ in self._forms(entity))[: 1 + other % 2]
        makers: list[Callable[[], Kind]] = [
            lambda: Correct(places=(Place(hash=digest),), field="title", value=f"Title {one}"),
            lambda: Correct(
                places=(Place(hash=digest),), field="published", value=["", "2020-02-02"][third % 2]
            ),
            lambda: ChoosePage(entity=entity, page=PAGES[other % 3], **wide),  # type: ignore[arg-type]
            lambda: ChoosePage(
                entity=entity,
                page=PAGES[one % 3],
                scope=Scope.ARTICLE,
                places=self._spots(other, third),
            ),
            lambda: NotAName(entity=entity, forms=forms, **wide),  # type: ignore[arg-type]
            lambda: IsAName(
                text=TEXTS[one % len(TEXTS)],
                label=label,
                key=KEYS[other % len(KEYS)],
                **wide,  # type: ignore[arg-type]
            ),
            lambda: Relabel(entity=entity, label=label),
            lambda: Rename(entity=entity, name=f"Name {other}"),
            lambda: Same(**pair),
            lambda: Same(**pair),
            lambda: Different(**pair),
            lambda: Unsure(**pair),
            lambda: Split(entity=entity, name="Another", places=self._spots(other, third)),
            lambda: Split(entity=entity, name="", places=(Place(hash=digest),)),
            lambda: Split(entity=entity, name="One more", scope=Scope.SOURCE, source=publication),
            lambda: Hide(entity=entity),
            lambda: Watch(entity=entity),
            lambda: Answered(question="name", answer="unsure", entity=entity),
            lambda: Note(text=f"Of {entity.name}", entity=entity),
            lambda: Note(text=f"Of article {other}", places=(Place(hash=digest),)),
            lambda: Note(
                text="Of a passage",
                places=self._spots(other, third)[:1] or (Place(hash=digest),),
            ),
        ]
        return makers[kind % len(makers)]()

    def _forms(self, entity: Named) -> list[tuple[str, int]]:
        found = self._library.entities.find(entity.name)
        return self._library.entities.aliases(found[0].id) if found else [(entity.name, 1)]


numbers = st.integers(0, 20)
choices = st.tuples(numbers, numbers, numbers, numbers)
steps = st.one_of(
    st.tuples(st.just("take"), choices),
    st.tuples(st.just("take"), choices),
    st.tuples(st.just("undo"), numbers),
    st.tuples(st.just("redo"), numbers),
)
sequences = st.lists(steps, min_size=1, max_size=9)


def step(library: Library, what: str, which: object) -> None:
    """Take a decision, take one back, or let one hold again."""
    entries = library.decisions.entries()
    if what == "take":
        library.decisions.take(Deciding(library, which).made())  # type: ignore[arg-type]
        return
    can = [e for e in entries if e.undone == (what == "redo")]
    if can:
        getattr(library.decisions, what)(can[int(str(which)) % len(can)].uid)


@contextmanager
def copies(*files: Path) -> Iterator[list[Library]]:
    """Give libraries of one's own that are copies of files."""
    with tempfile.TemporaryDirectory() as folder:
        libraries = list[Library]()
        for number, file in enumerate(files):
            path = Path(folder, f"{number}.db")
            shutil.copy(file, path)
            libraries.append(Library(path))
        yield libraries
        for library in libraries:
            assert library.check().problems == ()
            library.close()
