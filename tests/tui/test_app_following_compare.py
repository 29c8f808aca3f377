"""Two names side by side: what is shown of them, and where its rows lead."""

from __future__ import annotations

import pytest

from support.reader import OpenReader, Reader
from support.storytelling import settle, to_pane
from tui.panes.outline import GoTo, Meet
from tui.screens.compare import CompareScreen


async def _compare(reader: Reader, one: str = "Prigozhin", other: str = "wagner gr") -> None:
    await to_pane(reader, one)
    await settle(reader, "V", *other, "enter")


def _put_cursor(reader: Reader, kind: type) -> GoTo | Meet:
    """Put the cursor on the first row that leads to such a thing; return what it leads to."""
    screen = reader.app.screen
    assert isinstance(screen, CompareScreen)
    rows = screen.rows
    place, target = next(
        (place, row.target)
        for place, row in enumerate(rows.rows)  # type: ignore[attr-defined]
        if isinstance(row.target, kind)
    )
    rows.set_cursor(place)  # type: ignore[attr-defined]
    assert isinstance(target, GoTo | Meet)
    return target


def _lines_with(reader: Reader, *texts: str) -> list[str]:
    return [line for line in reader.text().splitlines() if all(text in line for text in texts)]


async def test_two_columns_where_there_is_room(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 60)) as reader:
        await _compare(reader)
        library = reader.desk.library
        one, other = (library.entities.find(n)[0] for n in ("Prigozhin", "Wagner Group"))
        assert "Yevgeny Prigozhin – Wagner Group" in reader.text()
        assert _lines_with(
            reader,
            f"{one.mentions} mentions in {one.articles}",
            f"{other.mentions} mentions in {other.articles}",
        )
        assert "In sentences together" in reader.text()


async def test_one_under_the_other_where_there_is_not(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 60)) as reader:
        await _compare(reader)
        assert len(_lines_with(reader, " mentions in ")) == 2
        await reader.pilot.resize_terminal(120, 60)
        await settle(reader)
        assert len(_lines_with(reader, " mentions in ")) == 1


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_months_have_bars(open_reader: OpenReader, size: tuple[int, int]) -> None:
    async with open_reader(size=size) as reader:
        await _compare(reader)
        await settle(reader, *["d"] * 40)
        assert "Articles a month." in reader.text()
        assert _lines_with(reader, "2023", "█")


async def test_a_sentence_leads_to_its_place_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _compare(reader)
        before = reader.screen.reading.here()
        target = _put_cursor(reader, GoTo)
        assert isinstance(target, GoTo)
        assert target.at is not None
        await settle(reader, "enter")
        assert reader.app.screen is reader.screen
        assert reader.screen.reading.article_id == target.article_id
        assert reader.screen.article.in_view(target.at)
        await settle(reader, "ctrl+o")
        assert reader.screen.reading.here() == before


async def test_who_stands_with_both_is_met(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _compare(reader)
        target = _put_cursor(reader, Meet)
        assert isinstance(target, Meet)
        await settle(reader, "j", "k")
        assert "In a paragraph with each of them" in reader.text()
        await settle(reader, "enter")
        assert reader.screen.reading.entity_id == target.entity_id


async def test_another_one_is_asked_for(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await settle(reader, "V")
        assert "Select a name first" in reader.text()
        await _compare(reader)
        await settle(reader, "V")
        assert "Compare Yevgeny Prigozhin with" in reader.text()
        await settle(reader, *"lavrov", "enter")
        assert "Yevgeny Prigozhin – Sergei Lavrov" in reader.text()
        await settle(reader, "escape")
        assert reader.app.screen is reader.screen


async def test_what_has_nothing_in_common_is_told(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _compare(reader, "Messi", "kidal")
        assert "No sentence names both." in reader.text()
