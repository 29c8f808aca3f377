"""A library of the seeds whose names are those of the gold files: no model is needed for it."""

from __future__ import annotations

from pathlib import Path

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.shelving import Stat
from enrich import readers
from enrich.following import facts_of
from enrich.linking import link_entities
from enrich.resolve import entity_key
from enrich.settings import Settings
from support.gold import SEEDS, gold_articles, gold_mentions

STAGE = "gold"


def gold_library(path: Path, folder: Path = SEEDS) -> Library:
    """Make a library of a folder's seeds, named by the gold and linked to the starter notes."""
    library = Library.create(path)
    library.shelving.add_shelf(str(folder), "folder")
    named = []
    for gold in gold_articles():
        file = folder / gold["file"]
        if not file.exists():
            continue
        article = readers.read(file)
        found = file.stat()
        library.shelving.put([(str(file), Stat(found.st_size, found.st_mtime_ns), article)])
        article_id = library.articles.find(str(file))
        assert article_id is not None
        spans = [
            NamedSpan(m.start, m.end, m.label, entity_key(m.entity, m.label), m.entity)
            for m in gold_mentions(gold, article.text)
        ]
        waiting = library.waiting.among(STAGE, [article_id])[0]
        facts = facts_of(article.text, article.blocks, article.styles, spans)
        named.append(ArticleNames(article_id, waiting.hash, "en", spans, facts))
    library.naming.store(STAGE, named)
    link_entities(library, Settings(offline=True), lambda _: None)
    return library
