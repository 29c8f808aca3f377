"""Correcting a name in a real terminal, and taking that back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.real_reader import run, select, start

pytestmark = pytest.mark.terminal

NEWS = """Harbour Gets a New Light

By Jane Doe

March 3, 2022

The harbour has a new light. Orla Vexley, who drew it, said on Thursday that it can be seen from
Bamako. The town had waited for it for years, and many people came to see it.

Farmers near Bamako thanked the fishermen.
"""


def _mentions(home: Path) -> list[str]:
    """Return what the program says that the article names."""
    (article,) = [json.loads(line) for line in run(home, "export").splitlines()]
    return [mention["text"] for mention in article["mentions"]]


def test_a_name_is_none_until_that_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "light.txt").write_text(NEWS)
    (tmp_path / "settings.toml").write_text("[context]\nonline = false\n")
    with start(tmp_path) as terminal:
        terminal.wait_for("Harbour Gets a New Light")
        select(terminal, "Bamako")
        terminal.wait_for("2 mentions in 1 article")
        terminal.press("x")
        terminal.wait_for("Bamako: not a name in one article?")
        terminal.wait_for("2 mentions in 1 article")
        terminal.press("enter")
        terminal.wait_for("U takes it back")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    assert "Bamako" not in _mentions(tmp_path)
    # It is read again, and the decision stands.
    (tmp_path / "news" / "light.txt").rename(tmp_path / "news" / "moved.txt")
    run(tmp_path, "ingest", str(tmp_path / "news"))
    assert "Bamako" not in _mentions(tmp_path)
    with start(tmp_path) as terminal:
        terminal.wait_for("Harbour Gets a New Light")
        terminal.press("U")
        terminal.wait_for("Taken back: Bamako: not a name")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    assert _mentions(tmp_path).count("Bamako") == 2
