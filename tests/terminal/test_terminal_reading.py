"""The installed command in a real terminal: the whole way, by keyboard, online and off."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from support.gold import SEEDS
from support.real_reader import select
from support.real_reader import start as start_at
from support.terminal import Terminal

pytestmark = pytest.mark.terminal

# So wide is the list where it has room beside the pane.
LIST_CELLS = 34
COMMAND = str(Path(sys.executable).with_name("newsreader"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the seeds, so that a test may change them."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def _start(folder: Path, home: Path, *options: str, size: tuple[int, int] = (120, 40)) -> Terminal:
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "NEWSREADER_LIBRARY": str(home / "library.db"),
    }
    return Terminal([COMMAND, str(folder), *options], size, environment, home)


def _select(terminal: Terminal, name: str) -> None:
    """Go from name to name until one that begins so is under the cursor, and select it."""
    for _ in range(120):
        terminal.press("e")
        terminal.settle(0.1)
        if terminal.reversed_words() == name:
            terminal.press("enter")
            return
    raise AssertionError(f"{name} was not come by:\n{terminal.text}")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_the_whole_way_and_again_offline(
    folder: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    with _start(folder, tmp_path, size=size) as terminal:
        # Read before anything was recognised, and names once they are.
        terminal.wait_for("Tinzaouaten")
        terminal.press("2")
        terminal.wait_for("finding names")
        terminal.wait_gone("finding names", 60)
        terminal.press("J", "J", "J", "J")
        terminal.wait_for("Yevgeny Prigozhin was among")
        _select(terminal, "Yevgeny Prigozhin")
        terminal.wait_for("[Context]")
        terminal.wait_for("Starter note of newsreader")
        terminal.press(".")
        terminal.wait_for("[Mentions")
        # Far down the list stands another article; a mention of it is jumped to.
        terminal.press("tab", *["j"] * 15)
        jumped_from = terminal.settle()
        terminal.press("enter")
        terminal.wait_gone("Yevgeny Prigozhin was among")
        terminal.wait_until(lambda: "Prigozhin" in terminal.reversed_words())
        terminal.press("ctrl+o")
        terminal.wait_same(jumped_from, right_of=LIST_CELLS if size[0] > 100 else 0)
        terminal.press("escape")
        terminal.wait_gone("[Mentions")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    with _start(folder, tmp_path, "--offline", size=size) as terminal:
        terminal.wait_for("offline")
        # It goes on with the article that was open.
        terminal.wait_for("Yevgeny Prigozhin was among")
        _select(terminal, "Yevgeny Prigozhin")
        terminal.wait_for("Starter note of newsreader")
        terminal.press("A")
        terminal.wait_for("Offline: nothing is asked")
        terminal.press("q", "q", "q")
        assert terminal.wait_end() == 0


def test_new_files_are_seen_and_quitting_early_loses_nothing(folder: Path, tmp_path: Path) -> None:
    with _start(folder, tmp_path) as terminal:
        terminal.wait_for("Tinzaouaten")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    with _start(folder, tmp_path) as terminal:
        terminal.wait_for("Tinzaouaten")
        terminal.press("2")
        terminal.wait_for("finding names")
        terminal.wait_gone("finding names", 60)
        (folder / "new.txt").write_text(
            "Tarnvik Gets a Bridge\n\nBy Jane Doe\n\nMarch 3, 2025\n\nA bridge was opened.\n"
        )
        terminal.wait_for("Tarnvik Gets a Bridge")


def test_a_folder_that_is_not_there_is_said_on_the_command_line(tmp_path: Path) -> None:
    with _start(tmp_path / "nowhere", tmp_path) as terminal:
        assert terminal.wait_end() == 2
        assert "There is no file or folder" in terminal.text


def test_a_background_process_that_was_killed_is_started_again(
    folder: Path, tmp_path: Path
) -> None:
    with _start(folder, tmp_path) as terminal:
        terminal.wait_for("finding names")
        terminal.wait_gone("finding names", 60)
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text().split()
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        terminal.wait_for("The background process ended")
        (folder / "new.txt").write_text(
            "Tarnvik Gets a Bridge\n\nMarch 3, 2025\n\nA bridge was opened.\n"
        )
        terminal.press("R")
        terminal.wait_for("Tarnvik Gets a Bridge")


def test_without_utf_8_everything_is_ascii(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "settings.toml").touch()
    (tmp_path / "news" / "keita.txt").write_text("Keïta Resigns\n\nMali’s president Keïta left…\n")
    with start_at(tmp_path, more={"LC_ALL": "POSIX"}) as terminal:
        terminal.wait_for("Keita Resigns")
        terminal.press("?")
        terminal.wait_for("Half a page down")
        assert terminal.received.isascii()


def test_the_cursor_of_the_terminal_is_where_the_focus_is(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").touch()
    (tmp_path / "news").mkdir()
    for name in ("Alpha", "Beta"):
        (tmp_path / "news" / f"{name}.txt").write_text(f"{name} Opens\n\nA day in Bamako.\n")
    with start_at(tmp_path) as terminal:
        terminal.wait_for("Alpha Opens")
        terminal.wait_for("Beta Opens")
        terminal.press("1", "g")
        terminal.settle()
        first = terminal.cursor
        terminal.press("j")
        terminal.wait_until(lambda: terminal.cursor == (first[0], first[1] + 2))
        select(terminal, "Bamako")

        def at_the_cursor() -> str:
            column, row = terminal.cursor
            return terminal.text.splitlines()[row][column:]

        terminal.wait_until(lambda: at_the_cursor().startswith("Bamako"))
