"""``newsreader_headlines``: a headline's capitals invent no names."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from enrich import gazetteer
from enrich.recognise.layout import lowercase_words, set_names, title_cased, within, written
from enrich.recognise.names import surname_of


@Language.component("newsreader_headlines")
def headlines(doc: Doc) -> Doc:
    """Keep in title-cased blocks only what the running text or the gazetteer also calls a name.

    A name that runs on into words of the headline is cut back: "Mali Junta" is Mali. A single
    word, a span of
    words that the article writes in lower case elsewhere, and one in capitals throughout are no
    names if nothing confirms them.
    """
    blocks = title_cased(doc)
    if not blocks:
        return doc
    inside, body = list[Span](), list[Span]()
    for entity in doc.ents:
        (inside if within(entity, blocks) else body).append(entity)
    names = {written(entity) for entity in body}
    names |= {surname_of(written(entity)) for entity in body if entity.label_ == "PERSON"}
    common = lowercase_words(doc)
    set_names(doc, [*body, *(s for e in inside if (s := _confirmed(e, names, common)) is not None)])
    return doc


def _confirmed(entity: Span, names: set[str], common: set[str]) -> Span | None:
    if _is_name(written(entity), names):
        return entity
    for length in range(len(entity) - 1, 0, -1):
        for start in range(entity.start, entity.end - length + 1):
            part = Span(entity.doc, start, start + length, label=entity.label_)
            if _is_name(written(part), names):
                return part
    words = [token for token in entity if token.is_alpha]
    if len(entity) == 1:
        return None
    ordinary = any(token.lower_ in common for token in words)
    shouted = len(words) > 0 and all(token.is_upper and len(token) > 1 for token in words)
    return None if ordinary or shouted else entity


def _is_name(text: str, names: set[str]) -> bool:
    if text in names:
        return True
    found = gazetteer.lookup(text)
    return found is not None and found.adds
