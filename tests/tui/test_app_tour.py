"""Who is new is shown around, once, and never in the way."""

from __future__ import annotations

from support.reader import OpenReader
from tui.actions import COMMANDS
from tui.screens.tour import PAGES, with_keys

BY_ID = {command.id: command for command in COMMANDS}


async def test_who_is_new_is_told_of_the_tour_once(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        assert "New here? F2 shows you around." in reader.text()
        await reader.press("j")
        assert "New here?" not in reader.text()
        await reader.press("f2")
        assert "Read  (1 of 5)" in reader.text()
        for number in range(2, len(PAGES) + 1):
            await reader.press("enter")
            assert f"({number} of 5)" in reader.text()
        await reader.press("h", "l", "enter")
        assert reader.app.screen is reader.screen
        assert not reader.screen.reading.is_new


async def test_whoever_has_read_here_is_not_new(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("enter")
        assert not reader.screen.reading.is_new


async def test_the_tour_names_the_keys_that_are_in_force(open_reader: OpenReader) -> None:
    async with open_reader(keys={"quit": "ctrl+x", "down": "nop"}) as reader:
        await reader.press("f2")
        assert "^X quits" in reader.text()
        assert "the palette and k" in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


def test_every_command_that_the_tour_names_is_there() -> None:
    for page in PAGES:
        assert with_keys(page.text, lambda id_: BY_ID[id_].key_label or "?").count("{") == 0
