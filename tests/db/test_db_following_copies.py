from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.decisions.kinds import Same
from db.following.differing import parts_of
from db.library import Library
from db.listing import ALONE
from db.rows import ArticleRow, Heading
from db.views import Group, Sort, View
from support.following import put_story
from tests.db.conftest import article_of

NAMES = {"Halvorsen": "person:halvorsen", "Kerrin": "org:kerrin"}
WORDS = [
    f"{one}{other}" for one in "bdfgklmnprst" for other in ("aro", "elin", "ito", "oren", "usk")
]


def sentences(seed: int, count: int, words: int = 14) -> list[str]:
    """Make up sentences that each name somebody."""
    random = Random(seed)
    return [
        f"{random.choice([*NAMES])} {' '.join(random.choices(WORDS, k=words))}."
        for _ in range(count)
    ]


STORY = sentences(1, 14)
OTHER = sentences(2, 14)
FOOTER = "Halvorsen runs this desk from Ostrava; write to it with what it should look at next."


def put(
    library: Library, path: str, told: Sequence[str], published: str | None = "2024-01-01"
) -> int:
    return put_story(library, path, article_of(path, *told, published=published), NAMES)


def copies(library: Library, article_id: int) -> dict[int, float]:
    return {one.article.id: one.likeness for one in library.following.copies.of(article_id)}


def test_copies_are_found_both_ways_and_the_oldest_is_the_first(library: Library) -> None:
    late = put(library, "/late", STORY, "2024-01-03")
    undated = put(library, "/undated", [*STORY, "Nothing else."], None)
    first = put(library, "/first", ["Before that.", *STORY], "2024-01-02T08:00:00Z")
    alone = put(library, "/alone", OTHER)
    assert copies(library, late).keys() == {undated, first}
    assert copies(library, late)[first] == 1.0
    assert copies(library, first).keys() == {undated, late}
    assert copies(library, alone) == {}
    reports = library.following.copies.reports([late, undated, first, alone])
    assert reports == {late: first, undated: first, first: first, alone: alone}


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("the whole", STORY, 1.0),
        ("shortened to a half", STORY[:7], 1.0),
        ("parts in another order", [*STORY[7:], *STORY[:7]], 0.9),
        ("with as much again of its own", [*STORY[:8], *OTHER[:5]], 0.6),
    ],
)
def test_what_is_a_copy(library: Library, one: str, other: Sequence[str], likeness: float) -> None:
    first = put(library, "/1", STORY)
    second = put(library, f"/{one}", other)
    assert copies(library, second).get(first, 0) >= likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the same footer", [*OTHER, FOOTER]),
        ("the same footer below little", [OTHER[0], FOOTER]),
        ("a short text", STORY[:3]),
        ("what a long live blog began with", STORY[:4]),
        ("two sentences of background", [*OTHER, *STORY[:2]]),
    ],
)
def test_what_is_no_copy(library: Library, one: str, other: Sequence[str]) -> None:
    put(library, "/1", [*STORY, FOOTER])
    assert copies(library, put(library, f"/{one}", other)) == {}


def test_reports_that_mention_an_entity_count_copies_once(library: Library) -> None:
    for number, told in enumerate((STORY, STORY[1:], STORY[2:], OTHER, ["Kerrin."])):
        put(library, f"/{number}", told)
    (kerrin,) = library.entities.find("Kerrin")
    (halvorsen,) = library.entities.find("Halvorsen")
    count = library.following.copies.report_count
    assert (count(kerrin.id), count(halvorsen.id)) == (3, 2)
    named = library.decisions.named
    library.decisions.take(Same(one=named(kerrin.id), other=named(halvorsen.id)))
    assert count(kerrin.id) == count(halvorsen.id) == 3


def test_a_chain_of_copies_is_one_report_and_parts_where_its_middle_goes(library: Library) -> None:
    one = put(library, "/1", STORY[:9], "2024-01-01")
    put(library, "/2", [*STORY[3:9], *OTHER[:6]], "2024-01-02")
    three = put(library, "/3", OTHER[:9], "2024-01-03")
    reports = library.following.copies.reports
    assert copies(library, one).keys().isdisjoint({three})
    assert reports([one, three]) == {one: one, three: one}
    library.shelving.forget("/2")
    assert reports([one, three]) == {one: one, three: three}


def test_a_report_follows_the_dates_of_its_articles(library: Library) -> None:
    one, two = (put(library, f"/{day}", STORY[day:], f"2024-01-0{day}") for day in (1, 2))
    reports = library.following.copies.reports
    assert reports([one, two]) == {one: one, two: one}
    entry = library.decisions.correct(one, "published", "2024-01-03")
    assert reports([one, two]) == {one: two, two: two}
    library.decisions.undo(entry.uid)
    assert reports([one, two]) == {one: one, two: one}


def test_a_copy_that_is_read_again_with_another_text_is_none(library: Library) -> None:
    one, two = put(library, "/1", STORY), put(library, "/2", STORY[1:])
    assert copies(library, one).keys() == {two}
    put(library, "/2", OTHER)
    assert copies(library, one) == copies(library, two) == {}
    assert library.following.copies.reports([one, two]) == {one: one, two: two}


def test_the_check_tells_reports_that_are_wrong(library: Library) -> None:
    one, two = put(library, "/1", STORY), put(library, "/2", STORY[1:])
    alter = "UPDATE articles SET report = ? WHERE id = ?"
    with library.connections.write() as write:
        write.execute(alter, (two, one))
        write.execute("UPDATE copies SET likeness = 0.1 WHERE article_id = ?", (one,))
    problems = ("copies one way: 2 wrong", "reports of articles: 1 wrong")
    assert library.check().problems == problems
    with library.connections.write() as write:
        write.execute(alter, (one, one))
        write.execute("UPDATE copies SET likeness = 1.0")


@dataclass
class Sequel:
    """A library that changes step by step, and what its articles are by now."""

    library: Library
    told: dict[str, tuple[Sequence[str], str]] = field(default_factory=dict)

    def put(self, path: str, told: Sequence[str], published: str) -> None:
        put(self.library, path, told, published)
        self.told[path] = (told, published)

    def forget(self, path: str) -> None:
        self.library.shelving.forget(path)
        self.told.pop(path, None)

    def redate(self, path: str, published: str) -> None:
        if path in self.told:
            article_id = self.library.articles.find(path)
            assert article_id is not None
            self.library.decisions.correct(article_id, "published", published)

    def now(self, path: str) -> tuple[Sequence[str], str]:
        """Return what an article is by now: a correction of its date outlives its content."""
        article_id = self.library.articles.find(path)
        assert article_id is not None
        row = self.library.articles.row(article_id)
        assert row is not None
        assert row.published is not None
        return self.told[path][0], row.published


def state(library: Library) -> tuple[list[tuple[object, ...]], list[set[str]], dict[str, str]]:
    """Return the pairs, the reports and their first articles, by paths."""
    read = library.connections.read()
    paths = dict(read.execute("SELECT article_id, path FROM places").fetchall())
    pairs = sorted(
        (paths[one], paths[other], likeness)
        for one, other, likeness in read.execute("SELECT * FROM copies")
    )
    reports, first = dict[int, set[str]](), dict[str, str]()
    for id_, report in library.following.copies.reports(paths).items():
        reports.setdefault(report, set()).add(paths[id_])
        first[paths[id_]] = paths[report]
    return [*pairs], sorted(reports.values(), key=sorted), first


def told_of(chosen: Sequence[int], variant: int) -> list[str]:
    """Return a text of some sentences of two stories, a little different for each variant."""
    pool = [*STORY[:8], *OTHER[:8]]
    return [pool[number] for number in chosen] + [f"Variant {variant}, on page {variant}."]


PATHS = ["/a", "/b", "/c", "/d"]
CHOICES = [
    range(8),
    range(2, 8),
    range(5),
    range(8, 16),
    range(10, 16),
    [*range(2, 8), *range(9, 14)],
]
steps = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(PATHS), st.sampled_from(CHOICES), st.integers(1, 5)),
    st.tuples(st.just("forget"), st.sampled_from(PATHS)),
    st.tuples(st.just("redate"), st.sampled_from(PATHS), st.integers(6, 9)),
)


@settings(deadline=None, max_examples=40)
@example(
    history=[
        ("put", "/c", range(8), 1),
        ("redate", "/c", 6),
        ("put", "/c", range(8, 16), 1),
        ("put", "/d", range(8, 16), 1),
    ],
    order=PATHS,
)
@given(history=st.lists(steps, max_size=12), order=st.permutations(PATHS))
def test_reports_do_not_depend_on_what_came_before(
    history: Sequence[tuple[object, ...]], order: Sequence[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sequel = Sequel(Library.create(Path(folder) / "library.db"))
        for number, step in enumerate(history):
            match step:
                case ("put", str(path), choice, int(day)):
                    assert isinstance(choice, Sequence)
                    told = told_of([int(one) for one in choice], number)
                    # Days are all different, or which of two comes first is decided by their ids.
                    sequel.put(path, told, f"2024-0{day}-{PATHS.index(path) + 1:02d}")
                case ("forget", str(path)):
                    sequel.forget(path)
                case ("redate", str(path), int(day)):
                    sequel.redate(path, f"2024-0{day}-{PATHS.index(path) + 1:02d}")
        fresh = Sequel(Library.create(Path(folder) / "fresh.db"))
        for path in order:
            if path in sequel.told:
                fresh.put(path, *sequel.now(path))
        assert state(sequel.library) == state(fresh.library)
        assert sequel.library.check().problems == ()
        for one in (sequel, fresh):
            one.library.close()


pieces = st.lists(
    st.sampled_from(["a ", "b ", "ä\n", "\n\n", "the end.", "𝔘 ", "\x00", "\t"]), max_size=30
)


@given(one=pieces.map("".join), other=pieces.map("".join))
def test_a_difference_put_together_is_both_texts(one: str, other: str) -> None:
    parts = parts_of(one, other)
    assert "".join(part.text for part in parts if part.one) == one
    assert "".join(part.text for part in parts if part.other) == other
    assert all(part.text and (part.one or part.other) for part in parts)
    kinds = [(part.one, part.other) for part in parts]
    assert all(kind != following for kind, following in pairwise(kinds))


def test_a_difference_is_told_by_words(library: Library) -> None:
    one = put(library, "/1", ["The mayor opened the bridge.", "It rained.", "Nobody came."])
    other = put(library, "/2", ["The mayor closed the old bridge.", "It rained."])
    parts = [
        (part.text, part.one, part.other)
        for part in library.following.copies.difference(one, other)
    ]
    assert parts == [
        ("/1", True, False),
        ("/2", False, True),
        ("\n\nThe mayor", True, True),
        (" opened", True, False),
        (" closed", False, True),
        (" the", True, True),
        (" old", False, True),
        (" bridge.\n\nIt rained.", True, True),
        ("\n\nNobody came.", True, False),
    ]
    (whole,) = library.following.copies.difference(one, one)
    assert (whole.one, whole.other) == (True, True)
    assert library.following.copies.difference(98, 99) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("a " * 100_000, "b a " * 50_000),
        ("a\n\n" * 60_000, "b\n\na\n\n" * 30_000),
        (" ".join(map(str, range(30_000))), " ".join(map(str, range(30_000, 0, -1)))),
    ],
    ids=["one word", "one paragraph", "backwards"],
)
def test_long_texts_are_compared_without_much_memory(texts: tuple[str, str]) -> None:
    parts = parts_of(*texts)
    assert "".join(part.text for part in parts if part.one) == texts[0]
    assert "".join(part.text for part in parts if part.other) == texts[1]


def test_a_list_puts_copies_of_one_report_together(library: Library) -> None:
    late = put(library, "/late", STORY, "2024-01-04")
    between = put(library, "/between", OTHER, "2024-01-03")
    first = put(library, "/first", STORY, "2024-01-02")
    listed = library.listing.make(View(group=Group.REPORT))
    rows = library.listing.page(listed, 0, 10)
    told = [row.id if isinstance(row, ArticleRow) else row for row in rows]
    heading, alone = Heading("/first", 2, is_report=True), Heading(ALONE, 1)
    assert told == [heading, late, first, alone, between]
    assert (listed.articles, listed.reports) == (3, 2)
    # A copy that is listed without the others stands alone.
    listed = library.listing.make(View(group=Group.REPORT), among=[between, late])
    assert library.listing.page(listed, 0, 1) == [Heading(ALONE, 2)]
    assert (listed.ids, listed.reports) == ((late, between), 2)
    assert len(library.listing.make(View(group=Group.REPORT), among=[])) == 0


@pytest.mark.parametrize("view", [None, View(sort=Sort.TITLE)])
def test_the_next_unread_is_none_of_which_a_copy_was_read(
    library: Library, view: View | None
) -> None:
    newest = put(library, "/a", OTHER, "2024-01-04")
    copy = put(library, "/b", STORY, "2024-01-03")
    first = put(library, "/c", STORY, "2024-01-02")
    oldest = put(library, "/d", sentences(3, 14), "2024-01-01")

    def following(article_id: int) -> int | None:
        if view is None:
            place = library.articles.index_of(article_id) or 0
            found = library.articles.next_unread(place, 1)
            return None if found is None else library.articles.page(found, 1)[0].id
        listed = library.listing.make(view)
        found = library.listing.next_unread(listed, listed.index_of(article_id) or 0, 1)
        return None if found is None else listed.places[found]

    library.articles.set_read(newest, True)
    assert following(newest) == copy
    library.articles.set_read(first, True)
    assert following(newest) == oldest
    library.articles.set_read(first, False)
    assert following(newest) == copy
