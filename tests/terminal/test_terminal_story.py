"""Following a story by keyboard in a real terminal: names, time, a bridge, a brief, and back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.gold import SEEDS
from support.real_reader import run, select, start
from support.terminal import Terminal

pytestmark = pytest.mark.terminal


def _until(terminal: Terminal, key: str, text: str, times: int = 60) -> None:
    """Press a key until the screen holds a text."""
    for _ in range(times):
        if text in terminal.text:
            return
        terminal.press(key)
        terminal.settle(0.15, answer=1.0)
    raise AssertionError(f"{text!r} did not come by {key}:\n{terminal.text}")


def test_the_story_of_wagner_is_followed_and_left_again(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[context]\nonline = false\n")
    shutil.copytree(SEEDS, tmp_path / "news")
    run(tmp_path, "ingest", str(tmp_path / "news"))
    with start(tmp_path) as terminal:
        # From the list to Prigozhin.
        terminal.wait_for("Tinzaouaten")
        terminal.press("J", "J", "J", "J")
        terminal.wait_for("Yevgeny Prigozhin was among")
        select(terminal, "Yevgeny Prigozhin", among=30)
        terminal.wait_for("[Context]")
        # His timeline, and an article of 2023.
        terminal.press("3", ".", ".", ".")
        terminal.wait_for("[Timeline]")
        terminal.wait_for("Jan 2023")
        _until(terminal, "j", "▌  Jun 2023")
        _until(terminal, "enter", "Lavrov Says Russians Will Stay")
        _until(terminal, "j", "▌  Lavrov Says Russians")
        terminal.press("enter")
        terminal.wait_for("26 Jun 2023 ·")
        # Its Bamako, and a bridge from Prigozhin to there.
        select(terminal, "Bamako", among=30)
        terminal.wait_for("Bamako")
        terminal.press("F")
        terminal.wait_for("From Bamako to")
        terminal.press(*"prigozhin")
        terminal.wait_for("Yevgeny Prigozhin  (person")
        terminal.press("enter")
        terminal.wait_for("Bamako – Yevgeny Prigozhin")
        # A brief of it.
        terminal.press("B")
        terminal.wait_for("Write a brief of")
        terminal.press("enter")
        terminal.wait_for("The brief is in")
        written = list(tmp_path.glob("brief-*.md"))
        assert len(written) == 1
        assert "Bamako" in written[0].read_text(encoding="utf-8")
        # Back along the trail to the start.
        terminal.press("escape")
        terminal.settle()
        for _ in range(8):
            terminal.press("ctrl+o")
            terminal.settle()
        terminal.wait_for("There is no place to go back to")
        terminal.wait_for("The Wagner group has conceded")
        terminal.press("Q")
        assert terminal.wait_end() == 0
