"""What is new: in the open article, and in the list beside each unread one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from db.following.novelty import Novelties
from db.library import Library
from support.reader import OpenReader, Reader
from support.storytelling import settle
from tui.article_painter import NEW_SIGN


def open_article(reader: Reader, words: str) -> int:
    """Open the article with some words in its headline."""
    rows = reader.desk.library.articles.page(0, 100)
    row = next(row for row in rows if words in row.title)
    assert reader.screen.reading.open_article(row.id)
    return row.id


def listed(reader: Reader) -> list[str]:
    """Return what is on the screen of the list: the open article has its headline beside it."""
    width = reader.screen.articles.size.width
    return [line[:width] for line in reader.text().splitlines()]


async def test_from_one_new_sentence_to_the_next(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        article = open_article(reader, "Washington Brands")
        new = reader.desk.library.following.novelty.of(article).new
        assert len(new) == 4
        pane = reader.screen.article
        assert not any(f" {NEW_SIGN} " in line for line in reader.text().splitlines())
        await reader.press("right_parenthesis")
        assert "1 of 4 new sentences" in reader.text()
        assert pane.has_focus
        for number in (2, 3, 4):
            await reader.press("right_parenthesis")
            assert f"{number} of 4 new sentences" in reader.text()
            assert pane.in_view(new[number - 1].start)
        signs = [line for line in reader.text().splitlines() if f" {NEW_SIGN} " in line]
        assert any(new[3].text[:20] in line for line in signs)
        await reader.press("right_parenthesis")
        assert "1 of 4 new sentences" in reader.text()
        await reader.press("left_parenthesis", "left_parenthesis")
        assert "3 of 4 new sentences" in reader.text()
        # Esc takes the signs away, and nothing else.
        await reader.press("escape")
        assert pane.new == ()
        assert pane.has_focus


async def test_signs_of_what_is_new_go_with_their_article(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        open_article(reader, "Washington Brands")
        await reader.press("right_parenthesis")
        open_article(reader, "Messi")
        assert reader.screen.article.new == ()


async def test_where_nothing_is_new_it_is_said_where_it_was_said_before(
    open_reader: OpenReader, library_file: Path
) -> None:
    library = Library(library_file)
    with library.connections.write() as write:
        # What says something new in the copy says nothing with a name any more.
        query = "DELETE FROM mentions WHERE article_id = ? AND sentence = ?"
        rows = library.articles.page(0, 100)
        article = next(row.id for row in rows if "Washington Brands" in row.title)
        for line in library.following.novelty.of(article).new:
            write.execute(query, (article, line.start))
    library.close()
    async with open_reader(size=(200, 40)) as reader:
        open_article(reader, "Washington Brands")
        await reader.press("right_parenthesis")
        assert "All 13 sentences with names are in earlier articles: " in reader.text()
        assert "U.S. Names Wagner" in reader.screen.status.message
        assert reader.screen.article.new == ()


async def test_the_list_tells_what_is_new_in_the_unread(open_reader: OpenReader) -> None:
    async with open_reader(size=(160, 80), signs=True) as reader:
        await settle(reader)
        lines = listed(reader)
        place = next(i for i, line in enumerate(lines) if "Washington Brands" in line)
        assert "=1 4 new of 17" in lines[place + 1]
        assert "17 new of 17" in reader.text()
        # In what has been read nothing is new any more.
        open_article(reader, "Washington Brands")
        await settle(reader)
        lines = listed(reader)
        place = next(i for i, line in enumerate(lines) if "Washington Brands" in line)
        assert "= 1 copy" in lines[place + 1]
        assert "new of" not in lines[place + 1]


async def test_narrow_lists_tell_it_in_signs(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 70), signs=True) as reader:
        await settle(reader)
        lines = [line[:28] for line in reader.text().splitlines()]
        assert any(line.rstrip().endswith("=1 +4") for line in lines)


async def test_the_list_waits_for_nothing(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, count = threading.Event(), Novelties.count

    def slow(self: Novelties, article_id: int) -> tuple[int, int]:
        assert going.wait(30)
        return count(self, article_id)

    monkeypatch.setattr(Novelties, "count", slow)
    async with open_reader(size=(160, 40), signs=True) as reader:
        await reader.press("1", "G")
        assert "Central African Republic Signs" in reader.text()
        assert "new of" not in reader.text()
        going.set()
        await settle(reader)
        assert "new of" in reader.text()
