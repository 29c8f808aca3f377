"""A small library to decide about, and all that stands in one, to compare it with another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.decisions import log
from db.decisions.effects import bring_about
from db.decisions.kinds import Kind
from db.decisions.standing import Entry
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash

# What the machine finds: surface, label, key and full name. Some share a name, some a surface.
NAMES = (
    ("Ada Lovelace", "PERSON", "person:ada lovelace", "Ada Lovelace"),
    ("Ada", "PERSON", "person:ada", "Ada"),
    ("ADA", "ORG", "org:ada", "Ada"),
    ("Bo", "PERSON", "person:bo", "Bo"),
    ("Bö", "PERSON", "person:bo", "Bo"),
    ("Mali", "GPE", "place:mali", "Mali"),
)


def article(title: str, *paragraphs: str, published: str | None, publication: str = "") -> Article:
    """Make an article of a headline and paragraphs."""
    blocks, text = list[Block](), ""
    for number, piece in enumerate((title, *paragraphs)):
        text += "\n\n" if text else ""
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    return Article(title, text, published=published, publication=publication, blocks=tuple(blocks))


ARTICLES: Mapping[str, Article] = {
    "/n/a": article(
        "Ada in Mali",
        "Ada met Bo. Ada Lovelace, says Bo, is not Ada. The minister left; Ada waits.",
        published="2024-01-05",
        publication="Post",
    ),
    "/n/b": article(
        "The ADA",
        "Bö of the ADA left Mali. Bo waits for the minister of Mali.",
        published="2024-02-05T10:00:00Z",
        publication="Post",
    ),
    "/n/c": article("Undated", "Ada and Bo. Ada, Ada, Ada.", published=None, publication="Times"),
    "/n/d": article("Ada Lovelace", "A minister is not in it.", published="2023-03-03"),
}


def spans_in(text: str) -> list[NamedSpan]:
    """Return what the machine finds in a text: the longest name at each place."""
    spans, at = list[NamedSpan](), 0
    while at < len(text):
        found = next((name for name in NAMES if text.startswith(name[0], at)), None)
        if found is not None:
            surface, label, key, name = found
            spans.append(NamedSpan(at, at + len(surface), label, key, name))
        at += len(found[0]) if found else 1
    return spans


def shelve(library: Library, articles: Mapping[str, Article]) -> None:
    """Store articles at their paths, without names."""
    library.shelving.put([(path, Stat(1, 1), one) for path, one in articles.items()])


def recognise(library: Library, articles: Mapping[str, Article]) -> None:
    """Store what the machine finds in articles."""
    found = list[ArticleNames]()
    for path, one in articles.items():
        article_id = library.articles.find(path)
        assert article_id is not None
        found.append(ArticleNames(article_id, content_hash(one), "en", spans_in(one.text)))
    library.naming.store("test", found)


def fill(library: Library) -> None:
    """Put all articles with their names into a library."""
    shelve(library, ARTICLES)
    recognise(library, ARTICLES)


def wipe(library: Library) -> None:
    """Take out all that the machine found, and nothing that was decided."""
    with library.connections.write() as write:
        write.execute("UPDATE articles SET stage = '', language = ''")
        write.execute("UPDATE entities SET head = NULL")
        for table in (
            "mentions article_entities article_names aliases entity_names links link_candidates"
            " proposals rulings entities"
        ).split():
            write.execute(f"DELETE FROM {table}")


def arrive(library: Library, entries: Iterable[Entry]) -> None:
    """Take decisions as they were made elsewhere: with their own moments."""
    for entry in entries:
        with library.connections.write() as write:
            bring_about(write, log.append(write, entry.decision, uid=entry.uid, at=entry.at))


def holding(library: Library) -> list[Entry]:
    """Return the decisions that hold, in the order of the log."""
    return [entry for entry in library.decisions.entries()[::-1] if not entry.undone]


def take(library: Library, *decisions: Kind) -> list[Entry]:
    """Take decisions one after the other; all that is counted must agree after each."""
    taken = list[Entry]()
    for decision in decisions:
        taken.append(library.decisions.take(decision))
        assert library.check().problems == ()
    return taken


_GROUP = """SELECT m.key FROM entities m JOIN article_entities x ON x.entity_id = m.id
    WHERE coalesce(m.head, m.id) = ? GROUP BY m.key ORDER BY 1"""
_HEADS = "SELECT id, name, label, mentions, articles, first, last, hidden, watched FROM entities"
_TABLES = (
    """SELECT path, start, "end", m.label, key FROM mentions m JOIN places USING (article_id)
        JOIN entities e ON e.id = m.entity_id ORDER BY 1, 2""",
    """SELECT key, surface, a.label, folded, a.mentions FROM aliases a
        JOIN entities e ON e.id = a.entity_id ORDER BY 1, 2, 3""",
    """SELECT key, path, dated, x.mentions FROM article_entities x JOIN places USING (article_id)
        JOIN entities e ON e.id = x.entity_id ORDER BY 1, 2""",
    """SELECT key, n.name, n.articles FROM entity_names n
        JOIN entities e ON e.id = n.entity_id ORDER BY 1, 2""",
    """SELECT key, path, n.name FROM article_names n JOIN places USING (article_id)
        JOIN entities e ON e.id = n.entity_id ORDER BY 1, 2""",
    """SELECT path, a.title, byline, published, dated, as_read FROM articles a
        JOIN places p ON p.article_id = a.id ORDER BY 1""",
    """SELECT s.key, root, s.name, s.label, hidden, watched, verdict, g.title, g.origin, d.uid
        FROM standings s LEFT JOIN pages g ON g.id = s.page_id
        LEFT JOIN decisions d ON d.id = s.decision_id ORDER BY 1""",
)


def content(library: Library) -> dict[str, object]:
    """Return all that stands in a library, without the ids that depend on how it came about."""
    read = library.connections.read()
    groups = dict[tuple[str, ...], object]()
    for id_, *values in read.execute(f"{_HEADS} WHERE head IS NULL").fetchall():
        keys = tuple(row[0] for row in read.execute(_GROUP, (id_,)))
        link = library.links.of(id_)
        groups[keys] = (values, library.entities.aliases(id_), link.verdict, link.page)
    conflicts = {
        (entry.entry.uid, entry.against.uid) for entry in library.decisions.standings().conflicts
    }
    listed = [(e.name, e.label, e.mentions, e.articles) for e in library.entities.ranked()]
    return {
        "tables": [read.execute(query).fetchall() for query in _TABLES],
        "entities": groups,
        "conflicts": conflicts,
        "notes": [notes_of(library, None), *(notes_of(library, path) for path in ARTICLES)],
        "listed": sorted(listed),
    }


def notes_of(library: Library, path: str | None) -> list[tuple[object, ...]]:
    """Return the notes on an article, or all, without ids that depend on how they came about."""
    article_id = None if path is None else library.articles.find(path)
    notes = library.notes.all() if path is None else []
    if article_id is not None:
        notes = library.notes.of_article(article_id)
    return [
        (n.uid, n.text, n.quote, n.start, n.end, n.found, n.name, n.article and n.article.title)
        for n in notes
    ]


def spans_at(library: Library, path: str) -> list[tuple[str, str, str]]:
    """Return the mentions of an article: text, label and key of their own entity."""
    query = """SELECT substr(a.text, m.start + 1, m."end" - m.start), m.label, e.key
        FROM mentions m JOIN entities e ON e.id = m.entity_id JOIN articles a ON a.id = m.article_id
        JOIN places p ON p.article_id = a.id WHERE p.path = ? ORDER BY m.start"""
    return library.connections.read().execute(query, (path,)).fetchall()


def proposals(library: Library) -> dict[str, Sequence[object]]:
    """Return what is kept of the machine's proposals, by path."""
    query = "SELECT path, spans FROM proposals JOIN places USING (article_id)"
    return {row[0]: json.loads(row[1]) for row in library.connections.read().execute(query)}


def with_a_paragraph_in_front(one: Article, paragraph: str) -> Article:
    """Return an article with a paragraph more behind its headline."""
    first = one.blocks[0].end
    added = len(paragraph) + 2
    moved = tuple(replace(b, start=b.start + added, end=b.end + added) for b in one.blocks[1:])
    new = Block(BlockKind.PARAGRAPH, first + 2, first + added)
    text = f"{one.text[:first]}\n\n{paragraph}{one.text[first:]}"
    return replace(one, text=text, blocks=(one.blocks[0], new, *moved))


def read_again(library: Library) -> None:
    """Recognise everything anew."""
    wipe(library)
    recognise(library, ARTICLES)


def forget(library: Library) -> None:
    """Forget all articles and add them again."""
    for path in ARTICLES:
        library.shelving.forget(path)
    fill(library)


def move(library: Library) -> None:
    """Move all files away and back."""
    moved = {f"/elsewhere{path}": article for path, article in ARTICLES.items()}
    for there, here in ((moved, ARTICLES), (ARTICLES, moved)):
        library.shelving.mark_gone(list(here))
        shelve(library, there)
    recognise(library, ARTICLES)


def change(library: Library) -> None:
    """Change all files and change them back."""
    changed = {
        path: with_a_paragraph_in_front(article, "Bo spoke. Something new stands here.")
        for path, article in ARTICLES.items()
    }
    for articles in (changed, ARTICLES):
        shelve(library, articles)
        recognise(library, articles)
