"""The list of articles in other orders, under headings, and with only some of them."""

from __future__ import annotations

from textual.events import Key

from db.rows import ArticleRow, Heading
from support.reader import OpenReader, Reader


def _rows(reader: Reader) -> list[ArticleRow | Heading]:
    articles = reader.screen.articles
    return [row for i in range(articles.count) if (row := articles.row(i)) is not None]


def _titles(reader: Reader) -> list[str]:
    return [row.title for row in _rows(reader) if isinstance(row, ArticleRow)]


async def _order(reader: Reader, words: str) -> None:
    await reader.press("O", *words, "enter")


async def test_the_order_is_chosen_and_said(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        newest = _titles(reader)
        await _order(reader, "headline")
        assert _titles(reader) == sorted(newest, key=str.lower)
        assert "by headline" in reader.text().split("\n")[0]
        await _order(reader, "oldest")
        assert _titles(reader)[0] == newest[-1]
        await _order(reader, "newest")
        assert _titles(reader) == newest
        assert "first" not in reader.text().split("\n")[0]


async def test_the_cursor_stays_on_its_article(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j")
        here = reader.screen.articles.current
        for order in ("headline", "oldest", "by source", "grouped by day", "newest"):
            await _order(reader, order)
            assert reader.screen.articles.current == here


async def test_headings_are_passed_over(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 14)) as reader:
        newest = _titles(reader)
        await reader.press("ctrl+g")
        rows = _rows(reader)
        assert isinstance(rows[0], Heading)
        assert _titles(reader) == newest
        assert "by day" in reader.text().split("\n")[0]
        assert "Tue 30 Jul 2024 · 1" in reader.text()
        await reader.press("g")
        seen = []
        for _ in newest:
            row = reader.screen.articles.current
            assert row is not None
            seen.append(row.title)
            await reader.press("j")
        assert seen == newest
        await reader.press(*["k"] * len(rows))
        assert reader.screen.articles.cursor == 1
        assert "Tue 30 Jul 2024" in reader.text()


async def test_groups_go_round(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        plain = _rows(reader)
        await reader.press("ctrl+g", "ctrl+g")
        headings = [row for row in _rows(reader) if isinstance(row, Heading)]
        assert sum(heading.articles for heading in headings) == len(plain)
        sources = [heading.text.lower() for heading in headings if heading.text]
        assert sources == sorted(sources)
        await reader.press("2", "J", "J", "K")
        assert reader.screen.articles.open_id == reader.screen.reading.article_id
        await reader.press("1", "ctrl+g", "ctrl+g")
        assert _rows(reader) != []
        assert not any(isinstance(row, Heading) for row in _rows(reader))


async def test_the_list_is_filtered_while_it_is_typed(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        everything = _titles(reader)
        await reader.press("ampersand", *"wagner")
        assert "List only:" in reader.text()
        found = _titles(reader)
        assert 0 < len(found) < len(everything)
        await reader.press("enter")
        assert f"{len(found)} · wagner" in reader.text().split("\n")[0]
        assert "Esc in the list shows all again" in reader.text()
        await reader.press("escape")
        assert _titles(reader) == everything


async def test_a_filter_that_is_left_leaves_the_list_as_it_was(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        everything = _titles(reader)
        await reader.press("ampersand", *"wagner", "escape")
        assert _titles(reader) == everything
        assert reader.screen.articles.has_focus


async def test_diacritics_and_sources(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("ampersand", *"KEITA", "enter")
        plain = _titles(reader)
        await reader.press("ampersand", *"Keïta", "enter")
        assert _titles(reader) == plain
        await reader.press("ampersand", *"source:example date:2024-07", "enter")
        rows = [row for row in _rows(reader) if isinstance(row, ArticleRow)]
        assert rows
        for row in rows:
            assert "example" in row.publication.lower()
            assert (row.published or "").startswith("2024-07")


async def test_what_was_read_stays_until_the_list_is_made_anew(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        count = reader.screen.articles.count
        await reader.press("ampersand", *"is:unread", "enter", "enter", "J", "J")
        assert reader.screen.articles.count == count
        await reader.press("1", "ampersand", "enter")
        assert reader.screen.articles.count == count - 2
        await reader.press("s", "ampersand", *"is:starred", "enter")
        assert len(_titles(reader)) == 1


async def test_a_filter_that_makes_no_sense_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        count = reader.screen.articles.count
        await reader.press("ampersand", *"is:red", "enter")
        assert "is:red is not known" in reader.text()
        await reader.press("ampersand", *"date:juli", "enter")
        assert "is no year, month or day" in reader.text()
        assert reader.screen.articles.count == count


async def test_nothing_that_fits_is_said_and_left(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        reader.screen.article.show(None)
        await reader.press("ampersand", *"xyzzy", "enter")
        assert reader.screen.articles.count == 0
        assert "Nothing here is xyzzy" in reader.text()
        await reader.press("q")
        assert reader.app.is_running
        assert reader.screen.articles.count == 28


async def test_only_the_articles_of_the_selected_name(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("backslash")
        assert "No name is selected" in reader.text()
        await reader.press("2", "e", "enter")
        entity = reader.screen.entity.entity
        assert entity is not None
        await reader.press("backslash")
        assert len(_titles(reader)) == entity.articles
        assert entity.name in reader.text().split("\n")[0]
        await reader.press("backslash")
        assert len(_titles(reader)) == 28


async def test_the_next_unread_in_another_order(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _order(reader, "headline")
        await reader.press("g", "enter", "right_square_bracket", "right_square_bracket")
        assert reader.screen.articles.cursor == 2
        await reader.press("left_square_bracket")
        assert "no further unread" in reader.text()


async def test_a_click_below_the_first_line_chooses_the_row_under_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _order(reader, "headline")
        await reader.press("g")
        await reader.pilot.click(offset=(5, 3))
        await reader.pilot.pause()
        assert reader.screen.articles.cursor == 1


async def test_a_search_that_is_listed_is_ordered_and_filtered_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        reader.desk.search = "prigozhin"
        reader.screen.reading.show_list()
        await reader.pilot.pause()
        found = _titles(reader)
        assert 1 < len(found) < 28
        assert f"{len(found)} · prigozhin" in reader.text().split("\n")[0]
        await _order(reader, "headline")
        assert _titles(reader) == sorted(found, key=str.lower)
        await reader.press("ampersand", *"death", "enter")
        assert 0 < len(_titles(reader)) < len(found)
        await reader.press("escape")
        assert len(_titles(reader)) == len(found)
        await reader.press("escape")
        assert len(_titles(reader)) == 28


async def test_order_and_groups_outlive_a_restart_and_a_filter_does_not(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        newest = _titles(reader)
        await _order(reader, "oldest")
        await reader.press("ctrl+g", "ampersand", *"wagner", "enter")
        assert len(_titles(reader)) < len(newest)
    async with open_reader() as reader:
        assert sorted(_titles(reader)) == sorted(newest)
        assert _titles(reader)[0] == newest[-1]
        assert isinstance(_rows(reader)[0], Heading)
        assert "oldest first · by day" in reader.text().split("\n")[0]
        await _order(reader, "newest")
        await _order(reader, "not grouped")
    async with open_reader() as reader:
        assert _titles(reader) == newest
        assert reader.screen.reading.view is None


async def test_an_order_that_nothing_knows_is_the_usual_one(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        newest = _titles(reader)
        reader.desk.library.set_fact("listed", "SIDEWAYS")
    async with open_reader() as reader:
        assert _titles(reader) == newest


async def test_no_letter_is_lost_that_is_typed_before_the_line_is_there(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        for key in ("ampersand", *"wag"):
            reader.app.post_message(Key(key, key if len(key) == 1 else None))
        await reader.pilot.pause()
        await reader.press(*"ner", "enter")
        assert reader.screen.list_view.view.typed == "wagner"
        # What was there is typed over, as if it were selected.
        for key in ("ampersand", *"mali"):
            reader.app.post_message(Key(key, key if len(key) == 1 else None))
        await reader.pilot.pause()
        await reader.press("enter")
        assert reader.screen.list_view.view.typed == "mali"
