"""The command palette over every screen: what it lists can be done there."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.pictures import press
from support.reader import OpenReader, Reader
from tui.command import Offer
from tui.palette import EVERYWHERE, CommandProvider, Offering
from tui.themes import NAMES

# With the keys that lead to them, and one thing that can be done on each.
SCREENS = {
    "browser": (["i", "j"], "Next kind"),
    "trail": (["T"], "Place before"),
    "log": (["D"], "Leave the decisions"),
    "notes": (["quotation_mark"], "Leave the notes"),
    "review": (["v"], "Skip"),
    "help": (["question_mark"], "Next theme"),
    "search": (["S"], "Next theme"),
}


@pytest.fixture
def library_file(doubtful_file: Path) -> Path:
    """Return the library that readers open here."""
    return doubtful_file


async def _titles(reader: Reader) -> list[str]:
    provider = CommandProvider(reader.app.screen)
    return [str(hit.prompt) async for hit in provider.discover()]


async def _go(reader: Reader, keys: list[str]) -> None:
    await press(reader.pilot, ["2", *keys])


@pytest.mark.parametrize("name", SCREENS)
async def test_it_opens_over_every_screen(open_reader: OpenReader, name: str) -> None:
    keys, title = SCREENS[name]
    async with open_reader() as reader:
        await _go(reader, keys)
        under = reader.app.screen
        assert under is not reader.screen
        titles = await _titles(reader)
        assert title in titles
        assert len(set(titles)) == len(titles)
        for command in EVERYWHERE:
            assert reader.screen.command(command).title in titles
        await reader.press("ctrl+p")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause(0.3)
        assert reader.app.screen is not under
        assert titles[0] in reader.text()
        # Once only, whatever is pressed in it.
        await reader.press("ctrl+p", "escape")
        assert reader.app.screen is under


@pytest.mark.parametrize("name", ["browser", "trail", "review"])
async def test_a_colon_opens_it_where_nothing_is_typed(open_reader: OpenReader, name: str) -> None:
    async with open_reader() as reader:
        await _go(reader, SCREENS[name][0])
        under = reader.app.screen
        await reader.press("colon")
        assert reader.app.screen is not under


@pytest.mark.parametrize("name", ["browser", "log", "notes", "review"])
async def test_all_that_it_lists_acts(open_reader: OpenReader, name: str) -> None:
    """Each is done on a screen newly opened: it changes what is seen, or says why it can't."""
    keys, _ = SCREENS[name]
    async with open_reader() as reader:
        await _go(reader, keys)
        count = len(_offers(reader))
        for place in range(count):
            before = reader.text(), reader.app.theme
            offer = _offers(reader)[place]
            if offer.title != "Quit":
                offer.run()
                await press(reader.pilot, [])
                assert (reader.text(), reader.app.theme) != before, offer.title
            while reader.app.screen is not reader.screen:
                await press(reader.pilot, ["escape"])
            reader.app.theme = NAMES["dark"]
            await _go(reader, keys)


def _offers(reader: Reader) -> list[Offer]:
    assert isinstance(reader.app.screen, Offering)
    return list(reader.app.screen.offers())


async def test_what_is_chosen_is_done_on_the_screen_below(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _go(reader, ["i"])
        await reader.press("ctrl+p", *"next kind")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause(0.5)
        await reader.press("enter", "enter")
        await reader.pilot.pause(0.2)
        assert "[watched]" in reader.text()


async def test_a_theme_can_be_chosen_over_a_dialog(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _go(reader, ["question_mark"])
        await reader.press("ctrl+p", *"next theme")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause(0.5)
        await reader.press("enter", "enter")
        await reader.pilot.pause(0.2)
        assert reader.app.theme == NAMES["light"]
