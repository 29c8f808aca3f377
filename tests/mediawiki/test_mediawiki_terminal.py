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
        terminal.wait_for("Nothing is known about Orla")
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


def test_the_wiki_is_asked_for_more_to_choose_from(wiki: MediaWiki, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "rain.txt").write_text(
        "Rain Comes Late\n\nMarch 3, 2022\n\nFarmers in Mali waited for rain until July.\n"
    )
    (tmp_path / "settings.toml").write_text(
        f'[context]\napi = "{wiki.api}"\nonline = true\ncontact = "me@example.org"\n'
    )
    with start(tmp_path) as terminal:
        terminal.wait_for("Rain Comes Late")
        select(terminal, "Mali")
        # It is looked up as it is selected: the settings allow that.
        terminal.wait_for("MediaWiki: Mali")
        assert len(wiki.asked()) == 1
        terminal.press("w")
        terminal.wait_for("Who or what is Mali?")
        assert "Mali Empire" not in terminal.text
        terminal.press("A")
        terminal.wait_for("Mali Empire")
        wide = len(wiki.asked()) - 1
        assert 1 <= wide <= 4
        before, _, _ = terminal.text.partition("  Mali Empire")
        terminal.press(before[-1])
        terminal.wait_for("MediaWiki: Mali Empire")
        terminal.wait_for("grew rich")
        terminal.press("U")
        terminal.wait_gone("MediaWiki: Mali Empire")
        terminal.wait_for("MediaWiki: Mali")
        assert len(wiki.asked()) == 1 + wide
