"""Articles with what following a story needs of them: names and sketches of their sentences."""

from __future__ import annotations

from collections.abc import Mapping

from db.library import Library
from db.naming import ArticleNames
from db.records import Article
from db.shelving import Stat, content_hash
from db.spans import NamedSpan
from enrich.following import facts_of


def spans_of(text: str, names: Mapping[str, str]) -> list[NamedSpan]:
    """Return the mentions of names in a text: keys of entities by how they are called."""
    spans, at = list[NamedSpan](), 0
    longest_first = sorted(names, key=len, reverse=True)
    while at < len(text):
        found = next((name for name in longest_first if text.startswith(name, at)), None)
        if found is not None:
            spans.append(NamedSpan(at, at + len(found), "PERSON", names[found], found))
        at += len(found or " ")
    return spans


def put_story(library: Library, path: str, article: Article, names: Mapping[str, str]) -> int:
    """Store an article with its names and facts, and return its id."""
    library.shelving.put([(path, Stat(1, 1), article)])
    article_id = library.articles.find(path)
    assert article_id is not None
    spans = spans_of(article.text, names)
    facts = facts_of(article.text, article.blocks, article.styles, spans)
    found = ArticleNames(article_id, content_hash(article), "en", spans, facts)
    library.naming.store("test", [found])
    return article_id
