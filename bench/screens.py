"""What a reader of a large library sees, and how soon: first paint, keys, memory."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.terminal import Terminal
from db.library import Library
from db.rows import StoredArticle

COMMAND = str(Path(sys.executable).with_name("newsreader"))
BARE = (sys.executable, "-c", "import textual.app, textual.widgets; print('imported')")
KEYS = 40
OPENED = "opened:all"


@dataclass(frozen=True, slots=True)
class Through:
    """Going through the list: seconds of J, of K, of a changed line beside, and memory in KiB."""

    down: list[float]
    up: list[float]
    line: list[float]
    memory: int


def first_paint(library: Path) -> float:
    """Return the seconds to the first paint of the open article."""
    wanted = _opening(_open_first(library, 0))
    with _reader(library) as terminal:
        return terminal.first(wanted)


def bare_import() -> float:
    """Return the seconds that importing Textual takes."""
    with Terminal(BARE) as terminal:
        return terminal.first(b"imported")


def one_line_updates() -> list[float]:
    """Return the seconds from a key to a changed line of a bare app."""
    with Terminal((sys.executable, "-m", "bench.one_line")) as terminal:
        terminal.first(b"key 0.")
        return [terminal.press("x", f"key {number}.".encode()) for number in range(1, KEYS + 1)]


def next_articles(library: Path) -> Through:
    """Go through the list from its middle, down and up again, by J and K."""
    opened = Library(library)
    place = opened.articles.count() // 2
    rows = opened.articles.page(place, KEYS + 1)
    found = (opened.articles.get(row.id) for row in rows)
    openings = [_opening(article) for article in found if article is not None]
    opened.close()
    _open_first(library, place)
    with _reader(library) as terminal:
        terminal.first(openings[0])
        down = [terminal.press("J", wanted) for wanted in openings[1:]]
        up = [terminal.press("K", wanted) for wanted in openings[-2::-1]]
        # A key that has the status line say something, and one that clears it again.
        line = list[float]()
        for _ in range(KEYS):
            line.append(terminal.press("\x03", b"quits"))
            terminal.type("1")
        return Through(down, up, line, terminal.memory())


def panes(library: Path) -> tuple[list[float], list[float]]:
    """Return the seconds to the painted context, then mentions, of the most frequent entity."""
    opened = Library(library)
    entity = opened.entities.ranked(limit=1)[0]
    newest = opened.entities.mentions(entity.id, limit=1)[0]
    article_id = opened.connections.read().execute(_BEGINS_WITH, (entity.id,)).fetchone()[0]
    article = opened.articles.get(article_id)
    opened.set_fact(OPENED, str(article_id))
    opened.close()
    assert article is not None
    context, mentions = list[float](), list[float]()
    with _reader(library) as terminal:
        terminal.first(_opening(article))
        terminal.type("2ge")
        for _ in range(KEYS):
            context.append(terminal.press("\r", b"known"))
            mentions.append(terminal.press(".", newest.article.title[:20].encode()))
            terminal.type(",")
            terminal.type("q")
    return context, mentions


_BEGINS_WITH = """SELECT m.article_id FROM mentions m JOIN articles a ON a.id = m.article_id
    WHERE m.entity_id = ? AND m.block = 0 ORDER BY a.dated LIMIT 1"""


@contextmanager
def _reader(library: Path) -> Iterator[Terminal]:
    """Start the reader on a library as it is, with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        settings = Path(home, "settings.toml")
        settings.touch()
        command = (COMMAND, "--library", str(library), "--config", str(settings), "--offline")
        with Terminal(command, {"HOME": home}) as terminal:
            yield terminal


def _open_first(library: Path, place: int) -> StoredArticle:
    """Make an article, by its place in the list, the one that is opened first."""
    opened = Library(library)
    row = opened.articles.page(place, 1)[0]
    opened.set_fact(OPENED, str(row.id))
    article = opened.articles.get(row.id)
    opened.close()
    assert article is not None
    return article


def _opening(article: StoredArticle) -> bytes:
    """Return the words with which the text of an article begins, up to its first name."""
    start = article.blocks[1].start
    name = next(mention.start for mention in article.mentions if mention.start > start)
    return " ".join(article.text[start:name].split()[:4]).encode()
