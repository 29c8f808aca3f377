"""A query as words and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# Brackets and quotes end a word; "-" before one, or before a bracket, takes it away.
_PIECE = re.compile(
    r"""(?P<open>-*\()|(?P<close>\))
    |(?P<minus>-*)(?:(?P<field>[A-Za-z]+):(?!//))?
     (?:"(?P<phrase>[^"]*)(?P<closed>"(?P<on>\*?))?|(?P<word>[^\s()"]*))""",
    re.VERBOSE,
)


class Sign(StrEnum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    OR = "OR"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Token:
    """A bracket, OR, or a term: words, perhaps with a field in front of them.

    ``start`` and ``end`` are its span, ``value`` is where its words begin; ``field`` is empty for
    none, ``minus`` says that it is not wanted, ``on`` that its last word may go on.
    """

    sign: Sign
    start: int
    end: int
    minus: bool = False
    field: str = ""
    text: str = ""
    on: bool = False
    value: int = 0


def tokens(query: str) -> Iterator[Token]:
    """Part a query; what holds nothing that can be searched for is left out."""
    # SQLite reads a text up to its first NUL, and takes no lone surrogates. Places stay.
    query = query.replace("\0", " ").encode(errors="replace").decode()
    at = 0
    while at < len(query):
        match = _PIECE.match(query, at)
        if query[at].isspace() or match is None or match.end() == at:
            at += 1
            continue
        at = match.end()
        if match["open"]:
            yield Token(Sign.OPEN, *match.span(), minus="-" in match["open"])
        elif match["close"]:
            yield Token(Sign.CLOSE, *match.span())
        elif match[0] == "OR":
            yield Token(Sign.OR, *match.span())
        else:
            token = _term(match)
            if token.field or is_searchable(token.text):
                yield token


def is_searchable(text: str) -> bool:
    """Whether a text holds a letter or a digit: nothing else is in the full-text index."""
    return any(char.isalnum() for char in text)


def _term(match: re.Match[str]) -> Token:
    quoted = match["phrase"] is not None
    text = match["phrase"] if quoted else match["word"]
    on = bool(match["on"]) or text.endswith("*")
    return Token(
        Sign.TERM,
        match.end("minus") - bool(match["minus"]),
        match.end(),
        minus=bool(match["minus"]),
        field=match["field"] or "",
        text=text.rstrip("*"),
        on=on,
        value=match.start("phrase" if quoted else "word"),
    )
