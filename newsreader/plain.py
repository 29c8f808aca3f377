"""Text of a library as a terminal or a pipe may get it: articles are written by strangers.

Every character is replaced by one character, so that offsets into a text still hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Controls, bidi embeddings, overrides and isolates, and lone surrogates, which can't be encoded.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANKS = frozenset("\t\n\r\v\f\x85\u2028\u2029")
# What json.dumps leaves as it is, though it harms a terminal or ends a line for some readers.
_ESCAPED_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str, *, lines: bool = False) -> str:
    """Return text that can't steer a terminal, of the same length; ``lines`` keeps line feeds."""

    def harmless(match: re.Match[str]) -> str:
        char = match[0]
        if lines and char == "\n":
            return char
        return " " if char in _BLANKS else _REPLACEMENT

    return _HARMFUL.sub(harmless, text)


def json_line(record: Mapping[str, object]) -> str:
    """Return a record as one line of JSON that reads the same and can't steer a terminal."""
    return escaped(json.dumps(record, ensure_ascii=False))


def escaped(line: str) -> str:
    """Return a line of JSON that reads the same and can't steer a terminal."""
    return _ESCAPED_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
