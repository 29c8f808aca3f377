"""Going online: never unasked, never in the way of reading."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from db.pages import Link, Page
from enrich.messages import Command, Event
from enrich.settings import ContextSettings, Settings
from support.reader import OpenReader, Reader

PAGE = Page(
    source="wikipedia",
    origin="en.wikipedia.org",
    title="Tinzaouaten",
    description="Commune in Mali",
    extract="A commune near the border.",
    url="https://en.wikipedia.org/wiki/Tinzaouaten",
    revision=7,
    licence="CC BY-SA 4.0",
    fetched_at="2026-01-02T03:04:05+00:00",
)


async def _open(reader: Reader, name: str = "Tinzaouaten") -> int:
    entity = reader.desk.library.entities.find(name)[0]
    reader.screen.reading.open_entity(entity.id)
    await reader.pilot.pause()
    return entity.id


def _asked(reader: Reader) -> list[Command]:
    return [command for command in reader.desk.asked if command.task == "look"]


async def test_nothing_is_asked_of_a_wiki_before_the_reader_agreed(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("full_stop", "comma", "2", "e", "enter")
        assert _asked(reader) == []


async def test_agreeing_says_what_is_sent_and_then_asks(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        await reader.press("A")
        assert "Look names up at en.wikipedia.org?" in reader.text()
        assert "never the articles themselves" in reader.text()
        await reader.press("y")
        assert "Who asks?" in reader.text()
        assert _asked(reader) == []
        await reader.press(*"me@x.org", "enter")
        assert reader.desk.library.facts()["contact"] == "me@x.org"
        assert _asked(reader) == [Command("look", entity, online=True)]
        assert "Asking en.wikipedia.org …" in reader.text()
        assert [shelf.online for shelf in reader.desk.library.shelves.all()] == [True]


async def test_once_agreed_names_are_looked_up_when_they_are_selected(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        reader.desk.library.shelves.set_consent(1, True)
        first = await _open(reader)
        await _open(reader)
        second = await _open(reader, "Sergei Shevchenko")
        asked = [command.id for command in _asked(reader)]
        assert asked == [first, second]


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_a_no_is_kept_and_leaving_is_no_answer(open_reader: OpenReader, key: str) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("A", key)
        assert _asked(reader) == []
        answer = [shelf.online for shelf in reader.desk.library.shelves.all()]
        assert answer == ([False] if key == "n" else [None])
        if key == "n":
            assert "You said no" in reader.text()


async def test_what_came_is_shown_with_source_licence_and_age(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        reader.desk.library.shelves.set_consent(1, True)
        entity = await _open(reader)
        link = Link(verdict="page", page=PAGE, evidence=("it was the only one",))
        reader.desk.library.links.keep({entity: link}, "test")
        await reader.tell(Event("context", id=entity))
        screen = reader.text()
        assert "A commune near the border." in screen
        assert "Wikipedia: Tinzaouaten, CC BY-SA 4.0," in screen
        assert "(2026-01-02)" in screen
        assert "it was the only one" in screen
        assert "Asking" not in screen


async def test_a_page_of_a_kiwix_file_is_shown_with_the_date_of_the_file(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        found = replace(PAGE, source="zim", origin="a", as_of="2015-06-02", fetched_at="2015-06-02")
        reader.desk.library.links.keep({entity: Link("page", found)}, "test")
        await reader.tell(Event("context", id=entity))
        screen = reader.text()
        assert "ZIM file: Tinzaouaten, CC BY-SA 4.0," in screen
        assert "As it was" in screen
        assert "(2015-06-02)" in screen
        assert "Fetched" not in screen


async def test_a_failure_is_said_in_the_pane_and_can_be_tried_again(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        reader.desk.library.shelves.set_consent(1, True)
        entity = await _open(reader)
        await reader.tell(Event("context", id=entity, text="The wiki can't be reached."))
        assert "The wiki can't be reached." in reader.text()
        await reader.press("A")
        assert len(_asked(reader)) == 2
        assert "Asking en.wikipedia.org …" in reader.text()


async def test_nobody_known_is_an_answer(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        reader.desk.library.links.keep({entity: Link(verdict="nobody")}, "test")
        await reader.tell(Event("context", id=entity))
        assert "Nobody and nothing is known by the" in reader.text()


@pytest.mark.parametrize(
    "settings",
    [Settings(offline=True), Settings(context=ContextSettings(online=False))],
)
async def test_offline_asks_nothing_and_says_so(
    open_reader: OpenReader, settings: Settings
) -> None:
    async with open_reader(settings=settings) as reader:
        reader.desk.library.shelves.set_consent(1, True)
        await _open(reader)
        assert "Offline: nothing is asked of any wiki." in " ".join(reader.text().split())
        await reader.press("A")
        assert _asked(reader) == []
        assert reader.app.screen is reader.screen


async def test_online_by_the_settings_needs_no_question(open_reader: OpenReader) -> None:
    settings = Settings(context=ContextSettings(online=True))
    async with open_reader(settings=settings) as reader:
        entity = await _open(reader)
        assert _asked(reader) == [Command("look", entity, online=True)]


async def test_a_contact_is_asked_for_once_and_need_not_be_given(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        await reader.press("A", "y")
        assert "Who asks?" in reader.text()
        await reader.press("escape")
        assert reader.desk.library.facts()["contact"] == ""
        assert _asked(reader) == [Command("look", entity, online=True)]
        reader.screen.run_command(reader.screen.command("consent"))
        await reader.pilot.pause()
        await reader.press("y")
        assert "Who asks?" not in reader.text()


async def test_a_contact_in_the_settings_is_not_asked_for(open_reader: OpenReader) -> None:
    settings = Settings(context=ContextSettings(contact="me@x.org"))
    async with open_reader(settings=settings) as reader:
        entity = await _open(reader)
        await reader.press("A", "y")
        assert _asked(reader) == [Command("look", entity, online=True)]


async def test_an_answer_that_can_not_be_kept_is_said_and_nothing_is_asked(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _open(reader)
        # Root may write what it likes, so the writer itself is taken away.
        path = reader.desk.library.path
        path.rename(path.with_name("elsewhere.db"))
        os.symlink(os.devnull, path)
        await reader.press("A", "y")
        assert "can't be" in reader.screen.status.message
        assert _asked(reader) == []
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("offline", [True, False])
async def test_the_wiki_is_offered_only_where_it_would_be_asked(
    open_reader: OpenReader, offline: bool
) -> None:
    async with open_reader(settings=Settings(offline=offline)) as reader:
        await _open(reader)
        await reader.press("3")
        offered = reader.text().split("\n")[-1]
        assert "why" in offered
        assert ("ask the wiki" in offered) is not offline
