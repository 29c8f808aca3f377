"""The brief of some articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from db.brief.pieces import counted, described, items, origin, page_of, quoted, rest
from db.dates import sort_key
from db.labels import LABEL_NAMES
from db.markdown import line as escaped
from db.rows import StoredArticle

if TYPE_CHECKING:
    from db.library import Library

ARTICLES, NAMES, NEW, COPIES = 30, 12, 12, 5


def articles_brief(library: Library, article_ids: Sequence[int]) -> str:
    """Return whom some articles name and what is new in each, as a page of Markdown.

    Raises:
        LookupError: none of them is there any more.
    """
    stored = [library.articles.get(article_id) for article_id in dict.fromkeys(article_ids)]
    found = sorted((one for one in stored if one is not None), key=lambda one: one.path)
    found.sort(key=lambda one: sort_key(one.row.published), reverse=True)
    if not found:
        raise LookupError("there are no such articles")
    return page_of(_paragraphs(library, found))


def _paragraphs(library: Library, articles: Sequence[StoredArticle]) -> Iterator[str]:
    one = len(articles) == 1
    yield f"# {_title(articles[0]) if one else counted(len(articles), 'article')}"
    if not one:
        reports = library.following.copies.reports([article.row.id for article in articles])
        count = len({reports.get(article.row.id, article.row.id) for article in articles})
        if count < len(articles):
            yield f"Copies counted once, these are {counted(count, 'report')}."
    shown = articles[:ARTICLES]
    if one:
        yield from _article(library, articles[0])
    yield from _names(library, articles)
    for article in () if one else shown:
        yield f"## {_title(article)}"
        yield from _article(library, article)
    yield from rest(len(articles) - len(shown), "article")


def _title(article: StoredArticle) -> str:
    return escaped(article.row.title) or "Untitled"


def _names(library: Library, articles: Sequence[StoredArticle]) -> Iterator[str]:
    """Yield who and what the articles name, those of most of the articles first."""
    mentions, named = Counter[int](), Counter[int]()
    for article in articles:
        shown = [mention.entity_id for mention in article.mentions if not mention.hidden]
        mentions.update(shown)
        named.update(set(shown))
    entities = [e for e in map(library.entities.get, named) if e is not None]
    entities.sort(key=lambda e: (-named[e.id], -mentions[e.id], e.name, e.label))
    if not entities:
        return
    yield "## Names"
    lines = list[str]()
    for entity in entities[:NAMES]:
        label = LABEL_NAMES.get(entity.label, entity.label)
        in_articles = f" in {counted(named[entity.id], 'article')}" if len(articles) > 1 else ""
        often = f"{counted(mentions[entity.id], 'mention')}{in_articles}"
        link = library.links.of(entity.id)
        page = link.page if link.verdict == "page" else None
        says = "" if page is None else f". {described(page)}"
        lines.append(f"**{escaped(entity.name)}** ({label}), {often}{says}")
    yield from items(lines)
    yield from rest(len(entities) - NAMES, "name")


def _article(library: Library, article: StoredArticle) -> Iterator[str]:
    byline = f"{escaped(article.row.byline)} " if article.row.byline else ""
    yield f"{byline}{origin(article.row, article.path)}"
    copies = sorted(
        library.following.copies.of(article.row.id),
        key=lambda copy: (-round(copy.likeness, 6), copy.article.title, copy.article.url),
    )
    if copies:
        yield "Nearly the same text:"
        yield from items(
            f"{origin(copy.article, '')[2:]}, {copy.likeness:.0%}" for copy in copies[:COPIES]
        )
        yield from rest(len(copies) - COPIES, "article")
    novelty = library.following.novelty.of(article.row.id)
    count = len(novelty.new) + len(novelty.known)
    if not count:
        return
    yield f"New: {len(novelty.new)} of {counted(count, 'sentence')} with names."
    yield from map(quoted, novelty.new[:NEW])
    yield from rest(len(novelty.new) - NEW, "new sentence")
