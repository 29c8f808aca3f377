"""Small terminals: what there is no room for is left out, wrapped or cut in the right place."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.pictures import press, shot_of
from support.reader import OpenReader
from support.screens import PALETTE, SCREENS

KEYS = {
    "why": ("0 nobody", "Tab elsewhere", "A ask for more", "Esc leave"),
    "preview": ("Enter or y do it", "Tab where it holds", "Esc or n leave"),
    "search": ("Enter open", "↓ ↑ choose", "^S best first", "^K keep", "Esc leave"),
    "help": ("j k scroll", "/ find", "Esc leave", "^P all commands"),
    "notes": ("Enter go there", "^N edit", "^T take away", "^R undo", "Esc leave"),
    "consent": ("y yes", "n no", "Esc not now"),
}


@pytest.mark.parametrize("size", [(60, 20), (40, 12)], ids=str)
@pytest.mark.parametrize("name", KEYS)
async def test_a_key_stays_with_what_it_does(
    open_reader: OpenReader, name: str, size: tuple[int, int]
) -> None:
    async with open_reader(size) as reader:
        await press(reader.pilot, SCREENS[name].keys)
        await reader.pilot.pause()
        missing = [pair for pair in KEYS[name] if pair not in reader.text()]
        assert missing == []


async def test_the_review_says_all_of_how_far_it_is(
    open_reader: OpenReader, doubtful_file: Path
) -> None:
    async with open_reader((60, 20), library=doubtful_file) as reader:
        await press(reader.pilot, SCREENS["review-pair"].keys)
        await reader.pilot.pause()
        assert "1 answered, 1 skipped, 7 left" in reader.text()
        assert "^R again   Esc leave" in reader.text()


async def test_where_nothing_is_asked_nothing_is_offered_to_open(
    open_reader: OpenReader, doubtful_file: Path
) -> None:
    async with open_reader((80, 24), library=doubtful_file) as reader:
        await press(reader.pilot, SCREENS["review-nothing"].keys)
        await reader.pilot.pause()
        assert "s ask again   U take back" in reader.text()
        assert "Enter open" not in reader.text()


@pytest.mark.parametrize("name", ["bridge", "entities", "compare", "differences", "trail"])
@pytest.mark.parametrize("width", [80, 60, 40])
async def test_the_way_out_is_always_offered(
    open_reader: OpenReader, name: str, width: int
) -> None:
    async with open_reader((width, 24)) as reader:
        await press(reader.pilot, SCREENS[name].keys)
        await reader.pilot.pause()
        assert "Esc close" in reader.text().split("\n")[-1]


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_names_are_told_before_anything_else_of_them(
    open_reader: OpenReader, width: int
) -> None:
    async with open_reader((width, 24)) as reader:
        await press(reader.pilot, SCREENS["entities"].keys)
        await reader.pilot.pause()
        assert "Wagner Group" in reader.text()
        assert ("Kind" in reader.text()) is (width == 80)


async def test_what_is_cut_says_so(open_reader: OpenReader) -> None:
    async with open_reader((80, 24)) as reader:
        await press(reader.pilot, SCREENS["differences"].keys)
        await reader.pilot.pause()
        heads = reader.text().split("\n")[1:3]
        assert all(head.rstrip().endswith("…") for head in heads)


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_what_a_name_is_is_told_whole(open_reader: OpenReader, width: int) -> None:
    async with open_reader((width, 40)) as reader:
        await press(reader.pilot, SCREENS["context"].keys)
        await reader.pilot.pause()
        assert "in 6 articles · people or group" in reader.text()


async def test_all_that_the_help_says_can_be_read(open_reader: OpenReader) -> None:
    async with open_reader((80, 24)) as reader:
        await press(reader.pilot, (*SCREENS["help"].keys, "slash", *"mark go"))
        await reader.pilot.pause()
        shown = " ".join(reader.text().replace("│", " ").split())
        assert "to where the last jump began" in shown


async def test_both_lines_under_the_cursor_are_one_block(open_reader: OpenReader) -> None:
    async with open_reader((80, 24)) as reader:
        await press(reader.pilot, ("1", "j"))
        await reader.pilot.pause()
        cells = shot_of(reader.app.screen).cells
        first, second = (cells[row][3].removeprefix("bold ") for row in (2, 3))
        assert "reverse" in first
        assert first == second


@pytest.mark.parametrize("theme", ["ansi", "contrast"])
async def test_the_palette_dims_nothing(open_reader: OpenReader, theme: str) -> None:
    async with open_reader((80, 24), theme) as reader:
        await press(reader.pilot, PALETTE.keys)
        await reader.pilot.pause()
        shot = shot_of(reader.app.screen)
        found = [i for i, line in enumerate(shot.lines) if "List, article, entity pane" in line]
        assert found
        assert not any("dim" in cell for cell in shot.cells[found[0]])
