"""Copying by OSC 52, with a word on what was copied."""

from __future__ import annotations

from support.reader import OpenReader


async def test_of_the_list_the_headline_and_its_address(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("y")
        row = reader.screen.articles.current
        assert row is not None
        assert reader.app.clipboard == f"{row.title}\n{row.url}"
        assert "Copied headline and address: Wagner Admits" in reader.text()


async def test_of_the_article_the_paragraph_of_the_cursor(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "y")
        assert reader.app.clipboard.startswith("Wagner Admits Heavy")
        await reader.press("e", "e", "e", "y")
        assert reader.app.clipboard.startswith("The Wagner group has conceded")
        assert reader.app.clipboard.endswith(".")
        assert "Copied the paragraph" in reader.text()


async def test_of_the_pane_the_note_or_the_sentence(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "e", "e", "enter", "3", "y")
        assert reader.app.clipboard.startswith("Wagner Group\n")
        await reader.press("full_stop", "y")
        mention = reader.screen.entity.mentions.current
        assert mention is not None
        assert reader.app.clipboard == mention.snippet


async def test_a_selection(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "plus", "L", "y")
        assert reader.app.clipboard == "Wagner Admits"
        await reader.press("j")
        assert reader.screen.article.top_line >= 0
        assert not reader.screen.selecting.is_on


async def test_nothing_to_copy(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2")
        reader.screen.article.show(None)
        await reader.press("y")
        assert "nothing to copy" in reader.text()
