"""Moving by keyboard: lines, pages, paragraphs, articles, panes."""

from __future__ import annotations

import pytest

from support.reader import OpenReader


async def test_a_list_is_gone_through_by_rows_pages_and_ends(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 25)) as reader:
        articles = reader.screen.articles
        await reader.press("j", "j", "k")
        assert articles.cursor == 1
        await reader.press("G")
        assert articles.cursor == 27
        await reader.press("g")
        assert articles.cursor == 0
        await reader.press("space")
        assert articles.cursor == articles.page // 2
        await reader.press("u")
        assert 0 < articles.cursor < articles.page // 2
        await reader.press("k", "pageup", "home", "up")
        assert articles.cursor == 0


async def test_the_cursor_of_a_list_is_always_in_view(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 12)) as reader:
        articles = reader.screen.articles
        for key in [*["j"] * 28, *["k"] * 28]:
            await reader.press(key)
            top, line = articles.top_line, articles.cursor * articles.lines_a_row
            assert top <= line
            assert line + articles.lines_a_row <= top + articles.page


@pytest.mark.parametrize(
    ("down", "up"),
    [("j", "k"), ("down", "up"), ("d", "u"), ("ctrl+d", "ctrl+u"), ("space", "b"), ("G", "g")],
)
async def test_a_text_is_gone_through_with_the_keys_of_less_and_vim(
    open_reader: OpenReader, down: str, up: str
) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", down)
        assert reader.screen.article.top_line > 0
        await reader.press(up)
        assert reader.screen.article.top_line == 0


async def test_paragraphs_are_gone_through(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        pane = reader.screen.article
        assert pane.article is not None
        starts = [block.start for block in pane.article.blocks]
        await reader.press("2", "right_curly_bracket")
        assert pane.top_offset == starts[1]
        await reader.press("right_curly_bracket")
        assert pane.top_offset == starts[2]
        await reader.press("left_curly_bracket")
        assert pane.top_offset == starts[1]


async def test_articles_are_gone_through_from_the_text(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "J", "J", "K")
        assert reader.screen.articles.cursor == 1
        assert reader.screen.articles.open_id == reader.screen.reading.article_id
        await reader.press("K", "K")
        assert "This is the first article." in reader.text()


async def test_the_next_unread_article_skips_those_that_were_read(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("j", "enter", "1", "g", "enter", "right_square_bracket")
        assert reader.screen.articles.cursor == 2
        await reader.press("left_square_bracket")
        assert "no further unread" in reader.text()


async def test_panes_are_gone_round(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        screen = reader.screen
        await reader.press("tab")
        assert screen.article.has_focus
        await reader.press("tab")
        assert screen.articles.has_focus
        await reader.press("2", "e", "enter", "tab")
        assert screen.entity.body.has_focus
        await reader.press("shift+tab", "shift+tab")
        assert screen.articles.has_focus
        await reader.press("3")
        assert screen.entity.body.has_focus


async def test_the_pane_number_of_a_closed_pane_says_what_to_do(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("3")
        assert "Enter selects it" in reader.text()


async def test_q_closes_the_top_thing_and_then_quits(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "enter", "q")
        assert not reader.screen.reading.pane_open
        await reader.press("q")
        assert reader.screen.articles.has_focus
        assert reader.app.is_running
        await reader.press("q")
        assert not reader.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_place_in_the_text_is_kept_when_the_window_changes(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        pane = reader.screen.article
        await reader.press("2", *["right_curly_bracket"] * 3)
        assert pane.article is not None
        offset = pane.top_offset
        for width, height in [(90, 20), (61, 15), size]:
            await reader.pilot.resize_terminal(width, height)
            await reader.pilot.pause()
        assert pane.top_offset == offset


async def test_at_80_columns_the_pane_takes_the_place_of_the_list(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", "e", "enter")
        assert reader.screen.articles.region.width == 0
        assert reader.screen.entity.region.right == 80
        await reader.press("escape")
        assert reader.screen.articles.region.width > 0


async def test_zen_leaves_only_the_article(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("z")
        assert reader.screen.articles.region.width == 0
        assert reader.screen.article.region.width == 120
        await reader.press("z")
        assert reader.screen.articles.region.width > 0


async def test_ctrl_c_says_how_to_quit(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("ctrl+c")
        assert reader.app.is_running
        assert "Q quits." in reader.text()
