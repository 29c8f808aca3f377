"""A real library, a home folder of one's own, and the command line in front of them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages import Link, Page
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash
from newsreader.cli import cli

KEITA = Page(
    source="wikipedia",
    title="Ibrahim Boubacar Keïta",
    description="President of Mali from 2013 to 2020",
    extract="Malian politician.",
    url="https://en.wikipedia.org/wiki/Ibrahim_Boubacar_Ke%C3%AFta",
    revision=123,
    licence="CC BY-SA 4.0",
)


class Run(Protocol):
    """Call the program on the library of the test."""

    def __call__(self, *args: str, input: str | None = None) -> Result: ...


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("NEWSREADER", "XDG_", "_NEWS"))]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm-256color")


def article_of(
    title: str, *paragraphs: str, published: str | None = None, byline: str = ""
) -> Article:
    """Make an article of a headline and paragraphs."""
    blocks, text = list[Block](), ""
    for kind, piece in [
        (BlockKind.HEADLINE, title),
        *((BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs),
    ]:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    return Article(title, text, byline=byline, published=published, blocks=tuple(blocks))


def put(
    library: Library, path: str, article: Article, names: Sequence[tuple[str, str, str]] = ()
) -> int:
    """Store an article; each name is surface, label and key, and found wherever it stands."""
    library.shelving.put([(path, Stat(1, 1), article)])
    article_id = library.articles.find(path)
    assert article_id is not None
    spans = [
        NamedSpan(start, start + len(surface), label, key, surface)
        for surface, label, key in names
        for start in range(len(article.text))
        if article.text.startswith(surface, start)
    ]
    spans.sort(key=lambda span: span.start)
    found = ArticleNames(article_id, content_hash(article), "en", spans)
    assert library.naming.store("test", [found]) == len(spans)
    return article_id


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """A library of two shelves, three articles and four entities, one with a page."""
    news, other = tmp_path / "news", tmp_path / "other"
    news.mkdir()
    other.mkdir()
    path = tmp_path / "library.db"
    library = Library.create(path)
    library.shelving.add_shelf(str(news), "folder")
    library.shelving.add_shelf(str(other), "folder")
    coup = article_of(
        "Keïta resigns in Mali",
        "President Keïta stepped down. He left Mali’s capital.",
        published="2020-08-19",
        byline="A. Writer",
    )
    names = [("Keïta", "PERSON", "keita"), ("Mali", "GPE", "mali")]
    put(library, str(news / "coup.txt"), coup, names)
    tbilisi = article_of("Veto overridden", "Georgia voted.", published="2024-05-28")
    put(library, str(news / "veto.txt"), tbilisi, [("Georgia", "GPE", "georgia-country")])
    atlanta = article_of("Count certified", "Georgia counted.")
    put(library, str(other / "count.txt"), atlanta, [("Georgia", "GPE", "georgia-state")])
    keita, mali = library.entities.find("keita")[0].id, library.entities.find("Mali")[0].id
    links = {keita: Link("page", KEITA, decided_by="machine"), mali: Link("nobody")}
    library.links.keep(links, "test")
    library.close()
    return path


@pytest.fixture
def run(library_path: Path) -> Run:
    """The program on that library, with its output in a pipe."""

    def call(*args: str, input: str | None = None) -> Result:
        command = ["--library", str(library_path), *args]
        return CliRunner().invoke(cli, command, input=input, prog_name="newsreader")

    return call


PROGRAM = [sys.executable, "-c", "from newsreader.cli import main; main()"]


@pytest.fixture
def on_terminal(library_path: Path) -> Callable[..., tuple[int, str]]:
    """The program on that library in a terminal of its own; returns exit code and output."""

    def call(*args: str, keys: str = "", program: Sequence[str] = PROGRAM) -> tuple[int, str]:
        outer, inner = pty.openpty()
        command = [*program, *args, "--library", str(library_path)]
        with subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner) as process:
            os.close(inner)
            os.write(outer, keys.encode())
            output = bytearray()
            try:
                while piece := os.read(outer, 65536):
                    output += piece
            except OSError:  # Linux says so when the last writer has closed.
                pass
            code = process.wait(timeout=30)
        os.close(outer)
        return code, output.decode().replace("\r\n", "\n")

    return call


@pytest.fixture
def add_article(library_path: Path) -> Callable[..., int]:
    """Add an article of a title and paragraphs to that library, under any path."""

    def add(
        path: str, *texts: str, names: Sequence[tuple[str, str, str]] = (), byline: str = ""
    ) -> int:
        library = Library.create(library_path)
        try:
            return put(library, path, article_of(*texts, byline=byline), names)
        finally:
            library.close()

    return add
