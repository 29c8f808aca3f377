"""The installed command, with a home, a library and settings of a test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from support.terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("newsreader"))


def environment(home: Path) -> dict[str, str]:
    """Return the environment in which the command finds ``library.db`` and ``settings.toml``."""
    return {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "NEWSREADER_LIBRARY": str(home / "library.db"),
        "NEWSREADER_CONFIG": str(home / "settings.toml"),
    }


def start(
    home: Path,
    *options: str,
    before: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
    size: tuple[int, int] = (120, 40),
) -> Terminal:
    """Start the reader on the folder ``news``, by way of the command ``before`` it."""
    command = [*before, COMMAND, str(home / "news"), *options]
    return Terminal(command, size, {**environment(home), **(more or {})}, home)


def run(home: Path, *arguments: str) -> str:
    """Run one of the program's commands to its end; return what it printed."""
    done = subprocess.run(
        [COMMAND, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def select(terminal: Terminal, name: str, among: int = 12) -> None:
    """Go to a name ``among`` the first of the open article, and select it."""
    terminal.press("2")
    for _ in range(60):
        # Names may still be on their way in the first seconds, so each round begins at the top.
        terminal.press("g")
        for _ in range(among):
            terminal.press("e")
            terminal.settle(0.1)
            if terminal.reversed_words() == name:
                terminal.press("enter")
                return
    raise AssertionError(f"{name} was not come by:\n{terminal.text}")
