"""Decisions that go from one library to another, and those whose places are not found any more."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.decisions import sharing
from db.decisions.anchors import place_of
from db.decisions.kinds import (
    ChoosePage,
    Correct,
    Different,
    Hide,
    IsAName,
    Kind,
    NotAName,
    PageName,
    Place,
    Rename,
    Same,
    Scope,
    Split,
    Watch,
)
from db.decisions.sharing import Received, SharingError, read_lines
from db.library import Library
from support.decided import (
    ARTICLES,
    article,
    content,
    fill,
    recognise,
    shelve,
    spans_at,
    take,
    with_a_paragraph_in_front,
)
from support.deciding import copies, sequences, step
from tests.db.conftest import id_at
from tests.db.test_db_preview import named

ADA, BO = "person:ada", "person:bo"


def exported(library: Library) -> str:
    """Return all decisions of a library as they are exported."""
    return "".join(f"{line}\n" for line in library.decisions.lines())


def received(library: Library, text: str, *, dry_run: bool = False) -> Received:
    """Import lines into a library."""
    return library.decisions.receive(io.BytesIO(text.encode()), dry_run=dry_run)


def log_of(library: Library) -> list[tuple[object, ...]]:
    """Return the log without the order in which it came."""
    query = "SELECT uid, at, kind, body, undone FROM decisions ORDER BY at, uid"
    return library.connections.read().execute(query).fetchall()


@pytest.fixture
def decided(library: Library) -> Library:
    """A library of a few articles to decide about."""
    fill(library)
    return library


# Exchange.


@settings(max_examples=40, deadline=None)
@given(here=sequences, there=sequences, again=sequences)
def test_two_libraries_that_exchange_theirs_hold_the_same(
    filled: Path,
    here: list[tuple[str, object]],
    there: list[tuple[str, object]],
    again: list[tuple[str, object]],
) -> None:
    with copies(filled, filled) as (one, other):
        for library, sequence in ((one, here), (other, there)):
            for what, which in sequence:
                step(library, what, which)
        received(one, exported(other))
        received(other, exported(one))
        assert log_of(one) == log_of(other)
        assert content(one) == content(other)
        assert exported(one) == exported(other)
        # What is taken back in one is so in the other; a second time changes nothing.
        for what, which in again:
            step(one, what, which)
        before = log_of(one)
        told = received(other, exported(one))
        assert {entry.uid for entry in told.new}.isdisjoint(row[0] for row in before[: told.known])
        assert not received(other, exported(one)).new
        assert not received(one, exported(other)).new
        assert log_of(one) == log_of(other) == before
        assert content(one) == content(other)
        assert one.decisions.standings().judged == other.decisions.standings().judged


def test_a_dry_run_tells_the_same_and_changes_nothing(decided: Library, filled: Path) -> None:
    with copies(filled) as (other,):
        take(other, Same(one=named(other, ADA), other=named(other, BO)))
        take(decided, Different(one=named(decided, ADA), other=named(decided, BO)))
        before = log_of(decided), content(decided)
        tried = received(decided, exported(other), dry_run=True)
        assert (log_of(decided), content(decided)) == before
        taken = received(decided, exported(other))
        assert [e.uid for e in tried.new] == [e.uid for e in taken.new]
        (conflict,) = taken.conflicts
        # The one that was made first holds, wherever that was.
        assert isinstance(conflict.against.decision, Same)
        assert len(tried.conflicts) == 1


def test_lines_are_in_the_order_of_time_and_differ_only_where_something_was_decided(
    decided: Library,
) -> None:
    take(decided, Hide(entity=named(decided, ADA)), Watch(entity=named(decided, BO)))
    before = exported(decided)
    first = json.loads(before.splitlines()[0])
    assert list(first) == ["uid", "at", "decision"]
    assert list(first["decision"]) == ["kind", "places", "entity"]
    decided.decisions.undo()
    assert exported(decided).startswith(before)
    assert len(exported(decided).splitlines()) == 3


def test_one_uid_of_two_decisions_is_refused(decided: Library) -> None:
    take(decided, Rename(entity=named(decided, ADA), name="First"))
    other = exported(decided).replace("First", "Other")
    before = log_of(decided), content(decided)
    told = received(decided, other)
    assert (len(told.refused), told.new, told.known) == (1, (), 0)
    assert (log_of(decided), content(decided)) == before


def test_what_takes_back_may_come_before_what_it_takes_back(decided: Library, filled: Path) -> None:
    with copies(filled) as (other,):
        take(other, Rename(entity=named(other, ADA), name="First"))
        other.decisions.undo()
        decision, undo = exported(other).splitlines()
        received(decided, undo)
        received(decided, decision)
        assert content(decided) == content(other)
        assert decided.decisions.entries()[0].undone


# Hostile lines.


def line(**changed: object) -> str:
    """Return a line that is right but for what was changed."""
    entity = {"keys": [ADA], "name": "Ada", "label": "PERSON"}
    decision = {"kind": "hide", "entity": entity}
    at = "2024-05-01T10:00:00+00:00"
    return json.dumps({"uid": "a-1", "at": at, "decision": decision} | changed)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "[]",
        "<<<<<<< HEAD",
        line(more=1),
        line(uid=""),
        line(uid="a\tb"),
        line(uid="a\n"),
        line(uid="a" * 65),
        line(uid=1),
        line(at="yesterday"),
        line(at="2024-05-01"),
        line(at="2024-05-01T10:00:00"),
        line(at="9999-12-31T23:59:59.999999+00:00"),
        line(at="0001-01-01T00:00:00+14:00"),
        line(decision={"kind": "erase"}),
        line(decision={"kind": "correct", "field": "title", "value": ""}),
        line(decision={"kind": "correct", "field": "published", "value": "soon"}),
        line(decision={"kind": "name", "text": "", "label": "ORG", "key": "org:"}),
        line(decision={"kind": "name", "text": "x", "label": "o\x1b", "key": "org:x"}),
        line(decision={"kind": "undo", "of": "\ud800"}),
        line(decision=json.loads("[" * 400 + "]" * 400)),
        '{"uid": "a", "at": ' + "[" * 100_000,
    ],
    ids=lambda text: text[:60],
)
def test_what_is_no_decision_is_refused_with_its_line(decided: Library, text: str) -> None:
    before = log_of(decided)
    with pytest.raises(SharingError, match="Line 3 is"):
        received(decided, f"{line()}\n\n{text}\n{line(uid='b')}\n")
    assert log_of(decided) == before


def test_moments_are_brought_to_one_form(decided: Library) -> None:
    received(decided, line(at="2024-05-01T12:00:00.5+02:00"))
    assert decided.decisions.entries()[0].at == "2024-05-01T10:00:00.500000+00:00"
    assert received(decided, line(at="2024-05-01T10:00:00.500000Z")).known == 1


def test_lines_are_bounded(decided: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "LONGEST_LINE", 500)
    monkeypatch.setattr(sharing, "MOST_LINES", 3)
    with pytest.raises(SharingError, match="Line 2 is longer than 500 bytes"):
        received(decided, f"{line()}\n{' ' * 600}\n")
    with pytest.raises(SharingError, match="more than 3 lines"):
        received(decided, "\n" * 4)
    assert log_of(decided) == []


HOSTILE = "aA \t\n\0\x1b.*?()[]{}^$\\\"'%_-:é\u0301\u200d\u202eא𞤀\ue000😀İß\ud800"
texts = st.text(HOSTILE, max_size=6)
keys = st.lists(st.sampled_from([ADA, BO, "person:ada\tpage Q1"]) | texts, min_size=1, max_size=3)
entities = st.fixed_dictionaries({"keys": keys, "name": texts, "label": texts})
places = st.lists(
    st.fixed_dictionaries(
        {
            "hash": texts,
            "start": st.none() | st.integers(-5, 2**70),
            "quote": st.sampled_from(["Ada", "Ada waits"]) | texts,
            "before": st.sampled_from(["The minister left; "]) | texts,
            "after": texts,
        }
    ),
    max_size=3,
)
pages = st.none() | st.fixed_dictionaries(
    dict.fromkeys(("title", "origin", "language", "source", "url", "qid"), texts)
)
wide = {"places": places, "scope": st.sampled_from(["article", "source", "everywhere", "x"])}
bodies = st.one_of(
    *(
        st.fixed_dictionaries({"kind": st.just(kind), **wide, **more})
        for kind, more in (
            ("same", {"one": entities, "other": entities}),
            ("different", {"one": entities, "other": entities}),
            ("page", {"entity": entities, "page": pages, "source": texts}),
            ("no-name", {"entity": entities, "forms": st.lists(texts | st.just("Ada"))}),
            ("name", {"text": texts, "label": st.just("ORG"), "key": texts}),
            ("split", {"entity": entities, "name": texts, "source": texts}),
            ("rename", {"entity": entities, "name": texts}),
            ("label", {"entity": entities, "label": texts | st.just("ORG")}),
            ("correct", {"field": st.sampled_from(["title", "byline"]), "value": texts}),
            ("undo", {"of": st.sampled_from(["a0", "a1", "x"]) | texts}),
            ("redo", {"of": st.sampled_from(["a0", "a1", "x"])}),
        )
    )
)
given_lines = st.lists(
    st.tuples(st.sampled_from(["a0", "a1", "a2", "a3", "a4"]), st.integers(0, 59), bodies),
    max_size=5,
)


def written(lines: Iterable[tuple[str, int, object]]) -> list[str]:
    """Return lines that are right in form."""
    return [
        json.dumps({"uid": uid, "at": f"2024-01-01T00:00:{second:02}Z", "decision": body})
        for uid, second, body in lines
    ]


@settings(max_examples=150, deadline=None)
@given(lines=given_lines)
def test_hostile_lines_are_refused_or_hold_like_any_other(
    filled: Path, lines: list[tuple[str, int, object]]
) -> None:
    with copies(filled, filled) as (one, other):
        good = list[str]()
        for text in written(lines):
            try:
                read_lines(io.BytesIO(text.encode()))
            except SharingError:
                with pytest.raises(SharingError):
                    received(one, text)
            else:
                good.append(text)
        received(one, "\n".join(good))
        assert one.check().problems == ()
        received(other, exported(one))
        assert content(one) == content(other)
        for entry in one.decisions.entries():
            if not entry.undone:
                one.decisions.undo(entry.uid)
        one.decisions.unfit()
        with copies(filled) as (untouched,):
            assert content(one) == content(untouched)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text().map(str.encode))
def test_anything_is_read_or_refused(data: bytes) -> None:
    if data.strip():
        with pytest.raises(SharingError, match=r"\ALine "):
            read_lines(io.BytesIO(data))


# Places.


def spot(library: Library, path: str, quote: str, *, last: bool = False) -> Place:
    """Return the place of a text in an article."""
    found = library.articles.get(id_at(library, path))
    assert found is not None
    start = found.text.rindex(quote) if last else found.text.index(quote)
    digest = library.decisions.place(found.row.id).hash
    return place_of(found.text, start, start + len(quote), digest)


def moved(text: str = "Something new stands here.") -> dict[str, object]:
    """Return the articles as somebody else has them: with a paragraph more."""
    return {
        f"/elsewhere{path}": with_a_paragraph_in_front(one, text) for path, one in ARTICLES.items()
    }


def test_places_are_found_by_what_stands_there(
    decided: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Library.create(tmp_path_factory.mktemp("other") / "library.db")
    articles = moved()
    shelve(other, articles)  # type: ignore[arg-type]
    recognise(other, articles)  # type: ignore[arg-type]
    ada = named(decided, ADA)
    bo = decided.entities.find("Bo")[0].id
    whole = decided.decisions.places(id_at(decided, "/n/b"), bo)
    assert whole[0].start is None
    assert len(whole) == 3
    take(
        decided,
        Split(entity=ada, name="Other", places=(spot(decided, "/n/a", "Ada", last=True),)),
        ChoosePage(
            entity=named(decided, BO),
            page=PageName("Bo (king)", "w", "en"),
            scope=Scope.ARTICLE,
            places=whole,
        ),
        Correct(
            places=(decided.decisions.place(id_at(decided, "/n/d")),), field="title", value="X"
        ),
    )
    told = received(other, exported(decided))
    assert [type(entry.decision) for entry in told.absent] == [Correct]
    keys = [key for _, _, key in spans_at(other, "/elsewhere/n/a")]
    assert keys[-1].startswith(f"{ADA}\tsplit ")
    assert keys.count(ADA) == 3
    keys = [key for _, _, key in spans_at(other, "/elsewhere/n/b")]
    assert keys.count(f"{BO}\tpage Bo (king)") == 2
    assert BO not in keys
    (unfit,) = other.decisions.unfit()
    assert isinstance(unfit.entry.decision, Correct)
    assert unfit.nearest is None
    # The article that it rests on comes.
    shelve(other, {"/n/d": ARTICLES["/n/d"]})
    assert other.decisions.unfit() == []
    assert other.check().problems == ()
    other.close()


def test_a_place_is_not_found_in_an_article_that_only_has_the_words(decided: Library) -> None:
    before = content(decided)
    elsewhere = Place(
        hash="x", start=900, quote="Ada", before="Nobody else of that name, ", after=" said, waits."
    )
    split = Split(entity=named(decided, ADA), name="Other", places=(elsewhere,))
    (entry,) = take(decided, split)
    text = exported(decided).replace(entry.uid, "b-1")
    decided.decisions.undo()
    told = received(decided, text)
    assert [e.uid for e in told.absent] == ["b-1"]
    assert content(decided)["tables"][0] == before["tables"][0]  # type: ignore[index]


def test_a_decision_that_does_not_fit_any_more_has_a_nearest_place(decided: Library) -> None:
    ada = named(decided, ADA)
    last = spot(decided, "/n/a", "Ada", last=True)
    minister = spot(decided, "/n/a", "minister")
    (split, name) = take(
        decided,
        Split(entity=ada, name="Other", places=(last,)),
        IsAName(
            text="minister",
            label="PERSON",
            key="person:minister",
            scope=Scope.ARTICLE,
            places=(minister,),
        ),
    )
    assert decided.decisions.unfit() == []
    one = ARTICLES["/n/a"]
    changed = article(
        one.title,
        "Ada met Bo. Ada Lovelace, says Bo, is not Ada. The Minister left; Eve waits.",
        published=one.published,
        publication="Post",
    )
    shelve(decided, {"/n/a": changed})
    recognise(decided, {"/n/a": changed})
    found = decided.decisions.unfit()
    assert [unfit.entry.uid for unfit in found] == [name.uid, split.uid]
    near = [unfit.nearest for unfit in found]
    assert [(row.path, row.text) for row in near if row] == [("/n/a", "Minister"), ("/n/a", "Ada")]
    assert near[1] is not None
    assert near[1].snippet == "Ada Lovelace, says Bo, is not Ada."
    decided.decisions.undo(split.uid)
    decided.decisions.undo(name.uid)
    assert decided.decisions.unfit() == []


def test_the_nearest_place_is_in_another_article_where_the_own_is_gone(decided: Library) -> None:
    minister = spot(decided, "/n/a", "minister")
    forms: Kind = NotAName(
        entity=named(decided, ADA), forms=("Ada",), scope=Scope.ARTICLE, places=(minister,)
    )
    take(decided, forms)
    copied = moved("Before all that.")["/elsewhere/n/a"]
    shelve(decided, {"/n/copy": copied})  # type: ignore[dict-item]
    decided.shelving.forget("/n/a")
    (unfit,) = decided.decisions.unfit()
    assert unfit.nearest is not None
    assert (unfit.nearest.path, unfit.nearest.text) == ("/n/copy", "minister")
    for path in ("/n/copy", "/n/b", "/n/c", "/n/d"):
        decided.shelving.forget(path)
    (unfit,) = decided.decisions.unfit()
    assert unfit.nearest is None
