"""The reader in a real terminal, with a real wiki that is there and then is not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from support.terminal import Terminal
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.terminal]

COMMAND = str(Path(sys.executable).with_name("newsreader"))
ARTICLE = """Harbour Gets a New Light

By Jane Doe

March 3, 2022

The harbour has a new light. Orla Vexley, who drew it, said on Thursday that it can be seen from
the islands. The town had waited for it for years, and many people came to see it.

Vexley thanked the fishermen.
"""


def test_a_page_is_fetched_once_and_reads_when_the_wiki_is_gone(
    mortal_wiki: MediaWiki, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "light.txt").write_text(ARTICLE)
    (tmp_path / "settings.toml").write_text(f'[context]\napi = "{mortal_wiki.api}"\n')
    with _start(tmp_path) as terminal:
        _select(terminal)
        terminal.wait_for("Nothing is known about Orla Vexley")
        assert mortal_wiki.asked() == []
        terminal.press("A")
        terminal.wait_for("Look names up at 127.0.0.1")
        terminal.press("y")
        terminal.wait_for("MediaWiki: Orla Vexley")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    assert len(mortal_wiki.asked()) == 1
    mortal_wiki.stop()
    with _start(tmp_path) as terminal:
        _select(terminal)
        terminal.wait_for("MediaWiki: Orla Vexley")
        assert "Fetched today" in terminal.text


def _start(home: Path) -> Terminal:
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "NEWSREADER_LIBRARY": str(home / "library.db"),
        "NEWSREADER_CONFIG": str(home / "settings.toml"),
    }
    return Terminal([COMMAND, str(home / "news")], (120, 40), environment, home)


def _select(terminal: Terminal) -> None:
    terminal.wait_for("Harbour Gets a New Light")
    terminal.press("2")
    for _ in range(60):
        # Names are still being found in the first seconds, so begin at the top each time.
        terminal.press("g", "e")
        terminal.settle()
        if terminal.reversed_words() == "Orla Vexley":
            terminal.press("enter")
            return
    raise AssertionError(terminal.text)
