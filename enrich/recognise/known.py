"""``newsreader_known``: what the gazetteer knows by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from enrich import gazetteer
from enrich.recognise.layout import (
    blocks_of,
    is_capitalised,
    labels_of,
    lowercase_words,
    set_names,
    text_of,
    title_cased,
    within,
    words_of,
    written,
)

# Kinds that may stand right before another capitalised word and still be names of their own:
# "Russian Mercenaries", "Mali Junta", "UN Security Council" before the rest is known.
_ATTRIBUTIVE = frozenset({"country", "demonym", "religion", "acronym"})


@Language.component("newsreader_known")
def known(doc: Doc) -> Doc:
    """Relabel entities that the gazetteer knows, and add names that the model missed.

    The last word of a person's name is that person's, whatever town is called so (a state or a
    people is never anyone's: "fellow Ugandan"). Only names
    that are nothing else in running text are added, and only in the case they are written in.
    """
    entities = doc.ents
    surnames = _surnames(entities)
    spans = [_relabelled(entity, surnames) for entity in entities]
    spans += _missed(doc, entities, surnames)
    set_names(doc, spans)
    return doc


def _surnames(entities: Iterable[Span]) -> set[str]:
    people = (entity for entity in entities if entity.label_ == "PERSON" and len(entity) > 1)
    surnames = {person[-1].text for person in people if not gazetteer.lookup(written(person))}
    return {surname for surname in surnames if not gazetteer.is_state_or_people(surname)}


def _relabelled(entity: Span, surnames: set[str]) -> Span:
    found = gazetteer.lookup(written(entity))
    if found is None or found.label == entity.label_ or written(entity) in surnames:
        return entity
    if entity.label_ == "PERSON" and not found.adds:
        return entity
    return Span(entity.doc, entity.start, entity.end, label=found.label)


def _missed(doc: Doc, entities: Iterable[Span], surnames: set[str]) -> Iterator[Span]:
    common = lowercase_words(doc)
    titles = title_cased(doc)
    by_word = _by_first_word()
    text = text_of(doc).replace("’", "'")
    shouted = [block for block in blocks_of(doc) if text[block.start : block.end].isupper()]
    labels = labels_of(doc, entities)
    for index, word in enumerate(words_of(doc)):
        known_by_it = by_word.get(word)
        if known_by_it is None or labels[index]:
            continue
        token = doc[index]
        if not is_capitalised(token):
            continue
        for surface, place in known_by_it:
            end = token.idx + len(surface)
            if not text.startswith(surface, token.idx):
                continue
            span = doc.char_span(token.idx, end, label=place.label)
            if span is None or any(inner.ent_type_ for inner in span):
                continue
            if surface in surnames or surface.lower() in common or within(span, shouted):
                continue
            if place.kind in _ATTRIBUTIVE or not _joined(span) or within(span, titles):
                yield span
                break


def _joined(span: Span) -> bool:
    """Whether a span is only part of a longer capitalised run, and so perhaps another name."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return _continues(after) or (
        _continues(before) and before is not None and not before.is_sent_start
    )


def _continues(token: Token | None) -> bool:
    return token is not None and token.is_alpha and token.is_title and not token.ent_type_


@cache
def _by_first_word() -> dict[str, list[tuple[str, gazetteer.Known]]]:
    words = dict[str, list[tuple[str, gazetteer.Known]]]()
    for place in gazetteer.adding():
        first = place.surface.split()[0]
        for word in {first, first.split("-")[0]}:
            words.setdefault(word, []).append((place.surface, place))
    for surfaces in words.values():
        surfaces.sort(key=lambda item: -len(item[0]))
    return words
