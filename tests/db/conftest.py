"""Real libraries in a folder of the test's own, and what fills them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import db
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article, Block, BlockKind
from db.shelving import Outcome, Stat, content_hash
from support.decided import fill

STAT = Stat(1, 1)
Name = tuple[str, str, str]


def article_of(
    title: str, *paragraphs: str, published: str | None = None, byline: str = ""
) -> Article:
    """Make an article of a headline and paragraphs."""
    blocks, text = list[Block](), ""
    kinds = [BlockKind.HEADLINE, *(BlockKind.PARAGRAPH for _ in paragraphs)]
    for kind, piece in zip(kinds, (title, *paragraphs), strict=True):
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    return Article(title, text, byline=byline, published=published, blocks=tuple(blocks))


def store(library: Library, path: str, article: Article) -> Outcome:
    """Store an article at a path and return what came of it."""
    return library.shelving.put([(path, STAT, article)])[0]


def id_at(library: Library, path: str) -> int:
    """Return the id of the article at a path."""
    article_id = library.articles.find(path)
    assert article_id is not None
    return article_id


def name(library: Library, path: str, article: Article, names: Sequence[Name]) -> int:
    """Name what an article mentions: surface, label and key, wherever the surface stands."""
    spans = [
        NamedSpan(start, start + len(surface), label, key, surface)
        for surface, label, key in names
        for start in range(len(article.text))
        if article.text.startswith(surface, start)
    ]
    spans.sort(key=lambda span: span.start)
    found = ArticleNames(id_at(library, path), content_hash(article), "en", spans)
    return library.naming.store("test", [found])


def put(library: Library, path: str, article: Article, names: Sequence[Name] = ()) -> int:
    """Store an article with its names and return its id."""
    store(library, path, article)
    name(library, path, article, names)
    return id_at(library, path)


def python(script: str, *args: str | Path) -> subprocess.Popen[str]:
    """Run a script in a process of its own, with pipes to it."""
    root = Path(db.__file__ or "").parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def answer_of(process: subprocess.Popen[str], told: str = "go\n") -> str:
    """Let a process go, and return what it printed; what it wrote to stderr fails the test."""
    output, errors = process.communicate(told, timeout=30)
    assert (process.returncode, errors) == (0, "")
    return output


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "library.db"
    Library.create(path).close()
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_library: Path) -> Path:
    """The file of a library to decide about, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    shutil.copy(empty_library, path)
    library = Library(path)
    fill(library)
    library.close()
    return path


@pytest.fixture
def library(tmp_path: Path, empty_library: Path) -> Iterator[Library]:
    """An empty library that is closed in the end; what it counts must agree in every test."""
    path = tmp_path / "library.db"
    shutil.copy(empty_library, path)
    library = Library(path)
    yield library
    assert library.check().problems == ()
    library.close()
