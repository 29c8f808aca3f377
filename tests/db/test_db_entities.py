from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article
from db.shelving import Stat, content_hash
from tests.db.conftest import article_of, id_at, put, store

KEITA, KEITA_PLAIN = ("Keïta", "PERSON", "keita"), ("Keita", "PERSON", "keita")
MALI, UN = ("Mali", "GPE", "mali"), ("UN", "ORG", "un")


@pytest.fixture
def named(library: Library) -> Library:
    """Three articles: Keïta is in two of them, Mali in all, the UN in one."""
    first = article_of("Mali", "Keïta left. Mali waits. Keïta is well.", published="2020-08-19")
    second = article_of("Talks", "The UN met Keita in Mali.", published="2020-09-01")
    put(library, "/n/a", first, [KEITA, MALI])
    put(library, "/n/b", second, [KEITA_PLAIN, MALI, UN])
    put(library, "/n/c", article_of("Undated", "Mali, Mali, Mali."), [MALI])
    return library


def names(library: Library, **options: str | int) -> list[str]:
    """Return the names of ranked entities."""
    return [entity.name for entity in library.entities.ranked(**options)]  # type: ignore[arg-type]


def test_ranked_by_mentions(named: Library) -> None:
    mali, keita, un = named.entities.ranked()
    assert (mali.name, mali.mentions, mali.articles) == ("Mali", 6, 3)
    assert (keita.mentions, keita.articles) == (3, 2)
    assert (keita.first, keita.last) == ("2020-08-19", "2020-09-01")
    assert (un.name, un.label) == ("UN", "ORG")
    assert names(named, limit=1, offset=1) == [keita.name]


def test_ranked_by_label_and_part_of_a_name(named: Library) -> None:
    assert names(named, label="GPE") == ["Mali"]
    assert names(named, like="KEI") == names(named, like="keï") == names(named, label="PERSON")
    assert names(named, like="a", label="GPE") == ["Mali"]
    assert names(named, like="%") == names(named, like="_") == []


@pytest.mark.parametrize("given", ["Keïta", "Keita", "KEITA", " keïta ", "kei\u0308ta"])
def test_found_whatever_the_diacritics(named: Library, given: str) -> None:
    assert [entity.mentions for entity in named.entities.find(given)] == [3]


def test_found_by_id(named: Library) -> None:
    mali = named.entities.find("Mali")[0]
    assert named.entities.find(str(mali.id)) == [mali]
    assert named.entities.get(mali.id) == mali
    assert named.entities.find("999") == named.entities.find("9" * 40) == []
    assert named.entities.get(999) is None


def test_found_by_a_name_that_no_article_spells(library: Library) -> None:
    article = article_of("Île", "They flew to the Île.")
    store(library, "/n/a", article)
    spans = [NamedSpan(0, 3, "GPE", "k", "Île-de-France")]
    found = ArticleNames(id_at(library, "/n/a"), content_hash(article), "fr", spans)
    library.naming.store("test", [found])
    for given in ("Île-de-France", "ile-de-france", "ÎLE-DE-FRANCE", "ile"):
        assert [entity.name for entity in library.entities.find(given)] == ["Île-de-France"]
    assert names(library, like="DE-fr") == names(library, like="île-") == ["Île-de-France"]


def test_whose_own_name_it_is_comes_before_those_who_are_also_called_so(library: Library) -> None:
    for path, surface, key, times in [
        ("/n/a", "Georgia", "state", 9),
        ("/n/b", "Georgia", "country", 1),
        ("/n/c", "Georgia", "gloria", 5),
    ]:
        put(library, path, article_of(path, "Georgia. " * times), [(surface, "GPE", key)])
    article = article_of("/n/d", "Gloria Estefan.")
    put(library, "/n/d", article, [("Gloria Estefan", "PERSON", "gloria")])
    found = library.entities.find("georgia")
    assert [(e.name, e.mentions) for e in found] == [
        ("Georgia", 9),
        ("Georgia", 1),
        ("Gloria Estefan", 6),
    ]
    library.shelving.forget("/n/b")
    assert [entity.mentions for entity in library.entities.find("georgia")] == [9]


def test_nearest_to_an_unknown_name(named: Library) -> None:
    assert named.entities.nearest("Mal") == ["Mali"]
    assert named.entities.nearest("Kieta") == names(named, label="PERSON")
    assert named.entities.nearest("Zzyzx") == named.entities.nearest("") == []


def test_aliases_most_frequent_first(named: Library) -> None:
    keita = named.entities.find("Keita")[0].id
    assert named.entities.aliases(keita) == [("Keïta", 2), ("Keita", 1)]
    assert named.entities.aliases(999) == []
    assert named.entities.names_of([keita, 999]) == {keita: named.entities.find("Keita")[0].name}


def test_beside_are_the_other_names_of_the_newest_articles(named: Library) -> None:
    keita, mali = (named.entities.find(name)[0].id for name in ("Keita", "Mali"))
    assert named.entities.beside(keita, 2) == ["Mali", "UN"]
    assert named.entities.beside(mali, 2)[0] == named.entities.find("Keita")[0].name
    assert named.entities.beside(keita, 0) == named.entities.beside(999, 9) == []


def test_mentions_stand_in_their_sentences(named: Library) -> None:
    keita = named.entities.find("Keita")[0].id
    rows = named.entities.mentions(keita)
    assert [row.snippet for row in rows] == [
        "The UN met Keita in Mali.",
        "Keïta left.",
        "Keïta is well.",
    ]
    assert [row.path for row in rows] == ["/n/b", "/n/a", "/n/a"]
    for row in rows:
        assert row.snippet[row.at : row.at + len(row.text)] == row.text


def test_mentions_newest_and_oldest_first(named: Library) -> None:
    mali = named.entities.find("Mali")[0].id
    newest = [(row.path, row.start) for row in named.entities.mentions(mali)]
    oldest = [(row.path, row.start) for row in named.entities.mentions(mali, oldest_first=True)]
    assert [path for path, _ in newest] == ["/n/b", "/n/a", "/n/a", "/n/c", "/n/c", "/n/c"]
    assert [path for path, _ in oldest] == ["/n/c", "/n/c", "/n/c", "/n/a", "/n/a", "/n/b"]
    assert oldest == sorted(oldest, key=lambda place: ("cab".index(place[0][-1]), place[1]))
    pages = [named.entities.mentions(mali, limit=4, offset=offset) for offset in (0, 4, 8)]
    assert [(row.path, row.start) for page in pages for row in page] == newest


def test_a_name_that_others_go_by_more_often_is_ambiguous(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library.db")
    text = "Wagner left. Wagner came. Wagner sang."
    article = Article(title="t", text=text)
    library.shelving.put([("/n/a", Stat(1, 1), article)])
    waiting = library.waiting.after("x", None, 1)[0]
    spans = [
        NamedSpan(0, 6, "ORG", "org:wagner", "Wagner Group"),
        NamedSpan(13, 19, "ORG", "org:wagner", "Wagner Group"),
        NamedSpan(26, 32, "PERSON", "person:wagner", "Wagner"),
    ]
    library.naming.store("x", [ArticleNames(waiting.id, waiting.hash, "en", spans)])
    assert [entity.name for entity in library.entities.find("wagner")] == ["Wagner", "Wagner Group"]
    library.close()


def test_names_by_what_they_begin_with(library: Library) -> None:
    names = [("Mali", "GPE", "place:mali"), ("Macron", "PERSON", "person:macron")]
    put(library, "/b/1", article_of("One", "Macron, Macron and Mali."), names)
    put(library, "/b/2", article_of("Two", "Màlaga."), [("Màlaga", "GPE", "place:malaga")])
    assert [e.name for e in library.entities.beginning("MA", 9)] == ["Macron", "Mali", "Màlaga"]
    assert [e.name for e in library.entities.beginning("mal", 9)] == ["Mali", "Màlaga"]
    assert [e.name for e in library.entities.beginning("ma", 1)] == ["Macron"]
    assert library.entities.beginning("x", 9) == []
