from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import sort_key
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article
from db.shelving import Outcome, content_hash
from support.tables import tables
from tests.db.conftest import STAT, article_of, id_at, name, put, store

WORDS = ("Ada", "ADA", "Bo", "Georgia", "Mali")


@dataclass
class Sequel:
    """A library that changes step by step, and what its articles should be named by now."""

    library: Library
    read: dict[str, Article] = field(default_factory=dict)
    names: dict[str, Sequence[NamedSpan]] = field(default_factory=dict)

    def put(self, slot: str, words: Sequence[str], published: str | None) -> None:
        """Store an article of some words; another text loses the names that it had."""
        article = article_of(slot, " ".join(words), published=published)
        if store(self.library, slot, article) is not Outcome.KNOWN:
            self.names.pop(slot, None)
        self.read[slot] = article

    def name(self, slot: str, chosen: Sequence[tuple[str, str, str] | None]) -> None:
        """Name some words of an article, each with a label, a key and a name of its entity."""
        if slot not in self.read:
            return
        article, spans, start = self.read[slot], list[NamedSpan](), 0
        for word, what in zip(article.text.split(), chosen, strict=False):
            start = article.text.index(word, start)
            if what is not None:
                spans.append(NamedSpan(start, start + len(word), *what))
            start += len(word)
        found = ArticleNames(id_at(self.library, slot), content_hash(article), "en", spans)
        assert self.library.naming.store("test", [found]) == len(spans)
        self.names[slot] = spans

    def forget(self, slot: str) -> None:
        """Take an article out of the library."""
        self.library.shelving.forget(slot)
        self.read.pop(slot, None)
        self.names.pop(slot, None)

    def redate(self, slot: str, published: str) -> None:
        """Correct the date of an article."""
        if slot in self.read:
            self.library.decisions.correct(id_at(self.library, slot), "published", published)

    def built_at_once(self, path: Path) -> Library:
        """Return a library that has only ever been what this one is now."""
        other = Library(path)
        articles = dict[str, Article]()
        for slot, article in self.read.items():
            found = self.library.articles.row(id_at(self.library, slot))
            assert found is not None
            title, text = article.title, article.text.split("\n\n")[1]
            articles[slot] = article_of(title, text, published=found.published)
        other.shelving.put([(slot, STAT, article) for slot, article in articles.items()])
        stored = [
            ArticleNames(id_at(other, slot), content_hash(articles[slot]), "en", spans)
            for slot, spans in self.names.items()
        ]
        other.naming.store("test", stored)
        return other


slots = st.sampled_from(["/n/a", "/n/b", "/n/c"])
dates = st.sampled_from(["2024-01-01", "2024-01-02T10:00:00Z", "2023-05-05"])
labels = st.sampled_from(["PERSON", "GPE", "ORG"])
keys = st.sampled_from(["ada", "bo", "georgia"])
whats = st.none() | st.tuples(labels, keys, st.sampled_from(WORDS))
steps = st.one_of(
    st.tuples(
        st.just("put"),
        slots,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
        st.none() | dates,
    ),
    st.tuples(st.just("name"), slots, st.lists(whats, max_size=6)),
    st.tuples(st.just("forget"), slots),
    st.tuples(st.just("redate"), slots, dates | st.just("")),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(steps, max_size=14))
def test_all_that_is_kept_follows_from_the_mentions(
    empty_library: Path, sequence: list[tuple[object, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("step_by_step.db", "at_once.db")]
        for path in paths:
            shutil.copy(empty_library, path)
        sequel = Sequel(Library(paths[0]))
        for step, *values in sequence:
            getattr(sequel, str(step))(*values)
            assert sequel.library.check().problems == ()
        other = sequel.built_at_once(paths[1])
        assert tables(sequel.library) == tables(other)
        assert other.check().problems == ()
        sequel.library.close()
        other.close()


def test_recognising_again_keeps_the_ids_of_entities(library: Library) -> None:
    article = article_of("News", "Ada met Bo.")
    names = [("Ada", "PERSON", "ada"), ("Bo", "PERSON", "bo")]
    put(library, "/n/a", article, names)
    before = {entity.name: entity.id for entity in library.entities.ranked()}
    name(library, "/n/a", article, [("Bo", "ORG", "bo"), ("met", "ORG", "met")])
    after = {entity.name: entity.id for entity in library.entities.ranked()}
    assert (after["Bo"], set(after)) == (before["Bo"], {"Bo", "met"})
    assert library.entities.find("Bo")[0].label == "ORG"


def test_a_stale_hash_writes_nothing(library: Library) -> None:
    article = article_of("News", "Ada met Bo.")
    article_id = put(library, "/n/a", article, [("Ada", "PERSON", "ada")])
    before = tables(library)
    spans = [NamedSpan(0, 4, "ORG", "news", "News")]
    stale = ArticleNames(article_id, "another", "fr", spans)
    unknown = ArticleNames(99, content_hash(article), "fr", spans)
    assert library.naming.store("later", [stale, unknown]) == 0
    found = library.articles.get(article_id)
    assert found is not None
    assert (found.stage, found.language) == ("test", "en")
    assert tables(library) == before


def test_an_article_without_names_is_done_all_the_same(library: Library) -> None:
    put(library, "/n/a", article_of("Nichts"))
    assert library.waiting.count("test") == 0


def test_the_name_most_articles_use_and_the_longest_of_these(library: Library) -> None:
    for number, surface in enumerate(["Keita", "Ibrahim Keita", "Ibrahim Keita", "IBK"]):
        put(library, f"/n/{number}", article_of(str(number), surface), [(surface, "PERSON", "k")])
    assert library.entities.ranked()[0].name == "Ibrahim Keita"
    library.shelving.forget("/n/1")
    assert library.entities.ranked()[0].name == "Ibrahim Keita"
    library.shelving.forget("/n/2")
    assert library.entities.ranked()[0].name == "Keita"


def test_first_and_last_are_moments_and_leave_out_the_undated(library: Library) -> None:
    published = [None, "2024-03-02T01:00:00+05:00", "2024-03-01T21:00:00Z", "2024-03-01T06:00:00Z"]
    for number, date in enumerate(published):
        article = article_of(str(number), "Ada", published=date)
        put(library, f"/n/{number}", article, [("Ada", "PERSON", "ada")])
    ada = library.entities.ranked()[0]
    assert (ada.first, ada.last) == (sort_key(published[3]), sort_key(published[2]))
    for number in (1, 2, 3):
        library.shelving.forget(f"/n/{number}")
    assert library.entities.ranked()[0].first is None


def test_check_finds_what_was_broken_by_hand(library: Library) -> None:
    put(library, "/n/a", article_of("News", "Ada and Ada"), [("Ada", "PERSON", "ada")])
    # A statement, and one that mends it again.
    damage = {
        "mentions of entities": (
            "UPDATE entities SET mentions = 7",
            "UPDATE entities SET mentions = 2",
        ),
        "articles of entities": (
            "UPDATE entities SET articles = 7",
            "UPDATE entities SET articles = 1",
        ),
        "mentions in articles": (
            "UPDATE article_entities SET mentions = 3",
            "UPDATE article_entities SET mentions = 2",
        ),
        "spans outside their text": (
            'UPDATE mentions SET "end" = "end" + 500',
            'UPDATE mentions SET "end" = "end" - 500',
        ),
    }
    damage |= {
        "heads of entities": ("UPDATE entities SET head = id", "UPDATE entities SET head = NULL"),
        "flags of entities": ("UPDATE entities SET hidden = 1", "UPDATE entities SET hidden = 0"),
        "dates of entities": (
            "UPDATE entities SET last = '2024-01-01'",
            "UPDATE entities SET last = NULL",
        ),
    }
    for problem, (break_it, mend_it) in damage.items():
        with library.connections.write() as write:
            write.execute(break_it)
        assert any(found.startswith(problem) for found in library.check().problems)
        with library.connections.write() as write:
            write.execute(mend_it)
        assert library.check().problems == ()


def test_check_finds_a_broken_reference(library: Library) -> None:
    put(library, "/n/a", article_of("News"))
    writer = library.connections.writer()
    writer.execute("PRAGMA foreign_keys = OFF")
    writer.execute("UPDATE places SET article_id = 99")
    assert library.check().problems == ("foreign key broken in places",)
    writer.execute("UPDATE places SET article_id = 1")
