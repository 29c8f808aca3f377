"""What a decision is said to move or change is what taking it does."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.decisions.kinds import (
    ChoosePage,
    Correct,
    Kind,
    Named,
    NotAName,
    Redo,
    Scope,
    Scoped,
    Undo,
)
from db.library import Library
from db.pages import Page
from support.decided import content
from support.deciding import Deciding, choices, copies, sequences, step

Mentions = dict[tuple[str, int, int], tuple[str, str]]
ADA, LOVELACE, ORG = "person:ada", "person:ada lovelace", "org:ada"
BO, MALI = "person:bo", "place:mali"
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


@settings(max_examples=600, deadline=None)
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
