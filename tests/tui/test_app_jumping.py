"""Jumping: letters over the names, on into other articles, marks, the trail."""

from __future__ import annotations

import re

from textual.events import Key

from support.reader import OpenReader, Reader
from tui.letters import labels


def _offset(reader: Reader) -> tuple[int | None, int]:
    return reader.screen.reading.article_id, reader.screen.article.top_offset


async def _to(reader: Reader, name: str) -> int:
    """Select a name in the first article that has it; return its entity."""
    (entity, *_) = reader.desk.library.entities.find(name)
    (mention, *_) = reader.desk.library.entities.mentions(entity.id, limit=1)
    reader.screen.reading.open_article(mention.article.id)
    reader.screen.article.focus()
    reader.screen.article.go_to(mention.start)
    await reader.press("enter")
    return entity.id


async def test_letters_select_any_name_on_the_screen(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        pane = reader.screen.article
        await reader.press("2", "d")
        names = pane.names_in_view
        assert len(names) > 3
        before = reader.text()
        await reader.press("f")
        assert reader.text() != before
        await reader.press("d")
        assert pane.mention is not None
        assert pane.mention.start == names[2]
        assert reader.screen.reading.entity_id == pane.mention.entity_id
        assert pane.has_focus


async def test_letters_lie_over_the_beginning_of_each_name(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2")
        article = reader.screen.article.article
        assert article is not None
        first = reader.screen.article.names_in_view[0]
        word = article.text[first:].split(None, 1)[0]
        assert word in reader.text()
        await reader.press("f")
        assert f"a{word[1:]}" in reader.text()
        await reader.press("escape")
        assert f"a{word[1:]}" not in reader.text()
        assert not reader.screen.reading.pane_open


async def test_two_letters_where_one_is_not_enough(open_reader: OpenReader) -> None:
    async with open_reader(size=(200, 100)) as reader:
        pane = reader.screen.article
        await reader.press("2")
        names = pane.names_in_view
        assert len(names) > 26
        await reader.press("f", "m", "s")
        assert pane.mention is not None
        assert pane.mention.start == names[labels(len(names)).index("ms")]


async def test_letters_that_no_name_has(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", "f", "m")
        assert "No name has the letters m." in reader.text()
        await reader.press("j")
        assert reader.screen.article.top_line == 1


async def test_letters_need_a_name_on_the_screen(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        reader.screen.article.show(None)
        await reader.press("f")
        assert "no name on the screen" in reader.text()


async def test_mentions_go_on_in_the_next_article_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _to(reader, "Wagner Group")
        mentions = reader.desk.library.entities.mentions(entity)
        here = reader.screen.reading.article_id
        left = [m for m in mentions if m.article.id == here]
        await reader.press(*["asterisk"] * (len(left) - 1))
        place = _offset(reader)
        await reader.press("asterisk")
        after = next(m for m in mentions if m.article.id != here)
        assert reader.screen.reading.article_id == after.article.id
        assert reader.screen.article.mention is not None
        assert reader.screen.article.mention.start == after.start
        assert "In the next article" in reader.text()
        await reader.press("ctrl+o")
        assert _offset(reader) == place


async def test_every_mention_is_come_by_and_then_no_more(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _to(reader, "Yevgeny Prigozhin")
        mentions = reader.desk.library.entities.mentions(entity)
        seen = [(mentions[0].article.id, mentions[0].start)]
        for _ in mentions[1:]:
            await reader.press("asterisk")
            assert reader.screen.article.mention is not None
            seen.append(
                (reader.screen.reading.article_id or 0, reader.screen.article.mention.start)
            )
        assert seen == [(m.article.id, m.start) for m in mentions]
        await reader.press("asterisk")
        assert "no further mention in the library" in reader.text()
        await reader.press(*["number_sign"] * (len(mentions) - 1))
        assert reader.screen.reading.article_id == mentions[0].article.id


async def test_marks_are_kept_and_gone_to(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", "J", "d", "d")
        place = _offset(reader)
        await reader.press("m", "a")
        assert "Marked as a" in reader.text()
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", "J", "J", "apostrophe")
        assert re.search(r"Go to: .* a ", reader.text())
        await reader.press("a")
        assert _offset(reader) == place


async def test_twice_the_key_goes_to_where_the_last_jump_began(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("apostrophe", "apostrophe")
        assert "no jump yet" in reader.text()
        await reader.press("2", "d", "m", "a")
        first = _offset(reader)
        await reader.press("J", "d", "d")
        second = _offset(reader)
        await reader.press("apostrophe", "a")
        assert _offset(reader) == first
        await reader.press("apostrophe", "apostrophe")
        assert _offset(reader) == second
        await reader.press("apostrophe", "apostrophe")
        assert _offset(reader) == first


async def test_a_mark_of_an_article_that_is_forgotten_says_so(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("2", "m", "z")
        title = reader.screen.article.article
        assert title is not None
        with reader.desk.library.connections.write() as write:
            write.execute("UPDATE articles SET hash = 'other' WHERE id = ?", (title.row.id,))
        await reader.press("apostrophe", "z")
        assert "Mark z is no longer in the library" in reader.text()
        await reader.press("apostrophe", "q")
        assert "There is no mark q." in reader.text()


async def test_a_mark_is_a_letter(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("m", "enter")
        assert "A mark is a letter" in reader.text()
        await reader.press("m", "escape", "j")
        assert reader.screen.articles.cursor == 1


async def test_the_trail_shows_how_one_got_here_and_goes_there(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _to(reader, "Wagner Group")
        await reader.press("full_stop", "3", "G", "enter")
        there = reader.screen.reading.article_id
        await reader.press("1", "g", "enter", "ctrl+o")
        assert reader.screen.reading.article_id == there
        await reader.press("T")
        screen = reader.text()
        assert "1 place behind, 1 ahead" in screen
        assert "▶" in screen
        assert "Wagner Group" in screen
        await reader.press("k", "enter")
        assert reader.app.screen is reader.screen
        assert reader.screen.reading.article_id != there
        assert reader.screen.entity.has_focus_within
        await reader.press("L")
        assert reader.screen.reading.article_id == there
        await reader.press("T", "escape")
        assert reader.screen.reading.article_id == there


async def test_the_keys_of_the_trail_are_those_of_the_settings(open_reader: OpenReader) -> None:
    async with open_reader(keys={"trail": "x", "open": "ctrl+n"}) as reader:
        await reader.press("x")
        assert "^N go there" in reader.text()
        await reader.press("question_mark")
        assert "Half a page down" in reader.text()
        await reader.press("escape", "ctrl+n")
        assert reader.app.screen is reader.screen


async def test_rows_of_the_trail_within_one_article_differ(open_reader: OpenReader) -> None:
    async with open_reader(size=(160, 20)) as reader:
        await reader.press("2", "e", "enter", "f")
        await reader.press("escape", "full_stop", "3", "j", "enter", "escape", "2", "d")
        # A jump within the article, from further down in it.
        await reader.press("m", "a", "g", "apostrophe", "a", "T")
        rows = [line for line in reader.text().split("\n")[1:-1] if "30 Jul 2024" in line]
        assert len(rows) > 2
        assert len({row.strip(" ▌▶") for row in rows}) == len(rows)
        assert any("Wagner Group" in row for row in rows)
        assert any("Wagner Group · mentions" in row for row in rows)
        assert any("“" in row for row in rows)


async def test_keys_that_come_at_once_go_where_the_ones_before_led(
    open_reader: OpenReader,
) -> None:
    async with open_reader((120, 40)) as reader:
        # From the list to the article, its second name, and into the pane.
        for key in ("1", "2", "e", "e", "enter", "3", "full_stop"):
            reader.app.post_message(Key(key, key if len(key) == 1 else None))
        await reader.pilot.pause()
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        assert reader.screen.place == "pane"
        assert "[Mentions]" in reader.text()
