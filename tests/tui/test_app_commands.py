"""Every command: one definition, its key, its help, its entry in the palette, its setting."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from support.reader import OpenReader
from tui.actions import COMMANDS
from tui.command import key_name, keys_of, textual_key, with_keys
from tui.screens.help import PALETTE


def test_ids_and_keys_are_given_once() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    keys = Counter(keys for command in COMMANDS for keys in command.sequences)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_is_one_that_terminals_keep_for_something_else() -> None:
    taken = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+b", "ctrl+s", "ctrl+c", "ctrl+z"}
    assert not taken & {key for command in COMMANDS for keys in command.sequences for key in keys}


def test_what_only_has_a_key_with_alt_has_another_one_too() -> None:
    for command in COMMANDS:
        alternatives = [keys for keys in command.sequences if not keys[0].startswith("alt+")]
        assert alternatives or not command.keys, command.id


@pytest.mark.parametrize(
    ("given", "name"), [("/", "slash"), (".", "full_stop"), ("j", "j"), ("ctrl+x", "ctrl+x")]
)
def test_a_key_may_be_given_as_the_character(given: str, name: str) -> None:
    assert textual_key(given) == name


@pytest.mark.parametrize(
    ("key", "shown"), [("full_stop", "."), ("ctrl+o", "^O"), ("alt+left", "Alt+Left"), ("G", "G")]
)
def test_keys_are_shown_as_on_a_keyboard(key: str, shown: str) -> None:
    assert key_name(key) == shown


async def test_the_help_holds_every_command_with_its_keys(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 200)) as reader:
        await reader.press("question_mark")
        screen = reader.text()
        for command in COMMANDS:
            assert command.title in screen
            assert (keys_of(command) or PALETTE) in screen
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_the_help_is_searched(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("question_mark", "slash", *"takes back last")
        assert "No command has that" in reader.text()
        await reader.press(*["backspace"] * 20, *"last decision")
        assert "Take back" in reader.text()
        assert "Half a page down" not in reader.text()
        await reader.press("escape")
        assert "Take back" in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_the_palette_finds_and_runs_a_command(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("ctrl+p", *"only the art")
        await reader.pilot.pause(0.5)
        await reader.press("enter", "enter")
        await reader.pilot.pause(0.2)
        assert reader.screen.has_class("-zen")


async def test_the_palette_lists_what_can_be_done_now(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 300)) as reader:
        await reader.press("colon")
        await reader.pilot.pause(0.5)
        screen = reader.text()
        for command in COMMANDS:
            if command.can(reader.screen):
                assert command.title in screen, command.id
            else:
                assert command.title not in screen, command.id


async def test_keys_can_be_changed_and_taken_away(open_reader: OpenReader) -> None:
    keys = {"down": "n, x y", "quit": "nop", "next-hit": "ctrl+n"}
    async with open_reader(keys=keys) as reader:
        await reader.press("n")
        assert reader.screen.articles.cursor == 1
        await reader.press("x")
        assert reader.screen.articles.cursor == 1
        await reader.press("y")
        assert reader.screen.articles.cursor == 2
        await reader.press("j", "Q")
        assert reader.screen.articles.cursor == 2
        assert reader.app.is_running


async def test_the_footer_offers_what_fits_where_the_focus_is(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        assert "] next unread" in reader.text()
        await reader.press("2")
        assert "e name" in reader.text()
        await reader.press("e", "enter", "3")
        assert ". next tab" in reader.text()


async def test_a_click_on_a_key_of_the_footer_runs_it(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        line = reader.text().split("\n")[-1]
        await reader.pilot.click(offset=(line.index("? keys"), 39))
        await reader.pilot.pause()
        assert reader.app.screen is not reader.screen


async def test_the_theme_goes_round(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        names = []
        for _ in range(4):
            await reader.press("ctrl+t")
            names.append(reader.app.theme)
        assert names == [
            "newsreader-light",
            "newsreader-contrast",
            "newsreader-ansi",
            "newsreader-dark",
        ]


def test_settings_name_commands_by_their_ids() -> None:
    changed = {command.id: command for command in with_keys(COMMANDS, {"zen": "ctrl+f"})}
    assert changed["zen"].sequences == (("ctrl+f",),)
    assert changed["down"].sequences == (("j",), ("down",))


def test_keys_of_the_settings_are_nobody_elses() -> None:
    changed = {command.id: command for command in with_keys(COMMANDS, {"down": "g g, x y, J"})}
    assert changed["down"].sequences == (("g", "g"), ("x", "y"), ("J",))
    assert changed["top"].sequences == (("home",),)
    assert changed["not-a-name"].sequences == ()
    assert changed["next-article"].sequences == ()
    assert changed["up"].sequences == (("k",), ("up",))


async def test_every_command_can_be_pressed_before_there_is_a_library(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader(library=tmp_path / "none.db", size=(80, 24)) as reader:
        for command in COMMANDS:
            if command.id not in ("quit", "close-or-quit", "palette"):
                reader.screen.run_command(reader.screen.command(command.id))
                await reader.pilot.pause()
                assert "can't be written" not in reader.screen.status.message, command.id
                if reader.app.screen is not reader.screen:
                    await reader.press("escape")
                assert reader.app.screen is reader.screen
