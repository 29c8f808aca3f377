"""Panes wider and narrower, and the marks in the scroll bar."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from support.reader import OpenReader, Reader
from tui.scroll_marks import SIGN, rows_of


def _widths(reader: Reader) -> tuple[int, int, int]:
    screen = reader.screen
    panes = (screen.articles, screen.article, screen.entity)
    return tuple(pane.region.width for pane in panes)  # type: ignore[return-value]


async def test_the_focused_pane_gets_wider_and_stays_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        before = _widths(reader)
        await reader.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        after = _widths(reader)
        assert after[0] == before[0] + 4
        assert sum(after) == sum(before)
    async with open_reader() as reader:
        assert _widths(reader) == after
        await reader.pilot.resize_terminal(90, 30)
        await reader.pilot.pause()
        assert _widths(reader)[0] == 28
        await reader.pilot.resize_terminal(120, 40)
        await reader.pilot.pause()
        assert _widths(reader) == after


async def test_an_article_takes_from_the_pane_beside_it(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "enter")
        before = _widths(reader)
        await reader.press("greater_than_sign")
        assert _widths(reader) == (before[0], before[1] + 4, before[2] - 4)
        await reader.press("3", "greater_than_sign")
        assert _widths(reader) == before


async def test_no_pane_is_lost(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press(*["less_than_sign"] * 10)
        assert _widths(reader)[0] == 16
        assert "no room for more" in reader.text()
        await reader.press(*["greater_than_sign"] * 20)
        assert _widths(reader)[1] == 24
        await reader.press("z", "greater_than_sign")
        assert "one pane only" in reader.text()


async def test_an_entity_has_the_whole_screen_whatever_the_width_of_its_pane(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "enter", "3", "less_than_sign", "i", "enter")
        assert _widths(reader) == (0, 0, 120)
        await reader.press("escape", "escape", "2", "e", "enter")
        assert _widths(reader)[2] == 38


async def test_mentions_of_the_selected_entity_are_marked_in_the_scroll_bar(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(80, 24)) as reader:
        pane = reader.screen.article
        right = pane.region.right - 1

        def marked() -> list[int]:
            lines = reader.text().split("\n")
            return [y for y in range(23) if lines[y][pane.region.right - 1] == SIGN]

        assert right == 79
        assert marked() == []
        await reader.press("2", "e", "enter")
        entity = reader.screen.reading.entity_id
        article = pane.article
        assert article is not None
        mentions = [m for m in article.mentions if m.entity_id == entity]
        assert 1 < len(marked()) <= len(mentions)
        assert marked()[0] == 0
        before = marked()
        await reader.press("G")
        assert marked() == before
        await reader.press("escape")
        assert marked() == []


@given(st.lists(st.integers(0, 999), max_size=30), st.integers(1, 60))
def test_rows_are_those_of_the_bar(lines: list[int], size: int) -> None:
    rows = rows_of(lines, 1000, size)
    assert all(0 <= row < size for row in rows)
    assert bool(rows) == bool(lines)


async def test_lines_get_longer_and_stay_so(open_reader: OpenReader, library_file: Path) -> None:
    async with open_reader(size=(200, 50)) as reader:
        await reader.press("enter", "2", "d")
        top = reader.screen.article.top_offset
        before = reader.screen.article.measure
        await reader.press("alt+l", "alt+l", "alt+h")
        assert reader.screen.article.measure == before + 6
        assert f"Lines of up to {before + 6} cells." in reader.text()
        longest = max(len(line.strip()) for line in reader.text().splitlines()[:-1])
        assert longest > before
        assert abs(reader.screen.article.top_offset - top) <= before + 6
    async with open_reader(size=(200, 50), library=library_file) as reader:
        assert reader.screen.article.measure == before + 6
