"""What is written in the reader, pasted into it, or was written by others, steers no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash
from hostile.answers import STEERING
from support.real_reader import COMMAND, environment
from support.strict_terminal import controls_in
from support.terminal import Terminal

pytestmark = pytest.mark.terminal

SIZE = (120, 40)
NAME = "Orla Vexley"
# A paste as xterm sends it (bracketed paste). An escape would end it: terminals take it out.
PASTE = "\x1b[200~{}\x1b[201~"
KEEP_SEARCH = "\x0b"


def home_of(home: Path, words: str) -> Path:
    """Make a library in which some words stand wherever others can have written them.

    An article, a note on a passage of it and on a name, a kept search: as a library holds them that
    was edited by hand.
    """
    home.mkdir()
    (home / "settings.toml").write_text("[context]\nonline = false\n")
    library = Library.create(home / "library.db")
    title = f"Pier {words}"
    name = f"{NAME} {words}"
    body = f"{name} opened the pier PWNED {words} on Monday."
    text = f"{title}\n\n{body}"
    blocks = (
        Block(BlockKind.HEADLINE, 0, len(title)),
        Block(BlockKind.PARAGRAPH, len(title) + 2, len(text)),
    )
    article = Article(title, text, f"By {words}", "2024-01-01", "", words, blocks)
    library.shelving.put([("/n/a.txt", Stat(1, 1), article)])
    article_id = library.articles.find("/n/a.txt")
    assert article_id is not None
    at = text.index(name)
    span = NamedSpan(at, at + len(name), "PERSON", "person:orla vexley", name)
    names = ArticleNames(article_id, content_hash(article), "en", [span])
    library.naming.store("elsewhere", [names])
    entity = library.entities.ranked()[0]
    library.noting.on_article(article_id, f"edited by hand {words}\nPWNED {words}")
    library.noting.on_entity(entity.id, f"about her {words}")
    library.searches.keep(f"kept {words}", f'PWNED OR "{words}"')
    library.close()
    return home


def write(home: Path, words: str) -> set[str]:
    """Write notes, searches and names, with some words pasted everywhere; return the controls."""
    words = words.replace("\x1b", "")
    paste = PASTE.format(words)
    with Terminal([COMMAND], SIZE, environment(home), home) as terminal:

        def press(*keys: str, shows: str) -> None:
            terminal.press(*keys)
            terminal.wait_for(shows)
            terminal.settle(0.1, 1.0)

        def paste_into(*keys: str, ends: str = "escape") -> None:
            terminal.press(*keys)
            terminal.settle(0.1, 1.0)
            terminal.press("PWNED ", paste)
            terminal.wait_for("PWNED")
            terminal.settle(0.1, 1.0)
            terminal.press(ends)
            terminal.settle(0.1, 1.0)

        terminal.wait_for("opened the pier")
        # A note on a passage, which is quoted above it; pasted into, and kept.
        press("2", shows="e name")
        press("a", shows="A note on")
        press(*"opened", "enter", shows="Note on")
        terminal.press("mine ", paste, "\r", paste)
        press(shows="mine")
        press("ctrl+s", shows="The note is kept.")
        # The one that was edited by hand, in the field to write in; then those on the name.
        press("a", shows="A note on")
        press(*"edited", "enter", shows="Note on")
        press(shows="edited by hand")
        press("x", "ctrl+s", shows="The note is kept.")
        press('"', shows="about her")
        terminal.press("down", "down")
        terminal.settle(0.1, 1.0)
        terminal.press("escape")
        terminal.settle(0.1, 1.0)
        # The kept search, and one that is kept under its own words.
        press("0", shows="search kept")
        press(*"search kept", "enter", shows="is listed")
        press("S", shows="^K")
        terminal.press(PASTE.format(f'PWNED OR "{words}"'))
        press(shows="1 article")
        press(KEEP_SEARCH, shows="Keep this search as")
        press("enter", shows="Kept as")
        terminal.press("escape")
        terminal.settle(0.1, 1.0)
        press("0", shows="search PWNED")
        terminal.press("escape")
        # What else can be typed into.
        paste_into("/", ends="enter")
        paste_into("&")
        paste_into("S")
        paste_into("i", "/")
        terminal.press("escape")
        paste_into("\x05")
        terminal.press("2", "e", "enter")
        press(shows="[Context]")
        press("C", shows="What is it called?")
        paste_into()
        paste_into(":")
        terminal.press("Q")
        assert terminal.wait_end() == 0
        assert "PWNED" in terminal.received.decode()
        return controls_in(terminal.received)


def test_what_is_written_and_pasted_is_text(tmp_path: Path) -> None:
    usual = write(home_of(tmp_path / "harmless", "words"), "words")
    hostile = STEERING.removesuffix("\0")
    assert write(home_of(tmp_path / "hostile", hostile), hostile) - usual == set()
