"""The reader in a real terminal, with a real wiki that is there and then is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.real_reader import select, start
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.terminal]

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
    with start(tmp_path) as terminal:
        terminal.wait_for("Harbour Gets a New Light")
        select(terminal, "Orla Vexley")
        terminal.wait_for("Nothing is known about Orla Vexley")
        assert mortal_wiki.asked() == []
        terminal.press("A")
        terminal.wait_for("Look names up at 127.0.0.1")
        terminal.press("y")
        terminal.wait_for("Who asks?")
        terminal.press(*"me@example.org", "enter")
        terminal.wait_for("MediaWiki: Orla Vexley")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    (asked,) = mortal_wiki.asked()
    assert "(me@example.org)" in asked["agent"]
    mortal_wiki.stop()
    with start(tmp_path) as terminal:
        terminal.wait_for("Harbour Gets a New Light")
        select(terminal, "Orla Vexley")
        terminal.wait_for("MediaWiki: Orla Vexley")
        assert "Fetched today" in terminal.text
