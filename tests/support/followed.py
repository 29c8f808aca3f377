"""Articles with names, epithets and quotes, for tests of what a story is followed by."""

from __future__ import annotations

from collections.abc import Sequence

from db.following.records import Epithet, EpithetForm, Facts, Quote
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article
from db.shelving import Stat, content_hash
from support.decided import article

Name = tuple[str, str, str]
ADA, ADA_L = ("Ada", "PERSON", "ada"), ("Lovelace", "PERSON", "lovelace")
BO, MALI = ("Bo", "PERSON", "bo"), ("Mali", "GPE", "mali")
NAMES = (ADA, ADA_L, BO, MALI)


def report(
    title: str, *paragraphs: str, published: str | None = None, publication: str = ""
) -> Article:
    """Make an article of a headline and paragraphs."""
    return article(title, *paragraphs, published=published, publication=publication)


def put(
    library: Library,
    path: str,
    one: Article,
    *,
    names: Sequence[Name] = NAMES,
    epithets: Sequence[tuple[str, str]] = (),
    quotes: Sequence[tuple[str, str, str]] = (),
    stage: str = "test",
) -> int:
    """Store an article and name all that stands in it; return its id.

    ``epithets`` are texts with the name they are said of, ``quotes`` are words with their speaker
    and verb; each stands where it stands first.
    """
    library.shelving.put([(path, Stat(1, 1), one)])
    article_id = library.articles.find(path)
    assert article_id is not None
    spans = [
        NamedSpan(start, start + len(surface), label, key, surface)
        for surface, label, key in names
        for start in range(len(one.text))
        if one.text.startswith(surface, start)
    ]
    spans.sort(key=lambda span: span.start)
    at = one.text.index
    facts = Facts(
        [
            Epithet(at(text), at(text) + len(text), at(whose), EpithetForm.APPOSITION)
            for text, whose in epithets
        ],
        [
            Quote(
                at(words), at(words) + len(words), at(whose), at(verb), at(verb) + len(verb), True
            )
            for words, whose, verb in quotes
        ],
    )
    found = ArticleNames(article_id, content_hash(one), "en", spans, facts)
    library.naming.store(stage, [found])
    return article_id


def id_of(library: Library, name: str) -> int:
    """Return the id of the entity that goes by a name."""
    return library.entities.find(name)[0].id
