"""Entities follow from what articles name, not from the order or the batches in which they come."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.library import Library
from db.naming import ArticleNames
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash
from enrich.recognise.labels import LABELS
from enrich.recognise.names import Name, Recognised
from enrich.resolve import resolve
from support.tables import tables

Named = Sequence[tuple[str, str]]

SURFACES = st.sampled_from(
    [
        *("Emmanuel Macron", "Macron", "Emmanuel", "Brigitte Macron", "Macorn", "E. Macron"),
        *("Xi Jinping", "Xi", "Jinping Xi", "Kim Jong-un", "Kim Yo Jong", "Kim", "George Bush"),
        *("George W. Bush", "George Bush Jr.", "Bush", "President Bush", "Mary and George Bush"),
        *("Bayern Munich", "Bayern", "Bank of America", "America", "US Air Force", "Air Force"),
        *("University of Southern Indiana", "USI", "University", "Apple", "Apple Computer"),
        *("Nigeria", "Nigera", "Niger", "Houston, Texas", "Houston", "Republic of Mali", "Mali"),
    ]
)
NAMES = st.tuples(SURFACES, st.sampled_from(("PERSON", "ORG", "GPE")))
ARTICLES = st.lists(st.lists(NAMES, min_size=1, max_size=8), min_size=1, max_size=5)
HOSTILE = st.tuples(
    st.one_of(
        SURFACES,
        st.text(max_size=20),
        st.lists(st.sampled_from(", ( & and of the ' 's 's. - . jr. Mr al é ß 李 🙂".split())).map(
            " ".join
        ),
    ),
    st.sampled_from(LABELS),
)


def recognised(names: Named) -> Recognised:
    """Put names into a text one after the other."""
    found, start = list[Name](), 0
    for text, label in names:
        found.append(Name(start, start + len(text), label, text))
        start += len(text) + 1
    return Recognised(tuple(found), {})


@given(st.data())
def test_groups_do_not_depend_on_the_order_of_names(data: st.DataObject) -> None:
    names = data.draw(st.lists(NAMES | HOSTILE, max_size=12))
    other = data.draw(st.permutations(names))
    entities = [
        sorted((*name, span.key, span.name) for name, span in zip(order, spans, strict=True))
        for order in (names, other)
        for spans in (resolve(recognised(order)),)
    ]
    assert entities[0] == entities[1]


@given(st.lists(HOSTILE, max_size=12))
def test_every_mention_comes_back_as_it_was_and_in_order(names: Named) -> None:
    found = recognised(names)
    spans = resolve(found)
    assert [(s.start, s.end, s.label) for s in spans] == [
        (n.start, n.end, n.label) for n in found.names
    ]
    assert all(span.key.isascii() and ":" in span.key for span in spans)
    by_name = {(n.text, n.label): s.key for n, s in zip(found.names, spans, strict=True)}
    assert [by_name[n.text, n.label] for n in found.names] == [s.key for s in spans]


def article_of(number: int, names: Named) -> Article:
    text = " ".join(text for text, _ in names)
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Article(f"Article {number}", text, blocks=(block,))


def stored(library: Library, number: int, names: Named) -> ArticleNames:
    """Put an article into a library and return what it names."""
    article = article_of(number, names)
    library.shelving.put([(f"/news/{number}", Stat(1, 1), article)])
    article_id = library.articles.find(f"/news/{number}")
    assert article_id is not None
    spans = resolve(recognised(names))
    return ArticleNames(article_id, content_hash(article), "en", spans)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_entities_do_not_depend_on_the_order_of_articles(data: st.DataObject) -> None:
    articles = list(enumerate(data.draw(ARTICLES)))
    orders = [articles, data.draw(st.permutations(articles))]
    with tempfile.TemporaryDirectory() as folder:
        kept = []
        for order in orders:
            cuts = sorted(data.draw(st.sets(st.integers(0, len(order)))) | {0, len(order)})
            library = Library.create(Path(folder, f"{len(kept)}.db"))
            for start, end in pairwise(cuts):
                batch = [stored(library, number, names) for number, names in order[start:end]]
                library.naming.store("test", batch)
            assert library.check().problems == ()
            kept.append(tables(library))
            library.close()
    assert kept[0] == kept[1]


@settings(max_examples=40, deadline=None)
@given(ARTICLES, st.lists(NAMES, min_size=1, max_size=8))
def test_an_article_more_changes_no_other(articles: Sequence[Named], more: Named) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create(Path(folder, "library.db"))
        library.naming.store("test", [stored(library, n, a) for n, a in enumerate(articles)])
        before = tables(library)
        mentions = mentions_of(library)
        library.naming.store("test", [stored(library, len(articles), more)])
        assert mentions <= mentions_of(library)
        library.naming.store("test", [stored(library, 0, articles[0])])
        library.shelving.forget(f"/news/{len(articles)}")
        assert tables(library) == before
        library.close()


def mentions_of(library: Library) -> set[tuple[object, ...]]:
    """Return which mention is which entity's, by key."""
    query = """SELECT article_id, start, "end", m.label, key FROM mentions m
        JOIN entities e ON e.id = m.entity_id"""
    return set(library.connections.read().execute(query))
