"""``newsreader_propagate``: a name found once is found everywhere in the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from enrich import gazetteer
from enrich.recognise.layout import blocks_of, lowercase_words, set_names, text_of, written
from enrich.recognise.names import surname_of

SHORTEST = 2


@Language.component("newsreader_propagate")
def propagate(doc: Doc) -> Doc:
    """Mark every other occurrence of each name, and of each person's surname.

    A word that the article also writes in lower case is not carried on. A longer name takes the
    place of shorter ones inside it. In blocks all in capitals, names are looked for in capitals.
    """
    entities = doc.ents
    labels = _surfaces(doc, entities)
    if not labels:
        return doc
    spans = {span.start: span for span in entities}
    by_token = {i: span for span in spans.values() for i in range(span.start, span.end)}
    for start, end, surface in _occurrences(doc, labels):
        found = doc.char_span(start, end, label=labels[surface])
        if found is None:
            continue
        tokens = range(found.start, found.end)
        inside = {span.start: span.end for i in tokens if (span := by_token.get(i)) is not None}
        if found.end in inside.values() and found.start in inside and len(inside) == 1:
            continue
        if any(start < found.start or end > found.end for start, end in inside.items()):
            continue
        for first in inside:
            del spans[first]
        spans[found.start] = found
        by_token |= dict.fromkeys(tokens, found)
    set_names(doc, spans.values())
    return doc


def _surfaces(doc: Doc, entities: Iterable[Span]) -> dict[str, str]:
    counts = dict[str, Counter[str]]()
    for entity in entities:
        counts.setdefault(written(entity), Counter())[entity.label_] += 1
    labels = {surface: min(c, key=lambda k: (-c[k], k)) for surface, c in counts.items()}
    for surface, label in list(labels.items()):
        surname = surname_of(surface)
        if label == "PERSON" and surname != surface:
            known = gazetteer.lookup(surname)
            if known is None or not known.adds:
                labels.setdefault(surname, "PERSON")
    common = lowercase_words(doc)
    return {
        surface: label
        for surface, label in labels.items()
        if len(surface) >= SHORTEST
        and any(map(str.isupper, surface))
        and surface.lower() not in common
    }


def _occurrences(doc: Doc, surfaces: Iterable[str]) -> Iterable[tuple[int, int, str]]:
    text = text_of(doc)
    ordered = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    for match in _matcher(ordered).finditer(text):
        yield match.start(), match.end(), match.group()
    upper = {surface.upper(): surface for surface in reversed(ordered)}
    for block in blocks_of(doc):
        if not text[block.start : block.end].isupper():
            continue
        shouted = sorted(upper, key=lambda surface: (-len(surface), surface))
        for match in _matcher(shouted).finditer(text, block.start, block.end):
            yield match.start(), match.end(), upper[match.group()]


def _matcher(surfaces: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, surfaces))})(?!\w)")
