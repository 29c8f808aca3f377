"""What is kept: read, star, the place, corrections; and a library that can't be written."""

from __future__ import annotations

import os
from pathlib import Path

from support.reader import OpenReader


async def test_read_and_star_are_switched_in_the_list_and_in_the_text(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("j", "r", "s")
        row = reader.screen.articles.row(1)
        assert row is not None
        assert (row.read, row.starred) == (True, True)
        assert "★ Georgia's Lawmakers" in reader.text()
        await reader.press("r", "s")
        row = reader.screen.articles.row(1)
        assert row is not None
        assert (row.read, row.starred) == (False, False)


async def test_an_article_that_is_marked_unread_stays_so_while_it_is_read_on(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("enter", "r", "j", "e")
        row = reader.screen.articles.row(0)
        assert row is not None
        assert not row.read


async def test_the_next_start_goes_on_where_reading_stopped(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("j", "j", "j", "enter", *["right_curly_bracket"] * 4, "Q")
        left = reader.screen.reading.article_id
        offset = reader.screen.article.top_offset
        assert offset > 0
    async with open_reader(size=(100, 30)) as reader:
        assert reader.screen.reading.article_id == left
        assert reader.screen.articles.cursor == 3
        assert reader.screen.article.has_focus
        line = reader.screen.article.top_offset
        assert line <= offset < line + 100


async def test_an_article_goes_on_where_it_was_left_in_between(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("enter", *["right_curly_bracket"] * 3)
        offset = reader.screen.article.top_offset
        await reader.press("J", "K")
        assert reader.screen.article.top_offset == offset


async def test_headline_date_and_byline_can_be_corrected(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("j", "ctrl+e", *["backspace"], *"A New Head")
        await reader.press("tab", *"soon", "enter")
        assert "That is no date" in reader.text()
        await reader.press(*["backspace"] * 40, *"1 May 2025", "enter")
        library = reader.desk.library
        row = library.articles.page(0, 1)[0]
        assert (row.title, row.published) == ("A New Head", "2025-05-01")
        assert "A New Head" in reader.text()
        assert "1 May 2025" in reader.text()


async def test_a_library_that_can_not_be_written_is_read_all_the_same(
    open_reader: OpenReader, seeds_library: Path, tmp_path: Path
) -> None:
    async with open_reader() as reader:
        # Root may write what it likes, so the writer itself is taken away.
        path = reader.desk.library.path
        moved = path.rename(tmp_path / "elsewhere.db")
        os.symlink(os.devnull, path)
        await reader.press("2", "e", "enter", "j", "J")
        assert reader.app.is_running
        assert "The library can't be written" in reader.text()
        assert moved.exists()
