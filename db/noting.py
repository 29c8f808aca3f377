"""Writing notes: each is a decision of the log, and what takes one away takes that back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace as changed

from msgspec.structs import replace

from db.connections import Connections, LibraryError
from db.decisions import log
from db.decisions.anchors import find, place_of
from db.decisions.decisions import Decisions
from db.decisions.kinds import Note, Place
from db.decisions.standing import Entry
from db.sentences import sentence_bounds


class Noting:
    """Writes notes. Their text is to be clean, not empty, and no longer than ``LONGEST_NOTE``."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._decisions = Decisions(connections)

    def on_article(self, article_id: int, text: str, span: tuple[int, int] | None = None) -> Entry:
        """Write a note on an article, or on a span of its text.

        Raises:
            LibraryError: there is no such article.
        """
        with self._connections.write() as write:
            place = self._decisions.place(article_id)
            places: tuple[Place, ...] = (place,)
            if span is not None:
                places = tuple(_places_of(_text(write, article_id), *span, place.hash))
            return self._decisions.take(Note(places=places, text=text), at_once=False)

    def on_entity(self, entity_id: int, text: str) -> Entry:
        """Write a note on an entity.

        Raises:
            LibraryError: there is no such entity.
        """
        with self._connections.write():
            named = self._decisions.named(entity_id)
            return self._decisions.take(Note(entity=named, text=text), at_once=False)

    def again(self, uid: str, text: str) -> Entry:
        """Write a note anew; it is about what it was about before.

        Raises:
            LibraryError: there is no such note, or it was taken away.
        """
        with self._connections.write() as write:
            entry, note = _held(write, uid)
            places = tuple(_places_now(write, entry))
            new = Note(places=places, text=text, entity=note.entity, of=uid)
            return self._decisions.take(new, at_once=False)

    def take_away(self, uid: str) -> Entry:
        """Take a note away, with all that it stands in place of.

        What is decided again next is the note itself.

        Raises:
            LibraryError: there is no such note, or it was taken away.
        """
        with self._connections.write() as write:
            entry, _ = _held(write, uid)
            for one in reversed(list(_with_those_before(write, entry))):
                if not one.undone:
                    self._decisions.undo(one.uid, at_once=False)
            return changed(entry, undone=True)


def _places_of(text: str, start: int, end: int, digest: str) -> Iterator[Place]:
    """Yield a span as a place, then its first and its last sentence.

    By these it is found again where something between them has changed.
    """
    yield place_of(text, start, end, digest)
    first = sentence_bounds(text, start, start + 1, start, end)
    last = sentence_bounds(text, end - 1, end, start, end)
    for sentence in dict.fromkeys((first, last)):
        if sentence != (start, end):
            yield place_of(text, *sentence, digest)


def _held(connection: sqlite3.Connection, uid: str) -> tuple[Entry, Note]:
    entry = log.entry(connection, uid)
    if entry is None or entry.undone or not isinstance(entry.decision, Note):
        raise LibraryError("That note is not there any more.")
    return entry, entry.decision


def _with_those_before(connection: sqlite3.Connection, entry: Entry) -> Iterator[Entry]:
    """Yield a note and those that it stands in place of; notes of others may go in a circle."""
    seen, here = set[str](), entry
    while here.uid not in seen:
        yield here
        seen.add(here.uid)
        note = here.decision
        before = log.entry(connection, note.of) if isinstance(note, Note) else None
        if before is None or not isinstance(before.decision, Note):
            return
        here = before


def _places_now(connection: sqlite3.Connection, entry: Entry) -> Iterator[Place]:
    """Yield the places of a note as they are in the present texts of their articles."""
    articles = {
        place: article_id
        for article_id, places in log.places_of(connection, entry).items()
        for place in places
    }
    for place in entry.decision.places:
        article_id = articles.get(place)
        if article_id is None:
            yield place
            continue
        query = "SELECT text, hash FROM articles WHERE id = ?"
        text, digest = connection.execute(query, (article_id,)).fetchone()
        span = find(place, text)
        yield replace(place, hash=digest) if span is None else place_of(text, *span, digest)


def _text(connection: sqlite3.Connection, article_id: int) -> str:
    query = "SELECT text FROM articles WHERE id = ?"
    return str(connection.execute(query, (article_id,)).fetchone()[0])
