"""``newsreader_trim``: spans as a reader would draw them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from enrich import gazetteer
from enrich.recognise.labels import LABELS
from enrich.recognise.layout import blocks_of, is_capitalised, set_names, words_of
from enrich.recognise.titles import TITLES

_ARTICLES = frozenset({"the", "a", "an"})
# Of the titles, those that make a person of whatever the model took the name behind them for.
_FORMS_OF_ADDRESS = frozenset(
    """president premier chancellor senator sen rep gov mayor mr mrs ms miss dr prof king queen
    prince princess pope archbishop bishop rev reverend imam sheikh ayatollah sir lady judge
    ambassador spokesman spokeswoman""".split()
)
_LONGEST_PERSON = 3
# In tokens. The names of treaties have some thirty; ten thousand capitals in a row are none.
LONGEST_NAME = 60
_INSTITUTIONS = frozenset(
    """Airport Bridge Center Centre Church City College Cup Foundation Hospital House Institute
    Island Islands Library Mosque Museum Palace Park Prize School Square Stadium Street Trust
    University""".split()
)
# In "Secretary of State" and "Defense Minister" they are part of an office, not a name.
_DEPARTMENTS = frozenset({"State", "Defense", "Defence", "Treasury", "Commerce", "Staff"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OPENING = frozenset("\"'“”‘’«»([{-–—*_/|:;,.#")


@Language.component("newsreader_trim")
def trim(doc: Doc) -> Doc:
    """Draw each entity as a reader would; drop what is no name, endless, or not of ``LABELS``.

    Leading articles and a person's titles, possessives, and words in lower case at either end
    stand outside; no entity goes beyond its block. A form of address makes a person of the name
    behind it.
    """
    ends = {block.end for block in blocks_of(doc)}
    words = words_of(doc)
    kept = []
    for entity in doc.ents:
        if entity.label_ not in LABELS or len(entity) > LONGEST_NAME:
            continue
        if _is_drawn(words[entity.start : entity.end]):
            kept.append(entity)
        else:
            kept += [span for part in _parts(entity, ends) if (span := _trimmed(part)) is not None]
    set_names(doc, kept)
    return doc


def _is_drawn(words: Sequence[str]) -> bool:
    """Whether nothing can be trimmed: most names are a word, and looking closer takes time."""
    word = words[0]
    return (
        len(words) == 1
        and word.isalpha()
        and word[0].isupper()
        and word not in _DEPARTMENTS
        and word.lower() not in _ARTICLES
        and word.lower() not in TITLES
    )


def is_title(token: Token) -> bool:
    """Whether a word before a name says that the name is a person's: "President", "Gen."."""
    return token.lower_.rstrip(".") in TITLES


def _parts(entity: Span, block_ends: set[int]) -> list[Span]:
    """Cut an entity where a block ends, or a line, and at a bracket that it does not close."""
    parts, start = [], entity.start
    unclosed = entity.text.count("(") > entity.text.count(")")
    for token in entity:
        outside = "\n" in token.text or (unclosed and token.text == "(")
        if outside or token.idx in block_ends:
            parts.append((start, token.i))
            start = token.i + outside
    parts.append((start, entity.end))
    return [Span(entity.doc, s, e, label=entity.label_) for s, e in parts if s < e]


def _trimmed(span: Span) -> Span | None:
    bare = span[1:] if len(span) > 1 and span[0].lower_ in _ARTICLES else span
    if _is_addressed(bare):
        span = Span(span.doc, bare.start, bare.end, label="PERSON")
    start, end = span.start, span.end
    doc = span.doc
    if span.text in _DEPARTMENTS and _is_office(span):
        return None
    if doc[start].text in _ARTICLES or not gazetteer.lookup(span.text):
        while start < end and _outside_left(doc[start], span.label_):
            start += 1
    while start < end and _outside_right(doc[end - 1]):
        end -= 1
    if start == end or not any(token.is_alpha or is_capitalised(token) for token in doc[start:end]):
        return None
    return Span(doc, start, end, label=span.label_)


def _is_addressed(span: Span) -> bool:
    """Whether a span is a form of address and a name of some words: "King Kusae Edu"."""
    words = list(span[1:])
    return (
        span[0].lower_.rstrip(".") in _FORMS_OF_ADDRESS
        and 1 <= len(words) <= _LONGEST_PERSON
        and all(word.is_alpha and word.is_title for word in words)
        and words[-1].text not in _INSTITUTIONS
    )


def _is_office(span: Span) -> bool:
    doc = span.doc
    after_of = span.start > 0 and doc[span.start - 1].lower_ == "of"
    return after_of or (span.end < len(doc) and is_title(doc[span.end]))


def _outside_left(token: Token, label: str) -> bool:
    if token.text in _OPENING or token.is_space or token.lower_ in _ARTICLES:
        return True
    if label == "PERSON" and is_title(token):
        return True
    # "al-Burhan" and "de Gaulle" begin in lower case, but a capital follows at once.
    particle = token.is_lower and token.i + 1 < len(token.doc) and len(token) <= 3
    return token.is_lower and not (label == "PERSON" and particle)


def _outside_right(token: Token) -> bool:
    return (
        token.text in _POSSESSIVE
        or token.is_space
        or (token.is_punct and token.text != ")")
        or (token.is_lower and token.is_alpha)
    )
