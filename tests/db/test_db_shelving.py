from __future__ import annotations

import pytest

from db.library import Library
from db.shelving import Outcome, Stat
from tests.db.conftest import STAT, article_of, id_at, name, put, store

CALM = article_of("Calm", "Ada met Bo.")
STORM = article_of("Storm", "Bo left.")
NAMES = [("Ada", "PERSON", "ada"), ("Bo", "PERSON", "bo")]
ODD_NAMES = ["it's", 'a "quote"', "100%", "under_score", "Ünï 新聞 🗞", "two\nlines", "[x]*?", " "]


def marked(library: Library, path: str) -> int:
    """Mark the article at a path as a reader does, and return its id."""
    article_id = id_at(library, path)
    library.articles.set_read(article_id, True)
    library.articles.set_starred(article_id, True)
    library.articles.set_position(article_id, 4)
    return article_id


def marks(library: Library, article_id: int) -> tuple[bool, bool, int]:
    """Return whether an article is read and starred, and where reading stopped."""
    found = library.articles.get(article_id)
    assert found is not None
    return found.row.read, found.row.starred, found.position


def path_of(library: Library, article_id: int) -> str:
    """Return the path that an article is shown with."""
    found = library.articles.get(article_id)
    assert found is not None
    return found.path


def test_new_then_unchanged(library: Library) -> None:
    assert store(library, "/n/a", CALM) is Outcome.NEW
    outcome = library.shelving.put([("/n/a", Stat(2, 2), CALM)])
    assert outcome == [Outcome.KNOWN]
    assert library.articles.count() == 1
    assert library.shelving.places("/n") == {"/n/a": ("/n/a", 2, 2, None, 0)}


def test_outcomes_are_in_the_order_of_the_files(library: Library) -> None:
    store(library, "/n/a", CALM)
    outcomes = library.shelving.put([("/n/x", STAT, STORM), ("/n/a", STAT, CALM)])
    assert outcomes == [Outcome.NEW, Outcome.KNOWN]


def test_changed_keeps_the_id_and_the_marks_but_waits_again(library: Library) -> None:
    before = put(library, "/n/a", CALM, NAMES)
    marked(library, "/n/a")
    assert library.waiting.count("test") == 0
    assert store(library, "/n/a", STORM) is Outcome.CHANGED
    found = library.articles.get(before)
    assert found is not None
    assert (found.row.title, found.text, found.blocks) == ("Storm", STORM.text, STORM.blocks)
    assert (found.mentions, found.stage, found.language) == ((), "", "")
    assert marks(library, before) == (True, True, 4)
    assert library.entities.ranked() == []
    assert [article.id for article in library.waiting.after("test", None, 9)] == [before]


@pytest.mark.parametrize("new_file_first", [True, False])
def test_moved_keeps_everything_in_one_place(library: Library, new_file_first: bool) -> None:
    article_id = put(library, "/n/a", CALM, NAMES)
    marked(library, "/n/a")
    if new_file_first:
        assert store(library, "/n/b", CALM) is Outcome.KNOWN
        assert library.shelving.mark_gone(["/n/a"]) == 0
    else:
        assert library.shelving.mark_gone(["/n/a"]) == 1
        assert store(library, "/n/b", CALM) is Outcome.KNOWN
    assert list(library.shelving.places("/n")) == ["/n/b"]
    assert path_of(library, article_id) == "/n/b"
    assert marks(library, article_id) == (True, True, 4)
    row = library.articles.row(article_id)
    assert row is not None
    assert not row.gone
    assert len(library.articles.mentions(article_id)) == 2


def test_files_that_swap_their_names_keep_their_marks(library: Library) -> None:
    first, second = put(library, "/n/a", CALM), put(library, "/n/b", STORM)
    marked(library, "/n/a")
    library.shelving.put([("/n/a", STAT, STORM), ("/n/b", STAT, CALM)])
    assert (id_at(library, "/n/a"), id_at(library, "/n/b")) == (second, first)
    assert marks(library, first) == (True, True, 4)
    assert library.articles.count() == 2


def test_a_file_that_takes_the_name_of_a_moved_one_is_new(library: Library) -> None:
    old = put(library, "/n/today", CALM)
    marked(library, "/n/today")
    files = [("/n/today", STAT, STORM), ("/n/yesterday", STAT, CALM)]
    assert library.shelving.put(files) == [Outcome.NEW, Outcome.KNOWN]
    assert id_at(library, "/n/yesterday") == old
    assert marks(library, id_at(library, "/n/today")) == (False, False, 0)


def test_copied_is_one_article_at_two_places(library: Library) -> None:
    article_id = put(library, "/n/a", CALM)
    assert store(library, "/n/b", CALM) is Outcome.KNOWN
    assert library.articles.count() == 1
    assert id_at(library, "/n/a") == id_at(library, "/n/b") == article_id
    assert library.shelving.mark_gone(["/n/a"]) == 0
    assert path_of(library, article_id) == "/n/b"


def test_one_of_two_copies_changed_is_a_new_article(library: Library) -> None:
    article_id = put(library, "/n/a", CALM, NAMES)
    store(library, "/n/b", CALM)
    marked(library, "/n/a")
    assert store(library, "/n/b", STORM) is Outcome.NEW
    assert marks(library, id_at(library, "/n/b")) == (False, False, 0)
    assert marks(library, article_id) == (True, True, 4)
    assert len(library.articles.mentions(article_id)) == 2


def test_vanished_is_listed_and_readable_until_it_is_back(library: Library) -> None:
    shelf = library.shelving.add_shelf("/n", "folder")
    article_id = put(library, "/n/a", CALM, NAMES)
    assert library.shelving.mark_gone(["/n/a", "/n/never"]) == 1
    assert [row.gone for row in library.articles.page(0, 9, shelf)] == [True]
    found = library.articles.get(article_id)
    assert found is not None
    assert (found.text, found.path, len(found.mentions)) == (CALM.text, "/n/a", 2)
    assert library.shelving.places("/n")["/n/a"][-1]
    assert store(library, "/n/a", CALM) is Outcome.KNOWN
    assert [row.gone for row in library.articles.page(0, 9, shelf)] == [False]
    assert [row.id for row in library.articles.page(0, 9)] == [article_id]


def test_back_again_with_another_text_is_changed(library: Library) -> None:
    article_id = put(library, "/n/a", CALM)
    library.shelving.mark_gone(["/n/a"])
    assert store(library, "/n/a", STORM) is Outcome.CHANGED
    row = library.articles.row(article_id)
    assert row is not None
    assert (row.title, row.gone) == ("Storm", False)


def test_changed_to_the_text_of_another_joins_it(library: Library) -> None:
    put(library, "/n/a", CALM, NAMES)
    kept = put(library, "/n/b", STORM)
    assert store(library, "/n/a", STORM) is Outcome.KNOWN
    assert [row.id for row in library.articles.page(0, 9)] == [kept]
    assert library.entities.ranked() == []


def test_errors_are_kept_and_cleared(library: Library) -> None:
    library.shelving.put_errors({"/n/b": (STAT, "no text"), "/n/a": (STAT, "not UTF-8")})
    assert library.shelving.errors() == [("/n/a", "not UTF-8"), ("/n/b", "no text")]
    assert library.shelving.places("/n/a") == {"/n/a": ("/n/a", *STAT, "not UTF-8", 0)}
    assert library.articles.find("/n/a") is None
    assert store(library, "/n/a", CALM) is Outcome.NEW
    assert library.shelving.mark_gone(["/n/b"]) == 0
    assert library.shelving.errors() == []
    assert list(library.shelving.places("/n")) == ["/n/a"]


def test_a_known_file_that_can_no_longer_be_read_stays(library: Library) -> None:
    article_id = put(library, "/n/a", CALM, NAMES)
    library.shelving.put_errors({"/n/a": (Stat(9, 9), "not UTF-8")})
    assert id_at(library, "/n/a") == article_id
    assert len(library.articles.mentions(article_id)) == 2
    library.shelving.put([("/n/a", Stat(10, 10), STORM)])
    assert library.shelving.errors() == []


def test_a_file_that_is_back_but_not_readable_is_there(library: Library) -> None:
    article_id = put(library, "/n/a", CALM)
    library.shelving.mark_gone(["/n/a"])
    library.shelving.put_errors({"/n/a": (STAT, "not UTF-8")})
    row = library.articles.row(article_id)
    assert row is not None
    assert not row.gone


@pytest.mark.parametrize("shelf_first", [True, False])
@pytest.mark.parametrize("shelf", ["/n", "/n/", "/"])
def test_a_folder_is_a_shelf(library: Library, shelf: str, shelf_first: bool) -> None:
    if shelf_first:
        library.shelving.add_shelf(shelf, "folder")
    put(library, "/n/deep/er/a", CALM)
    shelf_id = library.shelving.add_shelf(shelf, "folder")
    assert library.shelving.add_shelf(shelf, "folder") == shelf_id
    assert [(s.path, s.kind, s.articles) for s in library.shelves.all()] == [(shelf, "folder", 1)]
    assert library.articles.count(shelf_id) == 1


def test_a_file_is_a_shelf_of_itself(library: Library) -> None:
    shelf = library.shelving.add_shelf("/n/a", "file")
    put(library, "/n/a", CALM)
    put(library, "/n/a2", STORM)
    assert [row.title for row in library.articles.page(0, 9, shelf)] == ["Calm"]
    assert library.shelving.forget("/n/a") == (1, 1)
    assert [row.title for row in library.articles.page(0, 9)] == ["Storm"]


def test_nested_shelves_hold_the_same_article(library: Library) -> None:
    outer = library.shelving.add_shelf("/n", "folder")
    inner = library.shelving.add_shelf("/n/in", "folder")
    deep, flat = put(library, "/n/in/a", CALM), put(library, "/n/b", STORM)
    assert library.shelves.of(deep) == [outer, inner]
    assert library.shelves.of(flat) == [outer]
    assert library.shelving.forget("/n") == (1, 1)
    assert library.shelves.of(deep) == [inner]
    assert library.articles.row(flat) is None
    assert library.shelving.forget("/n/in") == (1, 1)
    assert library.articles.count() == 0


def test_forgetting_an_inner_shelf_keeps_what_the_outer_holds(library: Library) -> None:
    outer = library.shelving.add_shelf("/n", "folder")
    library.shelving.add_shelf("/n/in", "folder")
    article_id = put(library, "/n/in/a", CALM, NAMES)
    assert library.shelving.forget("/n/in") == (1, 0)
    assert library.shelves.of(article_id) == [outer]
    assert len(library.articles.mentions(article_id)) == 2


def test_forgetting_a_shelf_keeps_a_copy_on_another(library: Library) -> None:
    library.shelving.add_shelf("/n", "folder")
    other = library.shelving.add_shelf("/o", "folder")
    article_id = put(library, "/n/a", CALM)
    store(library, "/o/a", CALM)
    assert library.shelving.forget("/n") == (1, 0)
    assert library.shelves.of(article_id) == [other]
    assert path_of(library, article_id) == "/o/a"


def test_forget_of_a_folder_inside_a_shelf(library: Library) -> None:
    shelf = library.shelving.add_shelf("/n", "folder")
    put(library, "/n/in/a", CALM, NAMES)
    library.shelving.put_errors({"/n/in/bad": (STAT, "no text")})
    kept = put(library, "/n/b", STORM, NAMES)
    assert library.shelving.forget("/n/in") == (0, 1)
    assert [row.id for row in library.articles.page(0, 9, shelf)] == [kept]
    assert library.shelving.errors() == []
    assert [entity.name for entity in library.entities.ranked()] == ["Bo"]


def test_forget_of_an_article_and_of_nothing(library: Library) -> None:
    put(library, "/n/a", CALM, NAMES)
    assert library.shelving.forget("/n/nothing") == (0, 0)
    assert library.shelving.forget("/n/a") == (0, 1)
    assert library.articles.count() == 0
    assert library.entities.ranked() == []
    assert library.search.find("Ada OR Calm") == []


def test_what_is_gone_is_forgotten_too(library: Library) -> None:
    library.shelving.add_shelf("/n", "folder")
    put(library, "/n/a", CALM)
    library.shelving.mark_gone(["/n/a"])
    assert library.shelving.forget("/n") == (1, 1)


@pytest.mark.parametrize("odd", ODD_NAMES)
def test_odd_path_names(library: Library, odd: str) -> None:
    folder, twin = f"/n/{odd}", f"/n/{odd}x"
    shelf = library.shelving.add_shelf(folder, "folder")
    article_id = put(library, f"{folder}/{odd}", CALM, NAMES)
    put(library, f"{twin}/{odd}", STORM)
    assert list(library.shelving.places(folder)) == [f"{folder}/{odd}"]
    assert [row.id for row in library.articles.page(0, 9, shelf)] == [article_id]
    assert library.shelves.at(folder) == shelf
    assert library.shelving.mark_gone([f"{folder}/{odd}"]) == 1
    assert library.shelving.forget(folder) == (1, 1)
    assert [row.title for row in library.articles.page(0, 9)] == ["Storm"]


def test_siblings_that_share_a_prefix_are_told_apart(library: Library) -> None:
    folders = ["/news", "/news2", "/news-old", "/news.d", "/new", "/NEWS"]
    for folder in folders:
        put(library, f"{folder}/a", article_of(folder))
    shelves = {folder: library.shelving.add_shelf(folder, "folder") for folder in folders}
    for folder, shelf in shelves.items():
        assert [row.title for row in library.articles.page(0, 9, shelf)] == [folder]
        assert list(library.shelving.places(folder)) == [f"{folder}/a"]
    assert library.shelving.forget("/news") == (1, 1)
    assert library.articles.count() == len(folders) - 1


def test_shelves_count_what_is_unread_and_keep_consent(library: Library) -> None:
    shelf = library.shelving.add_shelf("/n", "folder")
    other = library.shelving.add_shelf("/n/in", "folder")
    article_id = put(library, "/n/in/a", CALM)
    put(library, "/n/b", STORM)
    library.articles.set_read(article_id, True)
    assert [(s.articles, s.unread, s.online) for s in library.shelves.all()] == [
        (2, 1, None),
        (1, 0, None),
    ]
    assert library.shelves.consent(article_id) is None
    library.shelves.set_consent(shelf, True)
    assert library.shelves.consent(article_id) is True
    library.shelves.set_consent(other, False)
    assert library.shelves.consent(article_id) is False
    assert [s.online for s in library.shelves.all()] == [True, False]


def test_renaming_after_a_change_counts_only_the_new_text(library: Library) -> None:
    put(library, "/n/a", CALM, NAMES)
    store(library, "/n/a", STORM)
    assert name(library, "/n/a", STORM, NAMES) == 1
    assert [(e.name, e.mentions) for e in library.entities.ranked()] == [("Bo", 1)]


def test_the_index_is_brought_into_one_piece_and_finds_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        words = " ".join(f"word{number}n{place}" for place in range(500))
        put(library, f"/n/{number}", article_of(f"Nr {number}", f"Ada met {words}."))
    before = [hit.path for hit in library.search.find("ada", -1)]
    read = library.connections.read()
    pieces = "SELECT count(DISTINCT segid) FROM articles_fts_idx"
    asked = list[bool]()
    # A step is stopped before, not within; what is left is done the next time.
    monkeypatch.setattr("db.shelving.TIDIED_AT_ONCE", 1)
    library.shelving.tidy(lambda: len(asked) > 1 or bool(asked.append(True)))
    assert read.execute(pieces).fetchone()[0] > 1
    assert [hit.path for hit in library.search.find("ada", -1)] == before
    library.shelving.tidy(lambda: bool(asked.append(True)))
    assert len(asked) > 3
    assert read.execute(pieces).fetchone() == (1,)
    assert [hit.path for hit in library.search.find("ada", -1)] == before
    assert [hit.path for hit in library.search.find("word31n7")] == ["/n/31"]
