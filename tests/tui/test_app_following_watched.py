"""Names that are watched: their shelf, the signs of their news, and what ends these."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.decisions.kinds import Watch
from db.library import Library
from support.reader import OpenReader, Reader
from support.storytelling import settle, to_pane


@pytest.fixture
def watching(library_file: Path) -> Path:
    """Watch two names since before there were any articles."""
    library = Library(library_file)
    for name in ("Kidal", "Prigozhin"):
        library.decisions.take(Watch(entity=library.decisions.named(_id(library, name))))
    with library.connections.write() as write:
        write.execute("UPDATE decisions SET at = '2000-01-01T00:00:00.000000+00:00'")
    library.close()
    return library_file


def _id(library: Library, name: str) -> int:
    return library.entities.find(name)[0].id


def _new(library: Library) -> dict[str, int]:
    return {entity.name: count for entity, count in library.following.watched.news()}


async def test_the_shelf_lists_what_is_new_and_opens_a_name(
    open_reader: OpenReader, watching: Path
) -> None:
    async with open_reader(library=watching) as reader:
        him = reader.desk.library.entities.find("Prigozhin")[0]
        before = reader.screen.reading.here()
        await reader.press("0", *"watched names")
        assert "Watched names: 2, 2 with news" in reader.text()
        await reader.press("enter")
        assert f"{him.name}: {him.articles} new articles" in reader.text()
        await reader.press(*"prigo", "enter")
        assert reader.screen.reading.entity_id == him.id
        assert reader.screen.reading.full
        # Now it has been visited.
        assert _new(reader.desk.library)[him.name] == 0
        await reader.press("ctrl+o")
        assert reader.screen.reading.here() == before
        await reader.press("0", *"watched names", "enter")
        assert f"{him.name}: nothing new" in reader.text()
        await reader.press("escape")
        assert not reader.screen.reading.pane_open


async def test_its_own_screen_is_not_left_for_the_browser(
    open_reader: OpenReader, watching: Path
) -> None:
    async with open_reader(library=watching) as reader:
        await reader.press("i", "enter", "2", "escape")
        await reader.press("0", *"watched names", "enter", "enter")
        assert reader.screen.reading.full
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        assert not reader.screen.reading.pane_open


async def test_nobody_watched_is_no_shelf(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("0")
        assert "The whole library" in reader.text()
        assert "Watched names" not in reader.text()


async def test_opening_the_pane_is_a_visit_of_what_is_watched(
    open_reader: OpenReader, watching: Path
) -> None:
    async with open_reader(library=watching) as reader:
        library = reader.desk.library
        him = library.entities.find("Prigozhin")[0]
        facts = library.facts()
        await to_pane(reader, "Wagner Group")
        assert {f for f in library.facts() if f.startswith("visited:")} <= facts.keys()
        assert _new(library)[him.name] == him.articles
        await to_pane(reader, "Prigozhin")
        assert _new(library) == {him.name: 0, "Kidal": _new(library)["Kidal"]}
        assert _new(library)["Kidal"]


async def test_the_list_has_a_sign_until_the_visit(open_reader: OpenReader, watching: Path) -> None:
    async with open_reader(library=watching, size=(160, 60), signs=True) as reader:
        library = reader.desk.library
        him = library.entities.find("Prigozhin")[0]
        news = library.following.watched.is_news([row.id for row in library.articles.page(0, 100)])
        assert await _signed(reader) == news != set()
        for name in (him.name, "Kidal"):
            await to_pane(reader, name)
        assert await _signed(reader) == set()


async def _signed(reader: Reader) -> set[int]:
    """Return the articles of the list that have the sign of news once all is worked out."""
    rows, signs = reader.desk.library.articles.page(0, 100), reader.screen.signs
    for row in rows:
        signs.of(row)
    await settle(reader)
    return {row.id for row in rows if signs.of(row).is_news}
