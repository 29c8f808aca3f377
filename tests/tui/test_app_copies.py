"""Copies of one report: grouped in the list, passed over unread, and what differs in them."""

from __future__ import annotations

from pathlib import Path

from db.library import Library
from db.rows import ArticleRow, Heading
from support.reader import OpenReader, Reader
from support.storytelling import settle
from tui.screens.differences import DifferencesScreen


def _open(reader: Reader, words: str) -> int:
    """Open the article with some words in its headline."""
    rows = reader.desk.library.articles.page(0, 100)
    row = next(row for row in rows if words in row.title)
    assert reader.screen.reading.open_article(row.id)
    return row.id


def _copy_of(reader: Reader, article_id: int) -> ArticleRow:
    (copy,) = reader.desk.library.following.copies.of(article_id)
    return copy.article


def _rows(reader: Reader) -> list[ArticleRow | Heading]:
    articles = reader.screen.articles
    return [row for i in range(articles.count) if (row := articles.row(i)) is not None]


async def test_copies_stand_under_the_headline_of_the_first(open_reader: OpenReader) -> None:
    async with open_reader(size=(160, 40)) as reader:
        await reader.press("ctrl+g", "ctrl+g", "ctrl+g")
        rows = _rows(reader)
        headings = [row for row in rows if isinstance(row, Heading)]
        assert [(heading.articles, heading.is_report) for heading in headings] == [
            (2, True),
            (2, True),
            (24, False),
        ]
        library = reader.desk.library
        for place in (0, 3):
            heading, *members = rows[place : place + 3]
            ids = [row.id for row in members if isinstance(row, ArticleRow)]
            (first,) = set(library.following.copies.reports(ids).values())
            row = library.articles.row(first)
            assert isinstance(heading, Heading)
            assert row is not None
            assert row.title == heading.text
        lines = reader.text().split("\n")
        assert "28 articles, 26 reports" in lines[0]
        assert any("2 copies" in line for line in lines)
        assert any("Without copies · 24" in line for line in lines)
        # A copy whose report is not listed with it stands alone; what is open stays.
        await reader.press("ampersand", *"washington brands", "enter")
        assert "2 articles, 2 reports" in reader.text().split("\n")[0]
        assert "Without copies · 2" in reader.text()


async def test_what_differs_is_shown_and_leads_to_its_place(open_reader: OpenReader) -> None:
    async with open_reader(size=(160, 50)) as reader:
        article = _open(reader, "Washington Brands")
        copy = _copy_of(reader, article)
        await settle(reader, "equals_sign")
        screen = reader.app.screen
        assert isinstance(screen, DifferencesScreen)
        text = reader.text()
        assert "1 of 1" in text
        assert "% alike" in text
        assert "Washington Brands" in text
        assert copy.title in text
        parts = reader.desk.library.following.copies.difference(article, copy.id)
        lines = [line.lstrip("▌ ") for line in text.splitlines()]
        (removed, *_) = (p.text.split() for p in parts if p.one and not p.other and p.text.strip())
        (added, *_) = (p.text.split() for p in parts if p.other and not p.one and p.text.strip())
        assert any(line.startswith(f"- {removed[0]}") for line in lines)
        assert any(line.startswith(f"+ {added[0]}") for line in lines)
        await settle(reader, "n")
        assert "There is no further copy." in reader.text()
        await settle(reader, "N")
        assert "This is the likest copy." in reader.text()
        await settle(reader, "j", "enter")
        assert reader.app.screen is reader.screen
        assert reader.screen.reading.article_id == copy.id
        await settle(reader, "ctrl+o")
        assert reader.screen.reading.article_id == article


async def test_leaving_stays_with_the_article(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        article = _open(reader, "Washington Brands")
        for key in ("escape", "equals_sign"):
            await settle(reader, "equals_sign")
            assert isinstance(reader.app.screen, DifferencesScreen)
            await settle(reader, key)
            assert reader.app.screen is reader.screen
            assert reader.screen.reading.article_id == article


async def test_without_copies_or_an_article_it_is_said(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        _open(reader, "Messi")
        await settle(reader, "equals_sign")
        assert "This article has no copies here." in reader.text()
        reader.screen.article.show(None)
        await settle(reader, "equals_sign")
        assert "Open an article first." in reader.text()


async def test_every_copy_is_come_to(open_reader: OpenReader, library_file: Path) -> None:
    library = Library(library_file)
    rows = library.articles.page(0, 100)
    article, same = (
        next(row.id for row in rows if words in row.title) for words in ("Washington", "Messi")
    )
    with library.connections.write() as write:
        # A third one, word for word the same, and with what could steer a terminal.
        (text,) = write.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
        hostile = f"[red]\x1b[31m{text}"
        write.execute(
            "UPDATE articles SET text = ?, title = '[b]\x1b[2J' WHERE id = ?", (text, same)
        )
        write.execute("UPDATE articles SET text = ? WHERE id = ?", (hostile, article))
        write.execute(
            "INSERT INTO copies (article_id, other_id, likeness) VALUES (?, ?, 1)", (article, same)
        )
    library.close()
    async with open_reader() as reader:
        _open(reader, "Washington")
        await settle(reader, "equals_sign")
        assert "1 of 2 · 100% alike" in reader.text()
        assert "[b]�[2J" in reader.text()
        assert "- [red]�[31m" in reader.text()
        await settle(reader, "n")
        assert "2 of 2" in reader.text()


async def test_what_was_read_in_a_copy_is_no_next_unread(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        rows = library.articles.page(0, 100)
        article = next(row for row in rows if "Washington Brands" in row.title)
        copy = _copy_of(reader, article.id)
        for order in ("newest", "headline"):
            for row in rows:
                library.articles.set_read(row.id, row.id not in (article.id, copy.id))
            await reader.press("O", *order, "enter", "1", "g")
            await reader.press("right_square_bracket")
            first = reader.screen.reading.article_id
            assert first in (article.id, copy.id)
            # It is read now, and with it the other one.
            await reader.press("right_square_bracket")
            assert "no further unread" in reader.text()
            assert reader.screen.reading.article_id == first
