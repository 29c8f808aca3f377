"""Reading for a while by keyboard alone, and finding all where it was after a restart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.gold import SEEDS
from support.real_reader import run, select, start

pytestmark = pytest.mark.terminal


def test_a_while_of_reading_by_keyboard_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[context]\nonline = false\n")
    (tmp_path / "news").mkdir()
    for path in sorted(SEEDS.glob("01[2-4]_*.txt")):
        shutil.copy(path, tmp_path / "news")
    run(tmp_path, "ingest", str(tmp_path / "news"))
    with start(tmp_path) as terminal:
        # The list, an article, a name.
        terminal.wait_for("Tinzaouaten")
        terminal.press("enter")
        select(terminal, "Wagner")
        terminal.wait_for("[Context]")
        # A mention elsewhere, and back along the trail.
        terminal.press("3", ".")
        terminal.wait_for("[Mentions")
        terminal.press("G")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("UN Security Council Votes")
        terminal.press("T")
        terminal.wait_for("1 place behind")
        terminal.press("j", "enter")
        terminal.settle()
        # A search, and a hit.
        terminal.press("S")
        terminal.settle()
        terminal.press(*"entity:Wagner after:2023-08")
        terminal.wait_for("Genetic Tests")
        terminal.press("down", "enter")
        terminal.wait_for("Genetic Tests Confirm")
        # A note on the article, the list in another order, and filtered.
        terminal.press("a")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("^S")
        terminal.press(*"Ask the airport", "ctrl+s")
        terminal.wait_for("✎ Ask the airport")
        terminal.press("1", "O")
        terminal.wait_for("How articles are listed")
        terminal.press(*"oldest", "enter")
        terminal.wait_for("oldest first")
        terminal.press("&", *"genetic", "enter")
        terminal.wait_for("1 · oldest first · genetic")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    with start(tmp_path) as terminal:
        terminal.wait_for("Genetic Tests Confirm")
        terminal.wait_for("✎ Ask the airport")
        # The order is kept, the filter is not.
        terminal.wait_for("oldest first")
        terminal.wait_for("UN Security Council")
        terminal.press("Q")
        assert terminal.wait_end() == 0
