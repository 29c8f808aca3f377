from __future__ import annotations

import os
from pathlib import Path

import pytest

from enrich.scan import article_files

NOBODY = 65534
SUFFIXES = (".txt", ".md")


def names(root: Path) -> list[str]:
    return sorted(os.path.relpath(path, root) for path, *_ in article_files(root, SUFFIXES))


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


def test_links_behind_which_something_is_missed_are_told(news: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (news / "own.txt").write_text("x")
    links = {
        "folder": outside,
        "up": news / "..",
        "file.txt": outside / "secret.txt",
        "device.txt": Path("/dev/null"),
        "nowhere.txt": outside / "nowhere.txt",
        "round.txt": news / "round.txt",
        # Nothing is missed behind these.
        "loop": news,
        "again.txt": news / "own.txt",
        "photo.jpg": outside / "photo.jpg",
        ".hidden.txt": outside / "secret.txt",
    }
    for name, target in links.items():
        (news / name).symlink_to(target)
    told = dict[str, str]()
    assert len(list(article_files(news, SUFFIXES, told.__setitem__))) == 1
    assert {os.path.relpath(path, news): reason for path, reason in told.items()} == {
        "folder": "a link out of the folder",
        "up": "a link out of the folder",
        "file.txt": "a link out of the folder",
        "device.txt": "a link out of the folder",
        "nowhere.txt": "a link that leads nowhere",
        "round.txt": "a link that leads nowhere",
    }


def test_a_folder_that_cannot_be_listed_is_told(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (news / "shut").mkdir()
    listed = os.scandir

    def refuse(folder: str) -> object:
        # As for a folder without the right to list it; root has that right for every folder.
        if folder.endswith("shut"):
            raise PermissionError(13, "Permission denied", folder)
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    told = dict[str, str]()
    assert list(article_files(news, SUFFIXES, told.__setitem__)) == []
    assert told == {str(news / "shut"): "can't be listed: permission denied"}


def test_a_folder_in_one_that_cannot_be_entered_holds_nothing(news: Path, tmp_path: Path) -> None:
    (news / "own.txt").write_text("x")
    tmp_path.chmod(0)
    user = os.geteuid()
    # Root may enter everything: for a moment this process is nobody.
    if user == 0:
        os.seteuid(NOBODY)
    try:
        assert names(news) == []
    finally:
        os.seteuid(user)
        tmp_path.chmod(0o700)


def test_a_folder_that_is_itself_given_as_a_link_is_searched(news: Path, tmp_path: Path) -> None:
    (news / "own.txt").write_text("x")
    link = tmp_path / "link"
    link.symlink_to(news)
    assert names(link) == ["own.txt"]


def test_a_file_given_alone_is_taken_whatever_its_name(news: Path) -> None:
    path = news / ".notes"
    path.write_text("four")
    assert list(article_files(path, SUFFIXES)) == [(str(path), 4, path.stat().st_mtime_ns)]


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
