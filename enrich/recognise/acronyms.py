"""``newsreader_acronyms``: short forms that an article introduces, with what they stand for.

After Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in
Biomedical Text", PSB 2003: the letters of the short form are looked for from right to left in
the words before its bracket, and the first one has to begin a word.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from enrich import gazetteer
from enrich.recognise.layout import set_names, text_of

_BRACKET = re.compile(r"\([ \t]*([^()\n]{2,80}?)[ \t]*\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&.\-]{1,9}")
_FARTHEST = 120
_WORD = re.compile(r"\S+")


@Language.component("newsreader_acronyms")
def acronyms(doc: Doc) -> Doc:
    """Mark both sides of "Long Form (LF)" and "LF (Long Form)"; fill ``doc._.acronyms``.

    ``doc._.acronyms`` maps each short form to its long form, as the article writes them.
    """
    pairs = dict[str, str]()
    spans = list(doc.ents)
    text = text_of(doc)
    for match in _BRACKET.finditer(text):
        found = _definition(text, match)
        if found is None:
            continue
        short, long = found
        long_span, short_span = doc.char_span(*long), doc.char_span(*short)
        if long_span is None or short_span is None:
            continue
        label = _label(doc, long_span, short_span)
        if label is None:
            continue
        spans = [s for s in spans if not _overlap(s, long_span) and not _overlap(s, short_span)]
        spans.append(Span(doc, long_span.start, long_span.end, label=label))
        spans.append(Span(doc, short_span.start, short_span.end, label=label))
        pairs[short_span.text] = long_span.text
    doc._.acronyms = pairs
    if pairs:
        set_names(doc, spans)
    return doc


def long_form(short: str, before: str) -> int | None:
    """Return where in ``before`` the long form of an acronym starts, or None if there is none."""
    words = [match.start() for match in _WORD.finditer(before)]
    letters = [char.lower() for char in short if char.isalnum()]
    window = min(len(letters) + 5, len(letters) * 2)
    floor = words[-window] if len(words) >= window else 0
    place = len(before)
    for index in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= floor and (
            before[place].lower() != letters[index]
            or (index == 0 and place > 0 and before[place - 1].isalnum())
        ):
            place -= 1
        if place < floor:
            return None
    return place


def _definition(text: str, match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    inner, start = match.group(1), match.start()
    low = max(start - _FARTHEST, text.rfind("\n", 0, start) + 1)
    before = text[low:start].rstrip()
    end = low + len(before)
    if _is_short(inner):
        place = long_form(inner, before)
        if place is None or not before[place].isupper() or inner in before[place:]:
            return None
        return match.span(1), (low + place, end)
    short = before.split()[-1] if before else ""
    if _is_short(short) and short not in inner and inner[0].isupper():
        return ((end - len(short), end), match.span(1)) if long_form(short, inner) == 0 else None
    return None


def _is_short(text: str) -> bool:
    capitals = sum(char.isupper() for char in text)
    return _SHORT.fullmatch(text) is not None and capitals >= 2 and capitals * 2 > len(text)


def _label(doc: Doc, long: Span, short: Span) -> str | None:
    """Return the label of a definition: the gazetteer's, else the model's for either side."""
    for surface in (long.text, short.text):
        found = gazetteer.lookup(surface)
        if found is not None:
            return found.label
    inside = [entity.label_ for entity in doc.ents if _overlap(entity, long)]
    if inside:
        return "ORG" if "ORG" in inside or len(long) > 2 else inside[0]
    beside = [entity.label_ for entity in doc.ents if _overlap(entity, short)]
    if beside:
        return beside[0]
    return "ORG" if sum(token.is_title for token in long) >= 2 else None


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
