"""A damaged library: what can be read of it is saved, and the file is kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.connections import LibraryError
from db.decisions.kinds import Rename
from db.library import Library
from db.rescue import rescue
from tests.db.conftest import article_of, id_at, put

ARTICLES, PAGE = 60, 4096
NAMES = [("Mali", "GPE", "place:mali")]


@pytest.fixture
def path(tmp_path: Path, empty_library: Path) -> Path:
    """A library with articles, a decision, a note and a search."""
    path = tmp_path / "library.db"
    shutil.copy(empty_library, path)
    library = Library(path)
    library.shelving.add_shelf("/n", "folder")
    for number in range(ARTICLES):
        put(library, f"/n/{number}", article_of(f"Mali {number}", "word " * 900), NAMES)
    mali = library.entities.find("Mali")[0]
    library.decisions.take(Rename(entity=library.decisions.named(mali.id), name="Mali (country)"))
    library.noting.on_article(id_at(library, "/n/3"), "A note.")
    library.articles.set_starred(id_at(library, "/n/3"), True)
    library.close()
    return path


def damage(path: Path, table: str, *, pages: int = 1, root: bool = False) -> None:
    """Overwrite pages of a table: its root, else some in its middle."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        number = connection.execute(query, (table,)).fetchone()[0]
        if not root:
            leaves = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY 1"
            try:
                found = [row[0] for row in connection.execute(leaves, (table,))]
            except sqlite3.OperationalError:
                found = [number]
            number = found[len(found) // 2]
    content = bytearray(path.read_bytes())
    content[(number - 1) * PAGE : (number - 1 + pages) * PAGE] = b"\xff" * (PAGE * pages)
    path.write_bytes(content)


def test_all_is_saved_of_what_is_not_damaged(path: Path) -> None:
    damage(path, "mentions", root=True)
    before = path.read_bytes()
    saved = rescue(path)
    assert (saved.articles, saved.decisions) == (ARTICLES, 2)
    assert saved.aside.read_bytes() == before
    library = Library(path)
    assert library.check().problems == ()
    row = library.articles.row(id_at(library, "/n/3"))
    assert row is not None
    assert (row.title, row.starred) == ("Mali 3", True)
    assert [note.text for note in library.notes.of_article(row.id)] == ["A note."]
    assert library.search.find('"Mali 3"')[0].article.id == row.id
    # What the machine found is found again, and what was decided holds for it.
    assert library.waiting.count("test") == ARTICLES
    put(library, "/n/3", article_of("Mali 3", "word " * 900), NAMES)
    assert library.entities.find("Mali")[0].name == "Mali (country)"
    assert library.shelves.all()[0].articles == ARTICLES
    library.close()


@pytest.mark.parametrize("root", [False, True])
def test_some_articles_are_lost(path: Path, root: bool) -> None:
    damage(path, "articles", root=root)
    saved = rescue(path)
    assert saved.decisions == 2
    assert saved.articles == 0 if root else 0 < saved.articles < ARTICLES
    library = Library(path)
    assert library.check().problems == ()
    library.close()


def test_of_what_is_no_database_nothing_is_saved_and_nothing_moved(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"no database at all" * 999)
    with pytest.raises(LibraryError, match="Nothing of"):
        rescue(path)
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]
