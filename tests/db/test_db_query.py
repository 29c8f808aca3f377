"""The language of queries: what each word, sign and field asks for, and what is wrong where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from db.decisions.kinds import Rename, Same
from db.library import Library
from db.query import QueryError, parse
from db.query.parser import DEEPEST, MOST_WORDS
from db.query.tree import Before, Either, Every, Is, Labelled, Mentions, Not, Since, State, Words
from tests.db.conftest import Name, article_of, id_at, put

A, B, C = Words("a"), Words("b"), Words("c")
ARTICLES: list[tuple[str, str, str, str | None, str, list[Name]]] = [
    (
        "coup",
        "Coup in Mali",
        "Soldiers of the Wagner Group came with Goïta.",
        "2021-05-25",
        "The Guardian",
        [("Wagner Group", "ORG", "wagner"), ("Goïta", "PERSON", "goita"), ("Mali", "GPE", "mali")],
    ),
    (
        "opera",
        "Opera in Bayreuth",
        "They played Wagner, and Wagner again.",
        "2021-09-15T20:00:00",
        "Guardian Nigeria",
        [("Wagner", "PERSON", "richard")],
    ),
    (
        "deal",
        "A deal about peace",
        "The PMC left Mali, said Goita. The peace: a deal.",
        "2022-01-01",
        "AFP",
        [("PMC", "ORG", "pmc"), ("Mali", "GPE", "mali"), ("Goita", "PERSON", "goita")],
    ),
    ("law", "Of no date", "The Mali Act is law.", None, "", [("Mali Act", "LAW", "act")]),
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of articles with names, dates and publications; two of the names are one."""
    library = Library.create(tmp_path_factory.mktemp("query") / "library.db")
    for path, title, text, published, publication, names in ARTICLES:
        article = replace(article_of(title, text, published=published), publication=publication)
        put(library, f"/n/{path}", article, names)
    wagner, pmc, goita = (
        library.decisions.named(library.entities.find(name)[0].id)
        for name in ("Wagner Group", "PMC", "Goita")
    )
    library.decisions.take(Same(one=wagner, other=pmc))
    library.decisions.take(Rename(entity=goita, name="The Colonel"))
    library.articles.set_read(id_at(library, "/n/coup"), True)
    library.articles.set_starred(id_at(library, "/n/deal"), True)
    yield library
    library.close()


def hits(library: Library, query: str, *, best: bool = False) -> list[str]:
    """Return the file names of what answers a query."""
    return [Path(hit.path).name for hit in library.search.find(query, best=best)]


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a b", Every((A, B))),
        ("a OR b c", Either((A, Every((B, C))))),
        ("(a OR b) c", Every((Either((A, B)), C))),
        ("a -(b OR c)", Every((A, Not(Either((B, C)))))),
        ("((a))", A),
        ("a (b)c", Every((A, B, C))),
        ("a or b", Every((A, Words("or"), B))),
        ('"a b"* c*', Every((Words("a b", open=True), Words("c", open=True)))),
        ('"a OR (b"', Words("a OR (b")),
        ('"a b', Words("a b")),
        ("--a b", Every((Not(A), B))),
        ("a ... - b", Every((A, B))),
        ("http://a.b/c", Words("http://a.b/c")),
        ("10:30", Words("10:30")),
        ('entity:"a b"', Mentions("a b", False, 8, 11)),
        ("ENTITY:a*", Mentions("a", True, 7, 8)),
        ("title:a", Words("a", title=True)),
        ("-label:ORG a", Every((Not(Labelled(("ORG",))), A))),
        ("after:2021 before:2021-09-15", Every((Since("2021"), Before("2021-09-15")))),
        ("is:Starred", State(Is.STARRED)),
    ],
)
def test_what_is_typed_as_a_tree(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "word", ["person", "PERSON", "organisation", "Organizations", "ORG", "work_of_art", "places"]
)
def test_labels_in_words(word: str) -> None:
    found = parse(f"label:{word}")
    assert isinstance(found, Labelled)
    assert found.labels[0].startswith(word[:3].upper() if word != "places" else "LOC")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mali", ["deal", "coup", "law"]),
        ("mali OR bayreuth", ["deal", "opera", "coup", "law"]),
        ("(coup OR opera) guardian OR wagner", ["opera", "coup"]),
        ("wagner -(opera OR peace)", ["coup"]),
        ("wagner -mali", ["opera"]),
        ('"peace a deal"', ["deal"]),
        ("title:peace", ["deal"]),
        ("title:left", []),
        ('title:"deal about"', ["deal"]),
        ("title:bayr*", ["opera"]),
        ("-title:coup mali", ["deal", "law"]),
        ('entity:"Wagner Group"', ["deal", "coup"]),
        ("entity:pmc", ["deal", "coup"]),
        ("entity:wagner", ["opera"]),
        ("entity:wagn*", ["deal", "opera", "coup"]),
        ("entity:GOITA", ["deal", "coup"]),
        ('entity:"the colonel"', ["deal", "coup"]),
        ("entity:pmc -entity:goita", []),
        ("entity:pmc OR opera", ["deal", "opera", "coup"]),
        ("mali -entity:mali", ["law"]),
        ("label:law", ["law"]),
        ("label:person -label:org", ["opera"]),
        ("label:event", []),
        ("source:guardian", ["opera", "coup"]),
        ('source:"the guardian"', ["coup"]),
        ("source:AFP", ["deal"]),
        ("source:guard*", ["opera", "coup"]),
        ("-source:guardian mali", ["deal", "law"]),
        ("after:2021-09 wagner", ["opera"]),
        ("after:2021-09-15", ["deal", "opera"]),
        ("after:2021-09-16", ["deal"]),
        ("before:2021-09-15", ["coup"]),
        ("before:2021-09-16", ["opera", "coup"]),
        ("after:2021 before:2022", ["opera", "coup"]),
        ("mali -after:2000", ["law"]),
        ("is:unread", ["deal", "opera", "law"]),
        ("is:read", ["coup"]),
        ("is:starred OR title:opera", ["deal", "opera"]),
        ("is:unread source:guardian", ["opera"]),
        ("is:unread -mali", ["opera"]),
        ("mali OR -wagner", ["deal", "coup", "law"]),
        ("(is:starred OR law) -(is:read OR opera) mali", ["deal", "law"]),
    ],
)
def test_what_answers_a_query(searched: Library, query: str, expected: list[str]) -> None:
    assert hits(searched, query) == expected
    assert sorted(hits(searched, query, best=True)) == sorted(expected)
    assert searched.search.count(query)[0] == len(expected)


@pytest.mark.parametrize(
    ("query", "wrong", "told"),
    [
        ("mali sorce:afp", "sorce:", "Did you mean “source:”?"),
        ("mali -publication:afp", "publication:", "Did you mean “source:”?"),
        ("mali --sorce:afp", "sorce:", "Did you mean “source:”?"),
        ("zzzz:afp", "zzzz:", "Quotes make it a word"),
        ("mali (wagner", "(", "not closed"),
        ("mali) wagner", ")", "closes none"),
        ("mali ()", "()", "Nothing stands in"),
        ("mali (!!)", "(!!)", "Nothing stands in"),
        ("mali OR", "OR", "after OR"),
        ("OR mali", "OR", "before OR"),
        ("a (OR b)", "OR", "before OR"),
        ("a OR OR b", "OR", "after OR"),
        ("mali after:soon", "soon", "2021-09"),
        ("mali before:2021-13", "2021-13", "no date"),
        ('mali after:"2021-02-30"', "2021-02-30", "no date"),
        ("mali after:", "after:", "wants a date"),
        ("is:red mali", "red", "unread, read or starred"),
        ("label:persn", "persn", "Did you mean “person”?"),
        ("label:zzzzzz", "zzzzzz", "There are PERSON"),
        ("mali entity:wag", "wag", "There is Wagner, Wagner Group."),
        ("mali entity:nobody", "nobody", "Nothing in the library goes by"),
        ("mali -source:times", "times", "Nothing is from"),
        ("-mali", "-mali", "at least one word"),
        ("-mali OR -wagner", "-mali OR -wagner", "at least one word"),
    ],
)
def test_what_is_wrong_and_where(searched: Library, query: str, wrong: str, told: str) -> None:
    with pytest.raises(QueryError) as raised:
        searched.search.find(query)
    error = raised.value
    assert told in error.message
    assert query[error.start : error.end] == wrong


def test_the_place_is_pointed_at() -> None:
    error = QueryError("no", 5, 11)
    assert error.pointed("mali sorce:afp", 40) == ("mali sorce:afp", "     ^^^^^^")
    assert error.pointed("日本 a\nsorce", 40) == ("日本 a sorce", "       ^^^^^")
    far = QueryError("no", 200, 206)
    line, marks = far.pointed("a " * 100 + "sorce:afp" + " b" * 100, 40)
    assert len(line) <= 40
    assert line[marks.index("^") : len(marks)] == "sorce:"
    assert QueryError("no", 0, 0).pointed("", 40) == ("", "^")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80), st.integers(0, 90), st.integers(0, 90), st.integers(8, 50))
def test_pointing_keeps_to_its_room(query: str, start: int, end: int, cells: int) -> None:
    line, marks = QueryError("no", min(start, end), max(start, end)).pointed(query, cells)
    assert "^" in marks
    assert line.isprintable()
    assert cell_len(line) <= cells


def test_too_long_and_too_deep() -> None:
    words = " ".join(["a"] * MOST_WORDS)
    parse(words)
    with pytest.raises(QueryError, match="100 words") as raised:
        parse(f"{words} more")
    assert raised.value.start == len(words) + 1
    parse("(" * DEEPEST + "a" + ")" * DEEPEST)
    for brackets in (DEEPEST + 1, 10_000):
        with pytest.raises(QueryError, match="deep") as raised:
            parse("(" * brackets + "a" + ")" * brackets)
        assert (raised.value.start, raised.value.end) == (DEEPEST, DEEPEST + 1)


@pytest.mark.parametrize(
    "group", ["a b {} OR c", "a OR {}", "a -{} -c", "a is:read {}", "{} a -(b OR c)", "-{} a OR b"]
)
def test_the_index_takes_the_deepest_query(searched: Library, group: str) -> None:
    query = "mali"
    for _ in range(DEEPEST):
        query = group.format(f"({query})")
    assert isinstance(hits(searched, query), list)


SIGNS = """mali wagner OR ( ) - " * : NEAR( AND NOT ^ {title}: + '; -- entity: label: source:afp
    title: after: before:2021 is: unread 2021-02-31 𞤀 ß e\u0301 \ue000""".split()
pieces = st.sampled_from([*SIGNS, " ", "\0", "\ud800"])
queries = st.lists(pieces, max_size=30).map("".join) | st.text(st.characters(exclude_categories=[]))


@settings(deadline=None, max_examples=500)
@given(queries)
@example("(" * 10_000)
@example("a" * 10_000)
@example("-(" * 5_000 + "a" + ")" * 5_000)
@example('"' + "mali " * 2_000 + '"')
@example("mali.wagner" * 1_000)
@example("mali OR " * 1_200)
@example("entity:" + "x" * 10_000)
@example("after:" + "9" * 10_000)
@example("title:* title:x* mali")
@example('"mali" NEAR "wagner" AND NOT ^x {title text} : y')
def test_any_text_is_a_query_or_refused(searched: Library, query: str) -> None:
    wrong: QueryError | None = None
    for best in (False, True):
        try:
            found = searched.search.find(query, best=best)
        except QueryError as error:
            wrong = error
            continue
        for hit in found:
            for start, end in hit.marks:
                assert 0 <= start < end <= len(hit.snippet)
            spans = searched.search.spans(query, hit.article.id)
            text = searched.articles.get(hit.article.id)
            assert text is not None
            assert all(0 <= start < end <= len(text.text) for start, end in spans)
    if wrong is not None:
        assert 0 <= wrong.start <= wrong.end <= len(query)
        assert "^" in wrong.pointed(query, 60)[1]


words = st.sampled_from(["mali", "wagner", "peace", "goita", "opera", "deal"])
trees = st.recursive(
    words,
    lambda inner: (
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})")
        | st.tuples(inner, inner).map(lambda pair: f"({pair[0]} {pair[1]})")
        | st.tuples(inner, inner).map(lambda pair: f"({pair[0]} -{pair[1]})")
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=150)
@given(trees)
def test_the_index_and_sets_of_articles_agree(searched: Library, query: str) -> None:
    # With a field in every word, nothing can be asked of the index in one go.
    others = query
    for word in ("mali", "wagner", "peace", "goita", "opera", "deal"):
        others = others.replace(word, f"({word} before:2999 OR {word} -after:1000)")
    try:
        expected = hits(searched, others)
    except QueryError:  # Deeper than brackets may stand.
        return
    assert hits(searched, query) == expected
