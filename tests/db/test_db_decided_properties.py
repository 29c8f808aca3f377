"""Whatever was decided, taken back and read again: the library is as if only that held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.decisions.anchors import BESIDE, find, place_of
from db.decisions.kinds import (
    ChoosePage,
    Different,
    IsAName,
    Named,
    NotAName,
    PageName,
    Place,
    Same,
    Scope,
    Split,
)
from db.decisions.ruling import Ruling, ruled
from db.decisions.standing import Entry, stand
from db.library import Library
from db.spans import NamedSpan
from support.decided import (
    ARTICLES,
    arrive,
    change,
    content,
    fill,
    forget,
    holding,
    move,
    read_again,
    recognise,
    shelve,
)
from support.deciding import Choices, choices, copies, sequences, step


@settings(max_examples=60, deadline=None)
@given(sequence=sequences, shuffled=st.randoms(use_true_random=False))
def test_as_if_what_holds_had_been_decided_alone(
    filled: Path, sequence: list[tuple[str, object]], shuffled: object
) -> None:
    with copies(filled, filled, filled) as (library, alone, elsewhere):
        for what, which in sequence:
            step(library, what, which)
            assert library.check().problems == ()
        entries = holding(library)
        arrive(alone, entries)
        assert content(library) == content(alone)
        shuffled.shuffle(entries)  # type: ignore[attr-defined]
        arrive(elsewhere, entries)
        assert content(elsewhere) == content(alone)
        for entry in entries:
            library.decisions.undo(entry.uid)
        assert content(library) == content(Library(filled))


judgements = st.lists(
    st.tuples(
        st.integers(0, 9), st.sampled_from([Same, Same, Different]), *[st.integers(0, 7)] * 2
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(judgements)
def test_same_and_different_as_sets(judged: list[tuple[int, type[Same], int, int]]) -> None:
    entries = [
        Entry(number, str(number), str(at), kind(one=only(one), other=only(other)))
        for number, (at, kind, one, other) in enumerate(judged)
    ]
    sets, parted = [{f"k{number}"} for number in range(8)], list[tuple[str, str, str]]()
    joined, against = list[str](), dict[str, set[str]]()
    for entry in sorted(entries, key=lambda e: (e.at, e.uid)):
        one, other = entry.decision.one.keys[0], entry.decision.other.keys[0]  # type: ignore[union-attr]
        first, second = (next(s for s in sets if key in s) for key in (one, other))
        between = {
            uid
            for a, b, uid in parted
            if (a in first and b in second) or (a in second and b in first)
        }
        if one == other:
            continue
        if isinstance(entry.decision, Different):
            if first is second:
                against[entry.uid] = set(joined)
            else:
                parted.append((one, other, entry.uid))
        elif between:
            against[entry.uid] = between
        else:
            joined.append(entry.uid)
            if first is not second:
                sets.remove(second)
                first |= second
    standings = stand(entries)
    roots = {key: standing.root for key, standing in standings.by_key.items()}
    for one in range(8):
        for other in range(8):
            together = any({f"k{one}", f"k{other}"} <= each for each in sets)
            found = [roots.get(f"k{number}", f"k{number}") for number in (one, other)]
            assert (found[0] == found[1]) == together
    assert {c.entry.uid for c in standings.conflicts} == set(against)
    assert all(c.against.uid in against[c.entry.uid] for c in standings.conflicts)


def only(number: int) -> Named:
    """Return the entity of a number."""
    return Named((f"k{number}",), "", "")


@settings(max_examples=40, deadline=None)
@given(
    taken=st.lists(choices, min_size=1, max_size=6),
    disturb=st.sampled_from([read_again, forget, move, change]),
)
def test_decisions_outlive_what_the_machine_found(
    filled: Path, taken: list[Choices], disturb: Callable[[Library], None]
) -> None:
    with copies(filled) as (library,):
        for one in taken:
            step(library, "take", one)
        before = content(library)
        disturb(library)
        assert content(library) == before


@settings(max_examples=30, deadline=None)
@given(taken=st.lists(choices, min_size=1, max_size=6))
def test_decisions_may_come_before_what_they_are_about(
    filled: Path, empty_library: Path, taken: list[Choices]
) -> None:
    with copies(filled, empty_library, empty_library) as (library, unread, unnamed):
        for one in taken:
            step(library, "take", one)
        arrive(unread, holding(library))
        fill(unread)
        assert content(unread) == content(library)
        shelve(unnamed, ARTICLES)
        arrive(unnamed, holding(library))
        recognise(unnamed, ARTICLES)
        assert content(unnamed) == content(library)


# Letters, marks, blanks and signs that mean something to a pattern, to SQLite or to a key.
HOSTILE = "aAb \t\n\0.*+?()[]{}|^$\\\"'%_-:é\u0301\u0308\u200d\u200fאבن\u0903क\u093f𞤀\ue000😀İßſ"
hostile_texts = st.text(HOSTILE, max_size=40)
hostile_names = st.text(HOSTILE, max_size=4)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[NamedSpan]]:
    """Draw a text with spans in order."""
    text = draw(hostile_texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    key = st.sampled_from(["person:a", "org:a", "a", "person:a\tsplit 1", "", "person:b"])
    spans = [
        NamedSpan(start, end, "PERSON", draw(key), draw(hostile_names))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, spans


@st.composite
def hostile_rulings(draw: st.DrawFn, text: str) -> list[Ruling]:
    """Draw rulings on a text."""
    found = list[Ruling]()
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        places = draw(
            st.sampled_from(
                [
                    (),
                    (Place(hash=""),),
                    (place_of(text, start, min(len(text), start + 3), ""),),
                    (Place(hash="", start=-(10**9), quote=draw(hostile_names)),),
                ]
            )
        )
        where = {"places": places, "scope": draw(st.sampled_from(list(Scope)))}
        entity = Named((draw(st.sampled_from(["person:a", "a", "", "person:a\tsplit 1"])),), "", "")
        name = draw(hostile_names | st.just(text[start : start + 2]))
        rule = draw(
            st.sampled_from(
                [
                    IsAName(text=name, label="ORG", key=f"org:{name}", **where),  # type: ignore[arg-type]
                    IsAName(text=name, label="ORG", key="person:a", **where),  # type: ignore[arg-type]
                    NotAName(entity=entity, forms=(name,), **where),  # type: ignore[arg-type]
                    Split(entity=entity, name=name, **where),  # type: ignore[arg-type]
                    ChoosePage(entity=entity, page=PageName(name, "", ""), **where),  # type: ignore[arg-type]
                ]
            )
        )
        found.append(Ruling(number, str(number), rule, places))
    return found


@settings(max_examples=300, deadline=None)
@given(data=st.data(), drawn=marked())
def test_spans_stay_in_order_and_in_the_text(
    data: st.DataObject, drawn: tuple[str, list[NamedSpan]]
) -> None:
    text, spans = drawn
    after, effective = ruled(text, spans, data.draw(hostile_rulings(text)))
    assert all(0 <= span.start < span.end <= len(text) for span in after)
    assert all(one.end <= next_.start for one, next_ in pairwise(after))
    assert bool(effective) or after == spans


plain = st.text(HOSTILE.replace("\0", ""), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(plain, min_size=1, max_size=3), data=st.data())
def test_a_name_is_found_wherever_it_stands_whenever_that_was_said(
    empty_library: Path, texts: list[str], data: st.DataObject
) -> None:
    body = "\n\n".join(texts)
    start = data.draw(st.integers(0, len(body) - 1))
    wanted = data.draw(st.just(body[start : start + data.draw(st.integers(1, 4))]) | hostile_names)
    article = ARTICLES["/n/d"]
    articles: Mapping[str, object] = {
        f"/h/{number}": type(article)(f"{number}", f"{number}\n\n{text}")
        for number, text in enumerate(texts)
    }
    decision = IsAName(text=wanted, label="ORG", key="org:h")
    with copies(empty_library, empty_library) as (before, after):
        before.decisions.take(decision)
        for library in (before, after):
            shelve(library, articles)  # type: ignore[arg-type]
            recognise(library, articles)  # type: ignore[arg-type]
        taken = after.decisions.take(decision)
        assert content(before) == content(after)
        after.decisions.undo(taken.uid)
        assert after.entities.find("org:h") == []


words = st.text("ab ", max_size=60)


@settings(max_examples=300, deadline=None)
@given(text=words, data=st.data())
def test_a_place_is_found_after_text_came_before_or_behind_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    at = data.draw(st.integers(0, start) | st.integers(end, len(text)))
    added = data.draw(st.text("abc ", max_size=BESIDE * 2))
    place = place_of(text, start, end, "")
    changed = text[:at] + added + text[at:]
    found = find(place, changed)
    if start == end:
        assert found is None
        return
    assert found is not None
    assert changed[found[0] : found[1]] == text[start:end]
    if not added:
        assert found == (start, end)
    if sum(changed.startswith(text[start:end], number) for number in range(len(changed))) == 1:
        moved = len(added) if at <= start else 0
        assert found == (start + moved, end + moved)


@settings(max_examples=200, deadline=None)
@given(place=st.builds(Place, hash=words, start=st.none() | st.integers(), quote=words), text=words)
def test_no_place_is_found_that_is_not_its_quote(place: Place, text: str) -> None:
    found = find(place, text)
    if found is not None:
        assert text[found[0] : found[1]] == place.quote != ""
