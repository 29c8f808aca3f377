"""Choosing the page of a name in a real terminal: it stands until it is taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.real_reader import run, select, start
from support.terminal import Terminal
from support.zim_files import article, link, meanings, write_zim

pytestmark = pytest.mark.terminal

NEWS = """Harbour Gets a New Light

By Jane Doe

March 3, 2022

The harbour has a new light. Orla Vexley, who drew it, said on Thursday that it can be seen from
the islands. The town had waited for it for years, and many people came to see it.

Vexley thanked the fishermen.
"""
PAGES = {
    "Main Page": "<p>Welcome.</p>",
    "Orla Vexley": meanings(
        "Orla Vexley may refer to:", link("Orla Vexley (architect)"), link("Orla Vexley (chemist)")
    ),
    "Orla Vexley (architect)": article(
        "<b>Orla Vexley</b> is an architect of harbours who drew the light of the islands.",
        {"Born": "1961"},
    ),
    "Orla Vexley (chemist)": article("<b>Orla Vexley</b> is a chemist of salts.", {"Born": "1970"}),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of one article, and settings that name a file in which two people bear a name."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "light.txt").write_text(NEWS)
    zim = write_zim(tmp_path / "a.zim", PAGES)
    (tmp_path / "settings.toml").write_text(f'[context]\nzim = ["{zim}"]\n')
    return tmp_path


def test_a_choice_stands_through_an_ingest_until_it_is_taken_back(home: Path) -> None:
    with start(home) as terminal:
        open_pane(terminal)
        terminal.press("w")
        terminal.wait_for("Who or what is Orla Vexley?")
        terminal.wait_for("Chemist of salts")
        terminal.press(number_of("Orla Vexley (chemist)", terminal.text))
        terminal.wait_for("U takes it back")
        terminal.wait_for("ZIM file: Orla Vexley (chemist)")
        terminal.press("Q")
        assert terminal.wait_end() == 0

    forget_what_the_machine_did(home / "library.db")
    assert "1 unchanged" in run(home, "ingest", str(home / "news"))
    assert not still_to_do(home / "library.db")

    with start(home) as terminal:
        open_pane(terminal)
        terminal.wait_for("ZIM file: Orla Vexley (chemist)")
        terminal.wait_for("you chose it")
        terminal.press("U")
        terminal.wait_for("Taken back: Orla Vexley is Orla Vexley (chemist)")
        terminal.wait_gone("you chose it")
        terminal.press("Q")
        assert terminal.wait_end() == 0

    with start(home) as terminal:
        open_pane(terminal)
        terminal.settle()
        assert "you chose it" not in terminal.text


def open_pane(terminal: Terminal) -> None:
    """Select the name in the article."""
    terminal.wait_for("Harbour Gets a New Light")
    select(terminal, "Orla Vexley")
    terminal.wait_for("[Context]")


def number_of(title: str, screen: str) -> str:
    """Return the number that stands before a title."""
    before, _, _ = screen.partition(f"  {title}")
    return before[-1]


def forget_what_the_machine_did(library: Path) -> None:
    """Let all that was recognised and linked be of an earlier release."""
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE articles SET stage = 'earlier'")
        connection.execute("UPDATE links SET stamp = 'earlier'")


def still_to_do(library: Path) -> int:
    """Count what is still of an earlier release."""
    with closing(sqlite3.connect(library)) as connection:
        return sum(
            connection.execute(
                f"SELECT count(*) FROM {table} WHERE {column} = 'earlier'"
            ).fetchone()[0]
            for table, column in (("articles", "stage"), ("links", "stamp"))
        )
