"""Which files are read, and what is said of those that are not."""

from __future__ import annotations

import copy
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from enrich.readers import ReadError, read, suffixes


def reason(path: Path, **options: int) -> str:
    with pytest.raises(ReadError) as caught:
        read(path, **options)
    assert caught.value.path == path
    return caught.value.reason


def test_text_and_markdown_are_read_whatever_the_case_of_the_suffix(tmp_path: Path) -> None:
    assert set(suffixes()) == {".txt", ".md"}
    for name in ("a.txt", "b.md", "c.TXT"):
        path = tmp_path / name
        path.write_text("A few words")
        assert read(path).text == "A few words"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", "\ufeff\u200b\u00a0".encode()])
def test_a_file_without_words_is_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "blank.txt"
    path.write_bytes(content)
    assert reason(path) == "is empty"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert reason(path) == "is a binary file"


def test_the_number_of_lines_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"word\n" * 500_001)
    assert reason(path) == "has more than 500,000 lines"


def test_size_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 20)
    assert read(path, max_bytes=100).text.startswith("word")
    assert reason(path, max_bytes=99) == "is larger than 99 bytes"
    os.truncate(path, 20_000_001)
    assert reason(path) == "is larger than 20 MB"


def test_a_missing_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.txt") == "does not exist"


def test_folders_pipes_sockets_and_devices_are_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "plain").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert reason(tmp_path / "socket.txt")
    assert reason(tmp_path / "folder.txt") == "is a folder"
    assert reason(tmp_path / "plain") == "is a folder"
    assert reason(tmp_path / "pipe.txt") == "is not a regular file"
    assert reason(tmp_path / "device.txt") == "is not a regular file"


NOBODY = 65534


def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words")
    path.chmod(0)
    user = os.geteuid()
    # Root may read everything: for a moment this process is nobody.
    if user == 0:
        os.seteuid(NOBODY)
    try:
        assert reason(path) == "permission denied"
    finally:
        os.seteuid(user)


def test_other_kinds_of_file_and_impossible_names(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.jpg") == "is not a .md, .txt file"
    assert reason(tmp_path / "a\0b.txt") == "is not a valid file name"


def test_the_message_is_printable_and_survives_pickling() -> None:
    error = ReadError(Path("odd\x1b[31m\udcff.txt"), "is empty")
    again = copy.copy(error)  # by the way that pickle goes
    assert str(again) == "odd\ufffd[31m\ufffd.txt: is empty"
    assert (again.path, again.reason) == (error.path, error.reason)


def test_importing_the_readers_is_light() -> None:
    heavy = {"spacy", "textual", "rich", "sqlite_utils", "markdown_it", "yaml", "dateutil"}
    script = f"import sys, enrich.readers; print(*({heavy!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
