"""Text of a library as a terminal may get it: articles are written by strangers.

Every character is replaced by one character, so that offsets into a text still hold.
"""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Controls, bidi embeddings, overrides and isolates, and lone surrogates, which can't be encoded.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANKS = frozenset("\t\n\r\v\f\x85\u2028\u2029")


def plain(text: str, *, lines: bool = False) -> str:
    """Return text that can't steer a terminal, of the same length; ``lines`` keeps line feeds."""

    def harmless(match: re.Match[str]) -> str:
        char = match[0]
        if lines and char == "\n":
            return char
        return " " if char in _BLANKS else _REPLACEMENT

    return _HARMFUL.sub(harmless, text)
