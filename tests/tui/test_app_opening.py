"""An address is opened only when it is of the web, and only once it was shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from db.records import Article, Block, BlockKind
from db.shelving import Stat
from support.reader import OpenReader
from tui.screens.browse import site_of

LONG = "https://long.example/" + "x" * 1_500


async def opened_after(
    open_reader: OpenReader,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    *keys: str,
) -> tuple[list[str], str]:
    """Return what was opened by keys on an article of an address, and the screen before the last.

    The address is put into the library as it is: another program may have done so.
    """
    library = Library.create(folder / "own.db")
    library.shelving.add_shelf("/own", "folder")
    article = Article("Pier", "Pier", url=url, blocks=(Block(BlockKind.PARAGRAPH, 0, 4),))
    library.shelving.put([("/own/a.txt", Stat(1, 1), article)])
    library.close()
    async with open_reader(
        library=folder / "own.db", paths=(Path("/own"),), size=(80, 24)
    ) as reader:
        opened = list[str]()
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("2", *keys[:-1])
        shown = reader.text()
        assert opened == []
        await reader.press(*keys[-1:])
        return opened, shown


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "https://",
        "https://a.example/\nfile:///etc/passwd",
        "https://a.example/ --new-window",
        "https://a.example/\x1b]0;x\x07",
        "https://a.example/\u202egpj.exe",
        "ftp://a.example/x",
        "-https://a.example",
        "//a.example/x",
        "",
    ],
)
async def test_nothing_else_than_the_web_is_opened(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    opened, shown = await opened_after(open_reader, tmp_path, monkeypatch, url, "o", "enter")
    assert opened == []
    assert "No web address is named here." in shown


@pytest.mark.parametrize("key", ["escape", "n", "q"])
async def test_the_reader_may_leave_it(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    url = "https://a.example/x"
    opened, shown = await opened_after(open_reader, tmp_path, monkeypatch, url, "o", key)
    assert (opened, url in shown) == ([], True)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://a.example/[bold]x[/]", "a.example"),
        ("https://paper.example@evil.example/x", "evil.example"),
        ("https://раypal.example/x", "xn--ypal-43d9g.example, written раypal.example"),
        (LONG, "long.example"),
    ],
)
async def test_the_site_and_the_address_are_shown_before(
    open_reader: OpenReader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    site: str,
) -> None:
    opened, shown = await opened_after(open_reader, tmp_path, monkeypatch, url, "o", "enter")
    assert opened == [url]
    assert f"Site: {site} " in shown
    assert url[:40] in shown
    assert "Enter or y" in shown


def test_a_host_that_is_no_name_is_shown_by_its_numbers() -> None:
    host = "a" * 70 + "é.example"
    assert site_of(f"https://{host}/") == f"{'a' * 70}\\xe9.example, written {host}"
