from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.library import Library
from enrich.progress import Progress, ReadReport
from enrich.reading import BATCH, open_shelf, read_shelf

Write = Callable[[int], list[Path]]


def read(library: Library, path: Path) -> ReadReport:
    return read_shelf(library, open_shelf(library, path), lambda progress: None)


def text_of(library: Library, path: Path) -> str:
    article_id = library.articles.find(str(path))
    assert article_id is not None
    article = library.articles.get(article_id)
    assert article is not None
    return article.text


def put_back(path: Path, text: str, like: os.stat_result) -> None:
    """Change a file so that its stat does not tell."""
    assert len(text.encode()) == like.st_size
    path.write_text(text)
    os.utime(path, ns=(like.st_atime_ns, like.st_mtime_ns))


def test_new_files_are_read_and_then_unchanged(
    library: Library, news: Path, write_articles: Write
) -> None:
    write_articles(3)
    assert read(library, news) == ReadReport(read=3)
    assert read(library, news) == ReadReport(unchanged=3)
    assert library.articles.count() == 3


def test_an_unchanged_file_is_not_opened(library: Library, news: Path) -> None:
    path = news / "a.txt"
    path.write_text("Old words of the story.")
    read(library, news)
    put_back(path, "New words of the story.", path.stat())
    assert read(library, news) == ReadReport(unchanged=1)
    assert text_of(library, path) == "Old words of the story."
    os.utime(path, ns=(1, 1))
    assert read(library, news) == ReadReport(read=1)
    assert text_of(library, path) == "New words of the story."


def test_a_changed_file_is_the_same_article(library: Library, news: Path) -> None:
    path = news / "a.txt"
    path.write_text("One story.")
    read(library, news)
    before = library.articles.find(str(path))
    path.write_text("Another story, and a longer one.")
    assert read(library, news) == ReadReport(read=1)
    assert library.articles.find(str(path)) == before
    assert text_of(library, path) == "Another story, and a longer one."
    assert library.articles.count() == 1


def test_a_moved_file_is_the_same_article(library: Library, news: Path) -> None:
    path = news / "a.txt"
    path.write_text("One story.")
    read(library, news)
    before = library.articles.find(str(path))
    moved = news / "deep" / "b.txt"
    moved.parent.mkdir()
    path.rename(moved)
    report = read(library, news)
    assert (report.read, report.gone) == (1, 0)
    assert library.articles.find(str(moved)) == before
    assert library.articles.count() == 1
    assert not library.articles.page(0, 1)[0].gone


def test_a_vanished_file_is_marked_once_and_comes_back(library: Library, news: Path) -> None:
    path = news / "a.txt"
    path.write_text("One story.")
    (news / "b.txt").write_text("Another story.")
    read(library, news)
    path.unlink()
    assert read(library, news) == ReadReport(unchanged=1, gone=1)
    assert read(library, news) == ReadReport(unchanged=1)
    assert library.articles.count() == 2
    path.write_text("One story.")
    assert read(library, news) == ReadReport(read=1, unchanged=1)
    assert not any(row.gone for row in library.articles.page(0, 2))


def test_a_vanished_folder_stays_readable(
    library: Library, news: Path, write_articles: Write
) -> None:
    (path, *_) = write_articles(2)
    read(library, news)
    shutil.rmtree(news)
    assert read(library, news) == ReadReport(gone=2)
    assert all(row.gone for row in library.articles.page(0, 2))
    assert "United Nations" in text_of(library, path)


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_is_in(
    library: Library, news: Path, write_articles: Write
) -> None:
    write_articles(2)
    for name, content in (("bin.txt", b"\0\1" * 99), ("empty.md", b"")):
        (news / name).write_bytes(content)
    os.mkfifo(news / "pipe.txt")
    failed = (
        (str(news / "bin.txt"), "is a binary file"),
        (str(news / "empty.md"), "is empty"),
        (str(news / "pipe.txt"), "is not a regular file"),
    )
    first, second = read(library, news), read(library, news)
    assert (first.read, sorted(first.failed)) == (2, list(failed))
    assert second == ReadReport(unchanged=2, failed=failed)
    assert library.shelving.errors() == list(failed)


def test_a_file_is_tried_again_when_it_changes(library: Library, news: Path) -> None:
    path = news / "a.txt"
    path.write_bytes(b"")
    assert len(read(library, news).failed) == 1
    path.write_text("One story.")
    assert read(library, news) == ReadReport(read=1)
    assert library.shelving.errors() == []


def test_odd_names_are_kept(library: Library, news: Path) -> None:
    path = news / "new\nline.txt"
    path.write_text("One story.")
    assert read(library, news) == ReadReport(read=1)
    assert text_of(library, path) == "One story."
    assert read(library, news) == ReadReport(unchanged=1)


def test_a_name_that_is_not_text_is_reported(library: Library, news: Path) -> None:
    (news / "a.txt").write_text("One story.")
    odd = os.fsencode(news) + b"/caf\xe9.txt"
    with open(odd, "wb") as stream:
        stream.write(b"Another story.")
    report = read(library, news)
    assert report == ReadReport(read=1, failed=((os.fsdecode(odd), "its name is not valid text"),))
    assert read(library, news).failed == report.failed
    assert library.articles.count() == 1


def test_many_files_are_read_in_batches(
    library: Library, news: Path, write_articles: Write
) -> None:
    write_articles(200)
    told = list[Progress]()
    report = read_shelf(library, open_shelf(library, news), told.append)
    assert report == ReadReport(read=200)
    assert [p.done for p in told] == [*range(BATCH, 200, BATCH), 200]
    assert {(p.stage, p.total) for p in told} == {("read", 200)}


@pytest.mark.parametrize(("many", "tidied"), [(BATCH + 1, True), (BATCH * 9, False)])
def test_after_many_new_files_the_index_is_tidied(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch, many: int, tidied: bool
) -> None:
    monkeypatch.setattr("enrich.reading.MANY", many)
    for number in range(3 * BATCH):
        (news / f"{number}.txt").write_text(f"Nr {number}\n\nAda met number{number}.")
    read(library, news)
    pieces = "SELECT count(DISTINCT segid) FROM articles_fts_idx"
    found = library.connections.read().execute(pieces).fetchone()[0]
    assert (found == 1) is tidied


def test_reading_stops_between_batches_and_goes_on(
    library: Library, news: Path, write_articles: Write
) -> None:
    paths = write_articles(BATCH * 3)
    paths[0].unlink()
    shelf, told = open_shelf(library, news), list[Progress]()
    first = read_shelf(library, shelf, told.append, stop=lambda: len(told) == 1)
    assert first == ReadReport(read=BATCH)
    assert library.articles.count() == BATCH
    assert read_shelf(library, shelf, told.append) == ReadReport(
        read=BATCH * 2 - 1, unchanged=BATCH
    )
    assert library.articles.count() == BATCH * 3 - 1


def test_a_stopped_run_marks_nothing_as_gone(
    library: Library, news: Path, write_articles: Write
) -> None:
    paths = write_articles(2)
    read(library, news)
    paths[0].unlink()
    shelf = open_shelf(library, news)
    assert read_shelf(library, shelf, lambda progress: None, stop=lambda: True).gone == 0
    assert read(library, news).gone == 1


@pytest.mark.parametrize("spelling", ["news", "./news", "news/", "other/../news"])
def test_a_shelf_is_one_however_it_is_spelled(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch, spelling: str
) -> None:
    monkeypatch.chdir(news.parent)
    assert open_shelf(library, Path(spelling)) == str(news)
    assert open_shelf(library, news) == str(news)
    assert [shelf.path for shelf in library.shelves.all()] == [str(news)]


def test_folders_whose_names_begin_alike_are_apart(library: Library, news: Path) -> None:
    other = news.with_name("news2")
    other.mkdir()
    (news / "a.txt").write_text("One story.")
    (other / "b.txt").write_text("Another story.")
    read(library, news)
    read(library, other)
    assert read(library, news) == ReadReport(unchanged=1)
    shutil.rmtree(news)
    assert read(library, news) == ReadReport(gone=1)
    assert read(library, other) == ReadReport(unchanged=1)
