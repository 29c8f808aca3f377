"""A library of a few entities, for what looks them up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash


def library_of(path: Path, *named: tuple[str, str, str]) -> Library:
    """Make a library of one article for each name, label and text in which the name stands."""
    library = Library.create(path)
    library.shelving.add_shelf("/news", "folder")
    for name, label, text in named:
        add_entity(library, name, label, text)
    return library


def add_entity(library: Library, name: str, label: str, text: str = "") -> int:
    """Add an article that names an entity, and return the entity's id."""
    text = text or f"This is about {name}."
    key = f"{name}/{label}"
    article = Article(
        f"News of {key}", text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),), published=None
    )
    file = f"/news/{key.replace('/', '-')}.txt"
    library.shelving.put([(file, Stat(1, 1), article)])
    article_id = library.articles.find(file)
    assert article_id is not None
    start = text.index(name)
    span = NamedSpan(start, start + len(name), label, key, name)
    library.naming.store("test", [ArticleNames(article_id, content_hash(article), "en", [span])])
    return next(e.id for e in library.entities.find(name) if e.label == label)


def ids_of(library: Library, *names: str) -> Sequence[int]:
    """Return the ids of the first entities of these names."""
    return [library.entities.find(name)[0].id for name in names]
