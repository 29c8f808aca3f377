"""The entity browser, and an entity on a screen of its own."""

from __future__ import annotations

from db.decisions.kinds import Hide, Watch
from db.entities import Entity
from support.reader import OpenReader, Reader
from tui.screens.entities import EntityBrowser


def _browser(reader: Reader) -> EntityBrowser:
    assert isinstance(reader.app.screen, EntityBrowser)
    return reader.app.screen


def _names(reader: Reader) -> list[str]:
    rows = _browser(reader).rows
    return [row.name for i in range(rows.count) if (row := rows.row(i)) is not None]


def _current(reader: Reader) -> Entity:
    entity = _browser(reader).rows.current
    assert isinstance(entity, Entity)
    return entity


async def test_all_names_come_with_counts_dates_and_months(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("i")
        ranked = reader.desk.library.entities.ranked()
        assert sorted(_names(reader)) == sorted(entity.name for entity in ranked)
        assert _current(reader).mentions == ranked[0].mentions
        row = next(line for line in reader.text().split("\n") if ranked[0].name in line)
        assert f"{ranked[0].mentions} " in row
        assert f"{ranked[0].articles} " in row
        assert "█" in row
        assert "Aug 2023–Jul 2024" in reader.text()


async def test_an_entity_has_a_screen_of_its_own_and_esc_comes_back(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("i", "j", "j")
        entity = _current(reader)
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert reader.screen.entity.entity == entity
        assert reader.screen.entity.region.width == 120
        assert reader.screen.entity.body.has_focus
        assert reader.screen.article.region.width == 0
        await reader.press("escape")
        assert _current(reader) == entity
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        assert reader.screen.article.region.width > 0
        assert not reader.screen.reading.pane_open


async def test_a_mention_opens_its_article_and_back_is_the_same_screen(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("i", "enter", "full_stop", "j", "j")
        mention = reader.screen.entity.mentions.current
        assert mention is not None
        await reader.press("enter")
        assert reader.screen.reading.article_id == mention.article.id
        assert reader.screen.article.region.width > 0
        assert reader.screen.article.has_focus
        assert reader.screen.reading.pane_open
        await reader.press("ctrl+o")
        assert reader.screen.entity.region.width == 120
        assert reader.screen.entity.mentions.cursor == 2
        assert reader.screen.entity.mentions.has_focus
        await reader.press("ctrl+o")
        assert reader.screen.article.region.width > 0


async def test_what_can_be_decided_of_a_name_can_be_on_its_own_screen(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("i", "enter")
        entity = reader.screen.entity.entity
        assert entity is not None
        await reader.press("W")
        assert "watched" in reader.text()
        await reader.press("w")
        assert entity.name in reader.text()
        assert reader.app.screen is not reader.screen
        await reader.press("escape", "1")
        assert reader.screen.articles.has_focus
        assert reader.screen.articles.region.width > 0
        await reader.press("i", "enter", "2")
        assert reader.screen.article.has_focus
        assert reader.screen.article.region.width > 0


async def test_orders(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("i", "O", *"by name", "enter")
        names = _names(reader)
        assert names == sorted(names, key=_plain)
        assert "by name" in reader.text()
        await reader.press("O", *"last seen", "enter")
        assert _current(reader).last is not None
        assert (_current(reader).last or "").startswith("2024-07-30")


def _plain(name: str) -> str:
    return "".join(char.lower() if char.isascii() else char for char in name)


async def test_names_are_filtered_as_they_are_typed(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("i")
        everything = _names(reader)
        await reader.press("ampersand", *"goita")
        assert "Assimi Goïta" in _names(reader)
        assert len(_names(reader)) < len(everything)
        await reader.press("enter", "j", "k", "enter")
        assert "Goïta" in reader.text()
        await reader.press("escape")
        assert "Assimi Goïta" in _names(reader)
        await reader.press("slash", *"zzz", "escape")
        assert "Assimi Goïta" in _names(reader)
        await reader.press("escape")
        assert _names(reader) == everything


async def test_kinds_watched_and_hidden(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        decisions = reader.desk.library.decisions
        one, other, *_ = reader.desk.library.entities.ranked()
        decisions.take(Watch(entity=decisions.named(one.id)))
        decisions.take(Hide(entity=decisions.named(other.id)))
        await reader.press("i")
        assert other.name not in _names(reader)
        await reader.press("full_stop")
        assert _names(reader) == [one.name]
        assert "[watched]" in reader.text()
        await reader.press("tab")
        assert _names(reader) == [other.name]
        await reader.press("tab")
        assert "[person]" in reader.text()
        assert _current(reader).label == "PERSON"
        await reader.press("comma", "comma", "comma")
        assert one.name in _names(reader)


async def test_the_kinds_stay_in_view_when_there_is_little_room(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("i", "comma")
        assert "[law]" in reader.text()
        await reader.pilot.resize_terminal(60, 20)
        await reader.pilot.pause()
        assert "[law]" in reader.text()


async def test_a_name_that_is_no_more_leaves_its_screen(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("i", "enter")
        with reader.desk.library.connections.write() as write:
            write.execute("UPDATE entities SET head = NULL, id = 9999 WHERE id = 9999")
            write.execute("PRAGMA defer_foreign_keys = ON")
            write.execute("DELETE FROM mentions")
            write.execute("DELETE FROM article_entities")
            write.execute("DELETE FROM entities")
        reader.screen.reading.renew()
        await reader.pilot.pause()
        assert reader.screen.article.region.width > 0
