"""Pictures of all screens; each test also asserts a text that its screen must hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from db.decisions import log
from db.decisions.kinds import Different, Same, Watch
from db.decisions.standing import Entry
from db.library import Library
from support.decided import arrive
from support.pictures import PictureFile, taken
from support.reader import OpenReader
from support.screens import PALETTE, SCREENS
from tui.themes import NAMES

SIZES = [(80, 24), (120, 40), (200, 50)]
# What the reader looks at most: these are drawn in all themes, and without colour.
MAIN = ["context", "mentions", "entities", "search", "why", "review-pair"]

Make = Callable[[str], dict[str, object]]


@pytest.fixture
def shown(
    library_file: Path, doubtful_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Make:
    """Return what makes the library of a screen ready, and says how a desk is to be made on it."""

    def make(name: str) -> dict[str, object]:
        match name:
            case "empty":
                return {"paths": (), "library": tmp_path / "none.db"}
            case "doubtful":
                _decide(doubtful_file)
                return {"library": doubtful_file}
            case "signs":
                return {"signs": True}
            case "elsewhere":
                _move(library_file)
            case "notes":
                _write_notes(library_file, monkeypatch)
        return {}

    return make


def _move(file: Path) -> None:
    """Have the shelf where it is on no machine, so that pictures show the same on all."""
    library = Library(file)
    with library.connections.write() as write:
        write.execute("UPDATE shelves SET path = '/home/reader/seeds'")
    library.close()


def _decide(file: Path) -> None:
    """Take three decisions, one of them against another."""
    library = Library(file)
    kidal, burma = (
        library.decisions.named(library.entities.find(name)[0].id) for name in ("Kidal", "Burma")
    )
    decided = [Watch(entity=kidal), Different(one=kidal, other=burma), Same(one=kidal, other=burma)]
    arrive(
        library,
        [
            Entry(0, str(day), f"2026-10-0{day}T12:00:00.000000+00:00", decision)
            for day, decision in enumerate(decided, 1)
        ],
    )
    library.close()


def _write_notes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write notes of one day on the newest article and on a name in it."""
    monkeypatch.setattr(log, "_after_all", lambda write: "2024-08-01T10:00:00.000000+00:00")
    library = Library(file)
    article = library.articles.get(library.articles.page(0, 1)[0].id)
    assert article is not None
    blocks, write = article.blocks, library.noting.on_article
    mali = library.entities.find("Mali")[0].id
    monkeypatch.setattr(log, "uuid4", iter(range(5)).__next__)
    write(article.row.id, "For the piece on Mali.")
    write(
        article.row.id, "Who counted them?\n[b]Nobody[/b] says.", (blocks[1].start, blocks[1].end)
    )
    write(article.row.id, "Compare the dates.", (blocks[2].start, blocks[2].end))
    library.noting.on_entity(mali, "Junta since 2020.")
    write(library.articles.page(1, 1)[0].id, "Read on.")
    library.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(
    open_reader: OpenReader,
    shown: Make,
    snapshot: SnapshotAssertion,
    name: str,
    size: tuple[int, int],
) -> None:
    seen = SCREENS[name]
    async with open_reader(size, **shown(seen.library)) as reader:
        picture = await taken(reader, seen.keys, ["dark", "light"])
    assert seen.text in picture
    assert picture == snapshot(extension_class=PictureFile)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", NAMES)
async def test_palette(
    open_reader: OpenReader, snapshot: SnapshotAssertion, theme: str, size: tuple[int, int]
) -> None:
    async with open_reader(size, theme) as reader:
        picture = await taken(reader, PALETTE.keys, [theme])
    assert PALETTE.text in picture
    assert picture == snapshot(extension_class=PictureFile)


@pytest.mark.parametrize("theme", ["contrast", "ansi"])
@pytest.mark.parametrize("name", MAIN)
async def test_themes(
    open_reader: OpenReader, shown: Make, snapshot: SnapshotAssertion, name: str, theme: str
) -> None:
    seen = SCREENS[name]
    async with open_reader(theme=theme, **shown(seen.library)) as reader:
        picture = await taken(reader, seen.keys, [theme])
    assert seen.text in picture
    assert picture == snapshot(extension_class=PictureFile)


@pytest.mark.parametrize("name", MAIN)
async def test_no_colour(
    open_reader: OpenReader,
    shown: Make,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen = SCREENS[name]
    async with open_reader(**shown(seen.library)) as reader:
        picture = await taken(reader, seen.keys, ["dark"])
    assert seen.text in picture
    assert picture == snapshot(extension_class=PictureFile)
