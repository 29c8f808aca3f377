"""From the text of a page's HTML to text to read, and to a description in a few words."""

from __future__ import annotations

import re

from enrich.readers.characters import one_line, shorten

LONGEST_DESCRIPTION, LONG_DESCRIPTION = 120, 80
_LOOKED_AT = 600
_NOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed|update|who\?|when\?)\]", re.I)
# What is left of brackets when pronunciations and templates are taken out of them.
_EMPTY = re.compile(r" ?\((?:[\s;,:–—/]|listen|ⓘ|also|or|\d?IPA)*\)", re.IGNORECASE)
_LOOSE_START, _LOOSE_END = re.compile(r"\([\s;,]+"), re.compile(r"[\s;,]{1,99}\)")
_BEFORE_POINT = re.compile(r"(?<! ) (?=[,.;:)])")
_BRACKETS = re.compile(r" ?\([^()]*\)")
_IS = re.compile(r"\b(?:is|was|are|were)\s+(?:both\s+)?(?:(?:an?|the)\s+)?(?=\S)")
_CLAUSE_END = re.compile(
    r"[;:]\s| [–—-] |(?:(?<=\w\w\w)|(?<=[\"”’\]]))[.!?]+[\"”’]?(?:\s|$)"
    r"|,?\s(?:that|which|who|whose|whom|where|when|located|situated|founded|established)\b"
    r"|,\s(?:with|and (?:is|was|has|had)|(?:best |better )?known|consisting|having|being)\b"
)


def tidy(text: str) -> str:
    """Return the text of a paragraph on one line, without notes and emptied brackets."""
    text = one_line(_NOTE.sub("", text))
    for _ in range(2):
        text = _EMPTY.sub("", text)
    text = _LOOSE_END.sub(")", _LOOSE_START.sub("(", text))
    return _BEFORE_POINT.sub("", text).strip()


def describe(paragraph: str) -> str:
    """Return what a page's first paragraph says that its subject is, in a few words.

    "Orla Vexley (born 1970) is a Maltese chemist who …" gives "Maltese chemist"; a paragraph
    without such a sentence gives its beginning.
    """
    text = _BRACKETS.sub("", _BRACKETS.sub("", paragraph[:_LOOKED_AT])).strip()
    found = _IS.search(text)
    start = found.end() if found else 0
    end = _CLAUSE_END.search(text, start + 1)
    said = text[start : end.start() if end else None].strip(" .,")
    if len(said) > LONG_DESCRIPTION and ", " in said[:LONG_DESCRIPTION]:
        said = said[: said.rindex(", ", 0, LONG_DESCRIPTION)]
    return shorten(said[:1].upper() + said[1:], LONGEST_DESCRIPTION)
