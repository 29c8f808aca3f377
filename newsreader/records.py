"""The JSON objects that others build on: keys may be added, never removed."""

from __future__ import annotations

from db.entities import Entity, MentionRow
from db.library import Library
from db.note_rows import NoteRow
from db.pages import Link, Page
from db.rows import ArticleRow, Mention, StoredArticle
from db.search import Hit
from db.searches import KeptSearch
from db.shelves import Shelf

Record = dict[str, object]


class Records:
    """Makes records of a library's values; each entity is looked up once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._entities: dict[int, Record] = {}

    def article(self, article: StoredArticle) -> Record:
        """Return an article in full, with its mentions in order."""
        return head(article.row, article.path) | {
            "text": article.text,
            "mentions": [self._mention(article.text, mention) for mention in article.mentions],
        }

    def entity(self, entity: Entity) -> Record:
        """Return an entity with all the forms of its name, and how often it is mentioned."""
        return {
            "id": entity.id,
            "name": entity.name,
            "label": entity.label,
            "aliases": [surface for surface, _ in self._library.entities.aliases(entity.id)],
            "mentions": entity.mentions,
            "articles": entity.articles,
            "first": entity.first,
            "last": entity.last,
        } | linked(self._library.links.of(entity.id))

    def _mention(self, text: str, mention: Mention) -> Record:
        surface = text[mention.start : mention.end]
        return {
            "start": mention.start,
            "end": mention.end,
            "text": surface,
            "label": mention.label,
            "entity": self._known(mention, surface),
        }

    def _known(self, mention: Mention, surface: str) -> Record:
        known = self._entities.get(mention.entity_id)
        if known is None:
            entity = self._library.entities.get(mention.entity_id)
            known = self._entities[mention.entity_id] = {
                "id": mention.entity_id,
                # Another process may have taken the entity away since the article was read.
                "name": entity.name if entity else surface,
                "label": entity.label if entity else mention.label,
            } | linked(self._library.links.of(mention.entity_id))
        return known


def head(row: ArticleRow, path: str) -> Record:
    """Return an article without its text."""
    return {
        "id": row.id,
        "path": path,
        "title": row.title,
        "byline": row.byline,
        "published": row.published,
        "url": row.url,
    }


def linked(link: Link) -> Record:
    """Return what is known of an entity's page; while several are possible there is none."""
    chosen = link.page if link.verdict == "page" else None
    word = "page" if chosen else "nobody" if link.verdict == "nobody" else "none"
    return {"link": word, "page": None if chosen is None else page(chosen)}


def page(page: Page) -> Record:
    """Return where a page is found, and what its licence asks to be named."""
    return {
        "title": page.title,
        "url": page.url,
        "source": page.source,
        "licence": page.licence,
        "revision": page.revision,
        "revision_url": page.revision_url,
        "language": page.language,
        "qid": page.qid or None,
        "shortened": True,
    }


def mention(row: MentionRow) -> Record:
    """Return a mention with the sentence around it."""
    return {
        "article": place(row.article, row.path),
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "snippet": row.snippet,
    }


def note(row: NoteRow) -> Record:
    """Return a note with what it is about: an article, maybe a passage of it, or an entity."""
    article = row.article
    return {
        "uid": row.uid,
        "at": row.at,
        "text": row.text,
        "article": None if article is None else {"id": article.id, "title": article.title},
        "entity": {"id": row.entity_id, "name": row.name} if row.name else None,
        "quote": row.quote or None,
        "start": row.start,
        "end": row.end,
        "found": row.found,
    }


def hit(found: Hit) -> Record:
    """Return an article that answers a search."""
    return place(found.article, found.path) | {"snippet": found.snippet}


def shelf(shelf: Shelf) -> Record:
    """Return a shelf; ``online`` is null until its reader has answered."""
    return {
        "path": shelf.path,
        "kind": shelf.kind,
        "articles": shelf.articles,
        "unread": shelf.unread,
        "online": shelf.online,
    }


def kept_search(kept: KeptSearch) -> Record:
    """Return a kept search as a shelf, whose path is its name, with what it searches for."""
    return {
        "path": f"search:{kept.name}",
        "kind": "search",
        "articles": kept.articles,
        "unread": kept.unread,
        "online": None,
        "query": kept.query,
    }


def place(row: ArticleRow, path: str) -> Record:
    """Return which article something stands in."""
    return {"id": row.id, "path": path, "title": row.title, "published": row.published}
