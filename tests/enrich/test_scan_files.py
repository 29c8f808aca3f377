from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.shelving import Stat
from enrich.scan import article_files

SUFFIXES = (".txt", ".md")


def names(root: Path) -> list[str]:
    return sorted(os.path.relpath(path, root) for path, _ in article_files(root, SUFFIXES))


def test_folders_are_searched_to_the_bottom(news: Path) -> None:
    deep = news / "a" / "b" / "c"
    deep.mkdir(parents=True)
    for path in (news / "one.txt", news / "a" / "TWO.TXT", deep / "three.md", deep / "four.pdf"):
        path.write_text("x")
    assert names(news) == ["a/TWO.TXT", "a/b/c/three.md", "one.txt"]


def test_hidden_files_and_folders_are_left_out(news: Path) -> None:
    (news / ".git").mkdir()
    for path in (news / ".git" / "one.txt", news / ".two.txt", news / "three.txt"):
        path.write_text("x")
    assert names(news) == ["three.txt"]


def test_links_are_left_out(news: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (news / "loop").symlink_to(news)
    (news / "folder").symlink_to(outside)
    (news / "file.txt").symlink_to(outside / "secret.txt")
    (news / "nowhere.txt").symlink_to(outside / "nowhere.txt")
    (news / "own.txt").write_text("x")
    assert names(news) == ["own.txt"]


def test_a_folder_that_is_itself_given_as_a_link_is_searched(news: Path, tmp_path: Path) -> None:
    (news / "own.txt").write_text("x")
    link = tmp_path / "link"
    link.symlink_to(news)
    assert names(link) == ["own.txt"]


def test_a_file_given_alone_is_taken_whatever_its_name(news: Path) -> None:
    path = news / ".notes"
    path.write_text("four")
    assert list(article_files(path, SUFFIXES)) == [
        (str(path), Stat(4, path.stat().st_mtime_ns)),
    ]


def test_nothing_is_there(tmp_path: Path) -> None:
    assert list(article_files(tmp_path / "missing", SUFFIXES)) == []


@pytest.mark.parametrize("name", ["new\nline.txt", "tab\t.txt", "ünï.txt", "-rf.txt", " .txt"])
def test_odd_names(news: Path, name: str) -> None:
    (news / name).write_text("x")
    assert names(news) == [name]


def test_a_folder_named_like_an_article_is_a_folder(news: Path) -> None:
    (news / "folder.txt").mkdir()
    (news / "folder.txt" / "in.txt").write_text("x")
    assert names(news) == ["folder.txt/in.txt"]
