"""Files that are no Kiwix files, not there, or damaged: a message, and never a crash."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from enrich.context.sources import SourceError
from enrich.context.zim import ZimSource, archive, files
from support.zim_files import article, write_old_zim, write_zim

PAGES = {f"Page {n}": article(f"<b>Page {n}</b> is number {n} of the pages.") for n in range(40)}

FEW = {name: PAGES[name] for name in ("Page 1", "Page 2")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file that is in order."""
    return write_zim(tmp_path_factory.mktemp("zim") / "whole.zim", PAGES).read_bytes()


def refused(path: Path) -> str:
    """Return why a file is not read."""
    with pytest.raises(SourceError) as caught:
        ZimSource(path).lookup(["Page 1"])
    return str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.zim") == f"The Kiwix file {tmp_path / 'a.zim'} is not there."


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a folder, not a Kiwix file."


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.zim")
    assert "is not there" in refused(tmp_path / "a.zim")


def test_a_file_that_may_not_be_read(
    tmp_path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zim").write_bytes(whole)

    def refuse(path: Path, *_: object, **__: object) -> None:
        # As for a file without the right to read it; root has that right for every file.
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert "can't be opened" in refused(tmp_path / "a.zim")


@pytest.mark.parametrize("content", [b"", b"ZIM", b"this is text\n" * 99, b"ZIM\x04"])
def test_a_file_that_is_no_kiwix_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zim").write_bytes(content)
    assert "no Kiwix (ZIM) file" in refused(tmp_path / "a.zim")


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.999])
def test_a_file_that_was_cut_off(tmp_path: Path, whole: bytes, share: float) -> None:
    (tmp_path / "a.zim").write_bytes(whole[: int(len(whole) * share)])
    assert f"{tmp_path / 'a.zim'}" in refused(tmp_path / "a.zim")


def test_a_split_file_without_its_second_part(tmp_path: Path, whole: bytes) -> None:
    (tmp_path / "a.zimaa").write_bytes(whole[:5000])
    assert "damaged" in refused(tmp_path / "a.zim")


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes(tmp_path: Path, whole: bytes, seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(whole)
    for _ in range(chance.choice((1, 5, 50))):
        damaged[chance.randrange(200 if seed % 2 else len(damaged))] ^= chance.randrange(1, 256)
    (tmp_path / "a.zim").write_bytes(damaged)
    assert "damaged" in refused(tmp_path / "a.zim")


def test_damage_that_is_met_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large to be checked first has a page with a wrong place."""
    monkeypatch.setattr(files, "LARGEST_CHECKED", 0)
    path = write_old_zim(tmp_path / "a.zim", FEW)
    content = bytearray(path.read_bytes())
    # The number of the blob in front of the path, in the entry of the page.
    content[content.index(b"Page_1.html\0") - 1] = 0x7F
    path.write_bytes(content)
    source = ZimSource(path)
    assert source.lookup(["Page 2"])["Page 2"].candidates[0].page.title == "Page 2"
    with pytest.raises(SourceError, match="is damaged"):
        source.lookup(["Page 1"])


def test_titles_that_are_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_CHECKED", 0)
    path = write_old_zim(tmp_path / "a.zim", FEW)
    content = path.read_bytes().replace(b"\0Page 2\0", b"\0Pag\xff 2\0")
    path.write_bytes(content)
    assert "damaged" in refused(path)


def test_a_large_page_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LONGEST_PAGE", 100)
    path = write_zim(tmp_path / "a.zim", {"Page 1": article("One. " * 100)})
    assert ZimSource(path).lookup(["Page 1"])["Page 1"].candidates == ()
