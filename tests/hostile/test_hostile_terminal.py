"""Of what strangers have written nothing but text reaches a terminal: every byte is looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages import Link, Page
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash
from hostile.answers import STEERING
from hostile.corpus import of_kind
from hostile.inputs import File
from hostile.taking import BESIDE, Taken
from support.real_reader import COMMAND, environment
from support.strict_terminal import controls_in
from support.terminal import Terminal

pytestmark = pytest.mark.xdist_group("hostile")

SIZE = (120, 40)
HARMLESS = {name: text.encode() for name, text in BESIDE.items()}
# What a hostile document says in every place that a shared library or file can fill.
NAME = f"Orla {STEERING} Vexley"


def test_the_parser_sees_every_control() -> None:
    sent = "a\x1b[31mb\x1b]0;t\x07\x1bPq\x1b\\\x1b[?25h\x1bc\x9b\u202e\x07\r\n"
    seen = {"CSI m", "ESC ]0;t", "ESC Pq", "CSI ?25h", "ESC c", "U+009B", "U+202E", "U+0007"}
    assert controls_in(sent.encode()) == seen
    with pytest.raises(UnicodeDecodeError):
        controls_in(b"\x9b")


@pytest.fixture(scope="session")
def filled(taken: Taken) -> Path:
    """The home of a library with all inputs, and one article that another program has put in.

    Its title, byline, path, names and page hold what no reader of files would have let through.
    """
    library = Library.create(taken.home / "library.db")
    title = f"Title {STEERING[:-1]}"
    text = f"{title}\n\nWords of {NAME} {STEERING}."
    headline = Block(BlockKind.HEADLINE, 0, len(title))
    blocks = (headline, Block(BlockKind.PARAGRAPH, len(title) + 2, len(text)))
    article = Article(title, text, f"By {STEERING}", "2099-01-01", "", STEERING, blocks)
    path = str(taken.home / "news" / "\x1b]0;PWNED\x07.txt")
    library.shelving.put([(path, Stat(1, 1), article)])
    article_id = library.articles.find(path)
    assert article_id is not None
    start = text.index(NAME)
    span = NamedSpan(start, start + len(NAME), "PERSON", "person:orla vexley", NAME)
    names = ArticleNames(article_id, content_hash(article), "en", [span])
    library.naming.store("elsewhere", [names])
    page = Page("wikipedia", NAME, STEERING, f"{NAME} is {STEERING}", STEERING, links=(STEERING,))
    entity = next(e for e in library.entities.find(NAME) if e.name == NAME)
    library.links.keep({entity.id: Link("page", page, decided_by="machine")}, "elsewhere")
    library.close()
    return taken.home


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The controls that Textual sends for harmless articles, through the same keys."""
    home = tmp_path_factory.mktemp("harmless")
    (home / "news").mkdir()
    (home / "settings.toml").touch()
    for name, content in HARMLESS.items():
        (home / "news" / name).write_bytes(content)
    with opened(home) as terminal:
        terminal.wait_for("Pier Opens")
        walk(terminal, 2)
        # A shape of the mouse, which comes when a dialog opens over it.
        return controls_in(terminal.received) | {"ESC ]22;default"}


def opened(home: Path) -> Terminal:
    """Open the reader on the folder of articles."""
    return Terminal([COMMAND, str(home / "news")], SIZE, environment(home), home)


def walk(terminal: Terminal, articles: int) -> None:
    """Open every article, then the pane, a search, all names, the log and the dialogs."""
    for _ in range(articles):
        terminal.press("J")
        terminal.settle(0.05, 1.0)
    for keys in (
        *(["1", "G", "enter"], ["1", "g", "enter"], ["2", "e", "enter"], ["."], ["."], ["w"]),
        *(["escape"], ["S", *"PWNED"], ["down"], ["enter"], ["/", *"PWNED", "enter"], ["escape"]),
        *(["i"], ["down"], ["enter"], ["escape"], ["escape"], ["D"], ["escape"], ["o"], ["escape"]),
        *(["\x05"], ["escape"], ["f"], ["escape"], ["T"], ["escape"], ["a"], ["escape"]),
    ):
        terminal.press(*keys)
        terminal.settle(0.1, 1.0)


@pytest.mark.terminal
def test_the_reader_sends_nothing_but_text(filled: Path, usual: set[str]) -> None:
    shown = sum(one.outcome == "read" and not one.heavy for one in of_kind(File))
    with opened(filled) as terminal:
        terminal.wait_for("PWNED")
        walk(terminal, shown)
        assert os.waitpid(terminal.pid, os.WNOHANG) == (0, 0), terminal.text
        assert "PWNED" in terminal.received.decode()
        assert controls_in(terminal.received) - usual == set()
        terminal.press("Q")
        assert terminal.wait_end() == 0


COMMANDS = {
    "articles": ["articles"],
    "article": ["article", "1"],
    "entities": ["entities"],
    "mentions": ["mentions", NAME.replace("\0", "")],
    "search": ["search", "PWNED"],
    "export": ["export"],
    "export csv": ["export", "--format", "csv"],
    "doctor": ["doctor"],
    "ingest": ["ingest", "news"],
    "decisions": ["decisions"],
    "shelves": ["shelves"],
    "context": ["context"],
}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=list(COMMANDS))
def test_a_command_prints_nothing_but_text(filled: Path, words: list[str]) -> None:
    with Terminal([COMMAND, *words], SIZE, environment(filled), filled) as terminal:
        terminal.wait_end()
        # Bold, the colours of a table, and the cursor of a progress bar.
        allowed = {"CSI m", "CSI K", "CSI A", "CSI ?25l", "CSI ?25h", "U+0009"}
        assert controls_in(terminal.received) - allowed == set()
        assert b"Traceback" not in terminal.received
