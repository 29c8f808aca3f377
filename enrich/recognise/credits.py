"""``newsreader_credits``: who took a picture, by the form of the credit and not by its grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from db.records import BlockKind
from enrich import gazetteer
from enrich.recognise.layout import blocks_of, set_names, text_of

_PART = re.compile(r"[^/|]+")
_WORDS_OF_A_NAME = range(2, 5)


@Language.component("newsreader_credits")
def credits(doc: Doc) -> Doc:
    """Name the parts of "Jane Doe / Agency": the last of several parts is an organisation.

    A part that stands alone is a person if it looks like one and the gazetteer knows no
    organisation of that name. What the model made of a credit is dropped.
    """
    blocks = [block for block in blocks_of(doc) if block.kind is BlockKind.CREDIT]
    if not blocks:
        return doc
    spans = [
        entity
        for entity in doc.ents
        if not any(b.start < entity.end_char and entity.start_char < b.end for b in blocks)
    ]
    text = text_of(doc)
    for block in blocks:
        for start, end, label in _parts(text, block.start, block.end):
            span = doc.char_span(start, end, label=label)
            if span is not None:
                spans.append(span)
    set_names(doc, spans)
    return doc


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    parts = list(_PART.finditer(text, start, end))
    for index, match in enumerate(parts):
        name = match.group().strip()
        if not name or not name[0].isupper():
            continue
        first = match.start() + match.group().index(name)
        known = gazetteer.lookup(name)
        last_of_several = 0 < index == len(parts) - 1
        if last_of_several or (known is not None and known.label == "ORG"):
            yield first, first + len(name), "ORG"
        elif len(name.split()) in _WORDS_OF_A_NAME:
            yield first, first + len(name), "PERSON"
