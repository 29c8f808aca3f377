"""Notes: what they are about, how they are found again, and what they outlive."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.connections import LibraryError
from db.decisions.kinds import LONGEST_NOTE, Note, Same
from db.decisions.sharing import SharingError
from db.library import Library
from support.decided import (
    ARTICLES,
    change,
    content,
    fill,
    forget,
    move,
    read_again,
    recognise,
    shelve,
    take,
    with_a_paragraph_in_front,
)
from support.deciding import copies
from tests.db.conftest import id_at


@pytest.fixture
def noted(library: Library) -> Library:
    """A library of a few articles to write notes on."""
    fill(library)
    return library


def entity(library: Library, key: str) -> int:
    """Return the id of the entity of a key."""
    query = "SELECT id FROM entities WHERE key = ?"
    return int(library.connections.read().execute(query, (key,)).fetchone()[0])


def span_of(library: Library, path: str, words: str) -> tuple[int, int]:
    """Return where some words of an article stand."""
    article = library.articles.get(id_at(library, path))
    assert article is not None
    start = article.text.index(words)
    return start, start + len(words)


def texts(library: Library, query: str = "") -> list[str]:
    """Return the texts of the notes that a query finds."""
    assert library.notes.count(query) == len(library.notes.all(query))
    return [note.text for note in library.notes.all(query)]


def test_a_note_on_an_article_on_a_passage_and_on_an_entity(noted: Library) -> None:
    before = content(noted)
    article = id_at(noted, "/n/a")
    span = span_of(noted, "/n/a", "Ada met Bo.")
    noted.noting.on_article(article, "doubtful", span)
    noted.noting.on_article(article, "read twice")
    noted.noting.on_entity(entity(noted, "person:bo"), "who is he?")
    whole, passage = noted.notes.of_article(article)
    assert (whole.text, whole.start, whole.found) == ("read twice", None, True)
    assert (passage.text, (passage.start, passage.end)) == ("doubtful", span)
    assert (passage.quote, passage.found) == ("Ada met Bo.", True)
    (bo,) = noted.notes.of_entity(entity(noted, "person:bo"))
    assert (bo.text, bo.name, bo.article) == ("who is he?", "Bo", None)
    assert noted.notes.of_entity(entity(noted, "place:mali")) == []
    assert texts(noted) == ["who is he?", "read twice", "doubtful"]
    assert content(noted) | {"notes": 0} == before | {"notes": 0}


def test_notes_are_found_by_folded_words(noted: Library) -> None:
    article = id_at(noted, "/n/b")
    noted.noting.on_article(article, "Keïta ÉLU, dit-on")
    noted.noting.on_article(article, "no", span_of(noted, "/n/b", "Bö of the ADA"))
    noted.noting.on_entity(entity(noted, "place:mali"), "dry")
    assert texts(noted, "elu keita") == ["Keïta ÉLU, dit-on"]
    assert texts(noted, "bo of") == ["no"]
    assert texts(noted, "the ada") == ["no", "Keïta ÉLU, dit-on"]
    assert texts(noted, "MALI") == ["dry"]
    assert texts(noted, "mali keita") == []
    assert [note.text for note in noted.notes.all(limit=1, offset=1)] == ["no"]
    noted.decisions.correct(article, "title", "Storm")
    assert texts(noted, "storm") == ["no", "Keïta ÉLU, dit-on"]


def test_a_note_that_is_written_anew_is_one_note(noted: Library) -> None:
    article = id_at(noted, "/n/a")
    first = noted.noting.on_article(article, "one", span_of(noted, "/n/a", "Ada waits"))
    second = noted.noting.again(first.uid, "two")
    third = noted.noting.again(second.uid, "three")
    assert texts(noted) == ["three"]
    assert [(n.text, n.quote) for n in noted.notes.of_article(article)] == [("three", "Ada waits")]
    noted.decisions.undo()
    assert texts(noted) == ["two"]
    noted.decisions.redo()
    noted.decisions.undo(second.uid)
    assert texts(noted) == ["three"]
    assert [n.text for n in noted.notes.of_article(article)] == ["three"]
    noted.noting.take_away(third.uid)
    assert texts(noted) == []
    assert noted.notes.of_article(article) == []
    noted.decisions.redo()
    assert texts(noted) == ["three"]
    for uid in (first.uid, "nobody's"):
        with pytest.raises(LibraryError, match="not there any more"):
            noted.noting.again(uid, "four")


def test_notes_of_entities_go_together_with_them(noted: Library) -> None:
    ada, bo = entity(noted, "person:ada"), entity(noted, "person:bo")
    noted.noting.on_entity(bo, "on Bo")
    same = Same(one=noted.decisions.named(ada), other=noted.decisions.named(bo))
    take(noted, same)
    noted.noting.on_entity(bo, "on both")
    for id_ in (ada, bo):
        assert [n.text for n in noted.notes.of_entity(id_)] == ["on Bo", "on both"]
    noted.decisions.undo(noted.decisions.entries()[1].uid)
    assert [n.text for n in noted.notes.of_entity(bo)] == ["on Bo"]
    assert [n.text for n in noted.notes.of_entity(ada)] == ["on both"]


def test_a_note_stays_where_its_passage_is_gone(noted: Library) -> None:
    article = id_at(noted, "/n/a")
    noted.noting.on_article(article, "hm", span_of(noted, "/n/a", "The minister left"))
    noted.noting.on_entity(entity(noted, "person:ada lovelace"), "poet's daughter")
    changed = ARTICLES["/n/b"]
    noted.shelving.forget("/n/b")
    shelve(noted, {"/n/a": changed})
    (note,) = noted.notes.of_article(id_at(noted, "/n/a"))
    assert (note.quote, note.start, note.found) == ("The minister left", None, False)
    anew = noted.noting.again(note.uid, "hm, hm")
    assert [n.found for n in noted.notes.of_article(id_at(noted, "/n/a"))] == [False]
    noted.shelving.forget("/n/a")
    lost = next(n for n in noted.notes.all() if n.uid == anew.uid)
    assert (lost.article, lost.found, lost.quote) == (None, False, "The minister left")
    noted.noting.again(lost.uid, "not here")
    shelve(noted, {"/n/a": changed})
    recognise(noted, {"/n/a": changed})
    assert [n.text for n in noted.notes.of_article(id_at(noted, "/n/a"))] == ["not here"]


def test_the_longest_note_and_one_that_is_too_long(noted: Library) -> None:
    article = id_at(noted, "/n/a")
    noted.noting.on_article(article, "é" * LONGEST_NOTE)
    assert texts(noted, "e" * LONGEST_NOTE) == ["é" * LONGEST_NOTE]
    for text in ("x" * (LONGEST_NOTE + 1), ""):
        with pytest.raises(msgspec.ValidationError):
            noted.noting.on_article(article, text)
    with pytest.raises(LibraryError):
        noted.noting.on_article(999, "nowhere")
    assert noted.notes.count() == 1


written = st.lists(
    st.tuples(
        st.sampled_from(["article", "passage", "entity", "again", "away"]),
        st.integers(0, 9),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    ),
    min_size=1,
    max_size=7,
)


def write(library: Library, what: str, which: int, text: str) -> None:
    """Write a note, write one anew, or take one away."""
    notes = library.notes.all()
    if what in ("again", "away"):
        if notes and what == "again":
            library.noting.again(notes[which % len(notes)].uid, text)
        elif notes:
            library.noting.take_away(notes[which % len(notes)].uid)
        return
    if what == "entity":
        entities = library.entities.ranked()
        library.noting.on_entity(entities[which % len(entities)].id, text)
        return
    article = library.articles.get(id_at(library, list(ARTICLES)[which % len(ARTICLES)]))
    assert article is not None
    start = which * 3 % (len(article.text) - 12)
    span = (start, start + 12) if what == "passage" else None
    library.noting.on_article(article.row.id, text, span)


@settings(max_examples=60, deadline=None)
@given(
    steps=written,
    later=written,
    disturb=st.sampled_from([read_again, forget, move, change]),
)
def test_notes_outlive_moves_changes_and_forgetting(
    filled: Path,
    steps: list[tuple[str, int, str]],
    later: list[tuple[str, int, str]],
    disturb: Callable[[Library], None],
) -> None:
    with copies(filled) as (library,):
        for step in steps:
            write(library, *step)
        before = content(library)
        disturb(library)
        assert content(library) == before
        for step in later:
            write(library, *step)
        before = content(library)
        disturb(library)
        assert content(library) == before


@settings(max_examples=40, deadline=None)
@given(steps=written, front=st.booleans())
def test_passages_are_found_where_text_came_before_them(
    filled: Path, steps: list[tuple[str, int, str]], front: bool
) -> None:
    with copies(filled) as (library,):
        for step in steps:
            write(library, *step)
        quotes = [(n.uid, n.quote) for n in library.notes.all()]
        new = "Nothing of this was there."
        changed = {p: with_a_paragraph_in_front(a, new) for p, a in ARTICLES.items()}
        shelve(library, changed)
        assert [(n.uid, n.quote) for n in library.notes.all()] == quotes
        for path, article in changed.items():
            for note in library.notes.of_article(id_at(library, path)):
                if note.start is not None:
                    assert article.text[note.start : note.end] == note.quote


@settings(max_examples=40, deadline=None)
@given(steps=written)
def test_notes_go_from_one_library_to_another(
    filled: Path, steps: list[tuple[str, int, str]]
) -> None:
    with copies(filled, filled) as (here, there):
        for step in steps:
            write(here, *step)
        lines = list(here.decisions.lines())
        there.decisions.receive(io.BytesIO("\n".join(lines).encode()))
        assert content(there) == content(here)
        assert list(here.decisions.lines(notes=False)) == []


def test_hostile_notes_from_elsewhere(noted: Library) -> None:
    circle = [
        Note(text="a\x1b[31m\u202e", entity=noted.decisions.named(1), of="b"),
        Note(text="b", entity=noted.decisions.named(1), of="a"),
    ]
    lines = [
        b'{"uid":"%s","at":"2024-01-01T00:00:00Z","decision":%s}' % (uid, msgspec.json.encode(note))
        for uid, note in zip((b"a", b"b"), circle, strict=True)
    ]
    noted.decisions.receive(io.BytesIO(b"\n".join(lines)))
    assert texts(noted) == []
    noted.noting.take_away("a")
    assert texts(noted) == []
    for decision in (
        b'{"kind":"note","text":"%s"}' % (b"x" * (LONGEST_NOTE + 1)),
        b'{"kind":"note","text":""}',
        b'{"kind":"note","text":"of nothing"}',
    ):
        line = b'{"uid":"c","at":"2024-01-01T00:00:00Z","decision":%s}' % decision
        with pytest.raises(SharingError):
            noted.decisions.receive(io.BytesIO(line))
