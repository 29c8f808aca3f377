"""What a decision is said to move or change is what taking it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.connections import LibraryError
from db.decisions.anchors import place_of
from db.decisions.kinds import (
    ChoosePage,
    Correct,
    Different,
    Hide,
    IsAName,
    Kind,
    Named,
    NotAName,
    Place,
    Redo,
    Relabel,
    Same,
    Scope,
    Scoped,
    Split,
    Undo,
)
from db.library import Library
from db.pages import Choice, Link, Page
from support.decided import content, fill, take
from support.deciding import Deciding, choices, copies, sequences, step
from tests.db.conftest import article_of, id_at, put

Mentions = dict[tuple[str, int, int], tuple[str, str]]
ADA, LOVELACE = "person:ada", "person:ada lovelace"
ORG, BO = "org:ada", "person:bo"
KING = Page("wikipedia", "Bo (king)", "King", "Bo was a king.", "https://w/Bo", "w", qid="Q1")
POET = Page("wikipedia", "Bo (poet)", "Poet", "Bo was a poet.", "https://w/Po", "w", qid="Q2")


def named(library: Library, key: str) -> Named:
    """Return the entity of a key as a decision names it."""
    query = "SELECT id FROM entities WHERE key = ?"
    return library.decisions.named(library.connections.read().execute(query, (key,)).fetchone()[0])


def mentions(library: Library) -> Mentions:
    """Return all mentions: label and own key."""
    query = """SELECT path, start, "end", m.label, e.key FROM mentions m JOIN places USING
        (article_id) JOIN entities e ON e.id = m.entity_id"""
    rows = library.connections.read().execute(query)
    return {(path, start, end): (label, key) for path, start, end, label, key in rows}


def whole(library: Library) -> dict[str, tuple[frozenset[str], object]]:
    """Return for each key with whom it is one, and what is said of that entity."""
    read = library.connections.read()
    found = dict[str, tuple[frozenset[str], object]]()
    for (head,) in read.execute("SELECT id FROM entities WHERE head IS NULL").fetchall():
        query = "SELECT key FROM entities WHERE id = ?1 OR head = ?1"
        keys = frozenset(row[0] for row in read.execute(query, (head,)))
        query = """SELECT s.name, s.label, s.hidden, s.watched, s.verdict, s.page_id
            FROM entities e JOIN standings s ON s.key = e.key WHERE e.id = ?"""
        said = read.execute(query, (head,)).fetchone() or (None, None, 0, 0, None, None)
        found |= dict.fromkeys(keys, (keys, said))
    return found


def changed(decision: Kind, before: Mentions, after: Mentions, *, back: bool) -> set[object]:
    """Return the mentions that a ruling has moved, added or taken away."""
    sides = set(before.items()), set(after.items())
    gone = isinstance(decision, NotAName) != back
    return set(sides[0] - sides[1] if gone else sides[1] - sides[0])


def compare(library: Library, decision: Kind, said: Kind, *, back: bool) -> None:
    """Bring a decision about, or take it back, and hold what was said of that against it."""
    told, log = library.decisions.preview(decision), content(library)
    assert content(library) == log
    mentioned, entities = mentions(library), whole(library)
    if isinstance(decision, Undo):
        library.decisions.undo(decision.of)
    elif isinstance(decision, Redo):
        library.decisions.redo(decision.of)
    else:
        library.decisions.take(decision)
    now, after = mentions(library), whole(library)
    everywhere = isinstance(said, ChoosePage) and said.scope is Scope.EVERYWHERE
    if isinstance(said, Scoped) and not everywhere:
        found = changed(said, mentioned, now, back=back)
        assert (told.mentions, told.articles) == (len(found), len({at[0] for at, _ in found}))  # type: ignore[misc,index]
    elif told.contradicts is not None:
        assert (now, after) == (mentioned, entities)
        assert told.mentions == told.articles == told.doubts == 0
    elif not isinstance(said, Correct):
        assert now == mentioned
        moved = stood(entities, after, now)
        assert told.mentions == len(moved)
        assert told.articles == len({path for path, _, _ in moved})
    assert told.doubts <= told.mentions
    assert len(told.doubtful) == min(told.doubts, 3)
    assert not (back and told.doubts)


def stood(
    before: dict[str, tuple[frozenset[str], object]],
    after: dict[str, tuple[frozenset[str], object]],
    now: Mentions,
) -> set[tuple[str, int, int]]:
    """Return the mentions of what went to others, of two sides the lesser, or has changed."""
    moved, regrouped = set[str](), set[str]()
    for one, other in ((before, after), (after, before)):
        for keys in {keys for keys, _ in one.values()}:
            sides = {other[key][0] & keys for key in keys}
            if len(sides) > 1:
                regrouped |= keys
                here = {side: [at for at, (_, key) in now.items() if key in side] for side in sides}
                sizes = {s: (len(ats), len({at[0] for at in ats})) for s, ats in here.items()}
                most = max(sides, key=lambda side: (sizes[side], sorted(side)))
                moved |= keys - most
    moved |= {key for key in before.keys() - regrouped if before[key][1] != after[key][1]}
    return {at for at, (_, key) in now.items() if key in moved}


@settings(max_examples=60, deadline=None)
@given(sequence=sequences, last=st.lists(choices, min_size=1, max_size=4), which=st.integers(0, 9))
def test_what_is_said_of_a_decision_is_what_it_does(
    filled: Path, sequence: list[tuple[str, object]], last: list[object], which: int
) -> None:
    with copies(filled) as (library,):
        for what, chosen in sequence:
            step(library, what, chosen)
        for one in last:
            decision = Deciding(library, one).made()  # type: ignore[arg-type]
            compare(library, decision, decision, back=False)
        entries = library.decisions.entries()
        entry = entries[which % len(entries)]
        turns = (Redo, Undo) if entry.undone else (Undo, Redo)
        for turn in turns:
            compare(library, turn(of=entry.uid), entry.decision, back=turn is Undo)


# What speaks against a decision.


@pytest.fixture
def decided(library: Library) -> Library:
    """A library of a few articles to decide about."""
    fill(library)
    return library


def doubted(library: Library, decision: Kind) -> list[tuple[str, str]]:
    """Return path and text of the mentions that are shown to speak against a decision."""
    told = library.decisions.preview(decision)
    assert len(told.doubtful) == min(told.doubts, 3)
    for row in told.doubtful:
        assert row.snippet[row.at : row.at + row.end - row.start] == row.text
    return [(row.path, row.text) for row in told.doubtful]


def test_an_article_that_names_both_speaks_against_their_being_one(decided: Library) -> None:
    same = Same(one=named(decided, LOVELACE), other=named(decided, BO))
    assert doubted(decided, same) == [("/n/a", "Ada Lovelace")]
    assert decided.decisions.preview(same).mentions == 2


def test_another_label_speaks_against_being_one_unless_it_was_decided(decided: Library) -> None:
    same = Same(one=named(decided, LOVELACE), other=named(decided, ORG))
    assert doubted(decided, same) == [("/n/b", "ADA"), ("/n/b", "ADA")]
    take(decided, Relabel(entity=named(decided, ORG), label="PERSON"))
    assert doubted(decided, same) == []


def test_another_page_speaks_against_being_one(decided: Library) -> None:
    more = article_of("Ada B", "Ada B waits.", published="2025-01-01")
    put(decided, "/n/f", more, [("Ada B", "PERSON", "person:ada b")])
    one, other = named(decided, LOVELACE), named(decided, "person:ada b")
    same = Same(one=one, other=other)
    assert doubted(decided, same) == []
    take(decided, ChoosePage(entity=one, page=KING.called))
    assert doubted(decided, same) == []
    found = decided.entities.find("Ada B")[0].id
    decided.links.keep({found: Link("page", POET)}, "test")
    assert len(doubted(decided, same)) == 2
    decided.links.keep({found: Link("page", KING)}, "test")
    assert doubted(decided, same) == []


def test_a_longer_name_in_the_article_speaks_against_no_name(library: Library) -> None:
    article = article_of("Ada Lovelace", "Lovelace spoke.", published="2024-01-01")
    names = [("Ada Lovelace", "PERSON", LOVELACE)]
    put(library, "/n/long", article, names)
    put(library, "/n/short", article_of("Lovelace", "It is far."), [("Lovelace", "PERSON", ORG)])
    entity = named(library, LOVELACE)
    assert doubted(library, NotAName(entity=entity, forms=("Ada Lovelace",))) == []
    with library.connections.write() as write:
        write.execute("UPDATE article_names SET name = 'Ada King Lovelace'")
    wrong = NotAName(entity=entity, forms=("Ada Lovelace",))
    assert doubted(library, wrong) == [("/n/long", "Ada Lovelace")]


def test_an_article_that_speaks_for_another_page_speaks_against_a_page(decided: Library) -> None:
    bo = decided.entities.find("Bo")[0].id
    both = (Choice(KING), Choice(POET))
    decided.links.keep({bo: Link("page", KING, both, several=True)}, "test")
    decided.parting.weighed(bo, id_at(decided, "/n/c"), POET)
    entity = named(decided, BO)
    everywhere = ChoosePage(entity=entity, page=KING.called)
    assert doubted(decided, everywhere) == [("/n/c", "Bo")]
    assert decided.decisions.preview(everywhere).mentions == 5
    assert doubted(decided, ChoosePage(entity=entity, page=POET.called)) == []
    places = (decided.decisions.place(id_at(decided, "/n/c")),)
    here = ChoosePage(entity=entity, page=KING.called, scope=Scope.ARTICLE, places=places)
    assert doubted(decided, here) == [("/n/c", "Bo")]
    decided.decisions.take(everywhere)
    found = decided.entities.get(bo)
    assert found is not None
    assert (found.mentions, found.articles) == (5, 3)


def test_an_article_that_names_both_speaks_against_a_split(decided: Library) -> None:
    opened = decided.articles.get(id_at(decided, "/n/c"))
    assert opened is not None
    digest = decided.decisions.place(opened.row.id).hash
    first = opened.mentions[0]
    place = place_of(opened.text, first.start, first.end, digest)
    ada = named(decided, ADA)
    assert doubted(decided, Split(entity=ada, name="", places=(place,))) == [("/n/c", "Ada")]
    assert doubted(decided, Split(entity=ada, name="", places=(Place(hash=digest),))) == []


def test_another_name_speaks_against_a_name_that_takes_its_place(decided: Library) -> None:
    name = IsAName(text="Ada Lovelace, says Bo", label="EVENT", key="event:x")
    assert doubted(decided, name) == [("/n/a", "Ada Lovelace, says Bo")]
    assert doubted(decided, IsAName(text="minister", label="PERSON", key="person:m")) == []


def test_what_moves_nothing(decided: Library) -> None:
    ada, bo = named(decided, ADA), named(decided, BO)
    nothing = decided.decisions.preview(Different(one=ada, other=bo))
    assert (nothing.mentions, nothing.articles, nothing.doubts) == (0, 0, 0)
    (entry,) = take(decided, Different(one=ada, other=bo))
    assert decided.decisions.preview(Same(one=ada, other=bo)).contradicts == entry
    absent = Named(("person:nobody",), "Nobody", "PERSON")
    assert decided.decisions.preview(Same(one=absent, other=bo)).mentions == 0
    assert decided.decisions.preview(Hide(entity=absent)).mentions == 0


def test_what_can_not_be_taken_back_is_not_told(decided: Library) -> None:
    with pytest.raises(LibraryError, match="no decision x"):
        decided.decisions.preview(Undo(of="x"))
    (entry,) = take(decided, Hide(entity=named(decided, ADA)))
    with pytest.raises(LibraryError, match="taken back"):
        decided.decisions.preview(Redo(of=entry.uid))
