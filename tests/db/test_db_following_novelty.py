from __future__ import annotations

from collections.abc import Mapping

import pytest

from db.decisions.kinds import Hide
from db.following.answers import Novelty
from db.library import Library
from support.following import put_story
from tests.db.conftest import article_of

NAMES = {
    name: f"key:{name.lower()}"
    for name in ("Halvorsen", "Ostrava", "Bellamy", "Kerrin", "Tarnow Bank", "the bank of Tarnow")
}
BRIDGE = (
    "The mayor of Ostrava, Ingrid Halvorsen, opened the rebuilt river bridge on Tuesday after"
    " two years of repairs."
)
# What an earlier article says, what a later one says, and whether that says something new.
PAIRS = [
    ("the same", BRIDGE, BRIDGE, False),
    (
        "quotes and case aside",
        "“Kerrin will not close the mine,” said Bellamy at the yearly meeting of its owners.",
        '"KERRIN will not close the mine," said Bellamy at the yearly meeting of its owners.',
        False,
    ),
    (
        "shortened",
        BRIDGE,
        "Ingrid Halvorsen opened the rebuilt river bridge on Tuesday.",
        False,
    ),
    (
        "reworded a little",
        BRIDGE,
        "Ostrava's mayor Ingrid Halvorsen has opened the rebuilt river bridge on Tuesday after"
        " two years of repairs.",
        False,
    ),
    (
        "another number",
        "Rescuers in Ostrava pulled 12 miners out of the flooded shaft on Sunday evening.",
        "Rescuers in Ostrava pulled 19 miners out of the flooded shaft on Sunday evening.",
        True,
    ),
    (
        "another number in words",
        "Rescuers in Ostrava pulled three miners out of the flooded shaft on Sunday evening.",
        "Rescuers in Ostrava pulled seven miners out of the flooded shaft on Sunday evening.",
        True,
    ),
    (
        "now denied",
        "Bellamy will sell the northern mine to Kerrin before the end of this winter.",
        "Bellamy will not sell the northern mine to Kerrin before the end of this winter.",
        True,
    ),
    (
        "another name",
        "Halvorsen will meet the owners of the northern mine in Ostrava on Monday morning.",
        "Bellamy will meet the owners of the northern mine in Ostrava on Monday morning.",
        True,
    ),
    (
        "more than before",
        "Halvorsen opened the rebuilt river bridge on Tuesday.",
        BRIDGE.replace("repairs", "repairs, and admitted that its price had doubled meanwhile"),
        True,
    ),
    (
        "the same subject, something else",
        BRIDGE,
        "Halvorsen, the mayor of Ostrava, wants the old river bridge to be torn down by autumn.",
        True,
    ),
    (
        "of whom else is named",
        "The mine will be closed for good before the end of winter, Kerrin wrote to its owners.",
        "The mine will be closed for good before the end of winter, Bellamy wrote to its owners.",
        True,
    ),
]


def put(
    library: Library,
    path: str,
    *told: str,
    published: str | None,
    names: Mapping[str, str] = NAMES,
) -> int:
    return put_story(library, path, article_of(path, *told, published=published), names)


def held(library: Library, article_id: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return what is new, and what is known with what it was known by, as texts."""
    found = library.following.novelty.of(article_id)
    assert library.following.novelty.count(article_id) == (
        len(found.new),
        len(found.new) + len(found.known),
    )
    known = [(one.line.text, one.earlier.text) for one in found.known]
    return [line.text for line in found.new], known


@pytest.mark.parametrize(
    ("before", "after", "new"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS]
)
def test_near_copies_are_not_new(library: Library, before: str, after: str, new: bool) -> None:
    put(library, "/1", before, published="2024-01-01")
    later = put(library, "/2", after, published="2024-01-02")
    assert held(library, later) == (([after], []) if new else ([], [(after, before)]))


def test_lines_say_where_the_names_are_and_where_it_stood(library: Library) -> None:
    first = put(library, "/1", "Nothing. " + BRIDGE, published="2024-01-01")
    later = put(library, "/2", BRIDGE, published="2024-01-02")
    (one,) = library.following.novelty.of(later).known
    assert (one.line.article.id, one.earlier.article.id) == (later, first)
    for line in (one.line, one.earlier):
        assert [line.text[start:end] for start, end in line.marks] == ["Ostrava", "Halvorsen"]
        stored = library.articles.get(line.article.id)
        assert stored is not None
        assert stored.text.startswith(line.text, line.start)
        assert stored.text.startswith("Ostrava", line.at)


def test_only_what_is_earlier_counts_and_the_undated_are_last(library: Library) -> None:
    undated = put(library, "/undated", BRIDGE, published=None)
    late = put(library, "/late", BRIDGE + " Too late.", published="2024-02-01")
    early = put(library, "/early", "Once. " + BRIDGE, published="2024-01-01T10:00:00Z")
    count = library.following.novelty.count
    assert [count(one) for one in (early, late, undated)] == [(1, 1), (0, 1), (0, 1)]
    library.decisions.correct(early, "published", "2024-03-01")
    assert [count(one) for one in (early, late, undated)] == [(0, 1), (1, 1), (0, 1)]


def test_what_names_nothing_or_says_little_is_left_out(library: Library) -> None:
    later = put(
        library,
        "/1",
        "Halvorsen left. The old bridge was torn down by its builders years ago.",
        BRIDGE,
        published="2024-01-02",
    )
    assert held(library, later) == ([BRIDGE], [])
    for name in ("Halvorsen", "Ostrava"):
        (entity,) = library.entities.find(name)
        library.decisions.take(Hide(entity=library.decisions.named(entity.id)))
    assert held(library, later) == ([], [])


def test_both_sentences_name_a_common_entity(library: Library) -> None:
    put(library, "/1", BRIDGE, published="2024-01-01", names={"Ingrid": "key:ingrid"})
    later = put(library, "/2", BRIDGE, published="2024-01-02")
    assert held(library, later) == ([BRIDGE], [])


def test_what_an_article_said_before_it_was_read_again_is_forgotten(library: Library) -> None:
    put(library, "/1", BRIDGE, published="2024-01-01")
    later = put(library, "/2", BRIDGE, published="2024-01-02")
    other = "Halvorsen has nothing to say about the price of the northern mine this week."
    put(library, "/1", other, published="2024-01-01")
    assert held(library, later) == ([BRIDGE], [])
    read = library.connections.read()
    assert read.execute("SELECT count(*) FROM sketches").fetchone()[0] == 8
    library.shelving.forget("/1")
    library.shelving.forget("/2")
    assert read.execute("SELECT count(*) FROM sketches").fetchone()[0] == 0


def test_a_sketch_that_is_left_of_another_text_does_no_harm(library: Library) -> None:
    first = put(library, "/1", "Once. " + BRIDGE, published="2024-01-01")
    later = put(library, "/2", BRIDGE, published="2024-01-02")
    with library.connections.write() as write:
        for start in (3, 10_000):
            write.execute(
                """INSERT INTO sketches SELECT slot, ?1, ?2 FROM sketches WHERE article_id = ?3
                UNION SELECT slot, 999, ?2 FROM sketches WHERE article_id = ?3""",
                (first, start, later),
            )
    assert held(library, later) == ([], [(BRIDGE, BRIDGE)])


def test_an_article_that_is_not_there_says_nothing(library: Library) -> None:
    assert library.following.novelty.of(7) == Novelty((), ())
    assert library.following.novelty.count(7) == (0, 0)
