"""Strings of a wiki's answer, as they may be shown and kept."""

from __future__ import annotations

import re

from enrich.readers.characters import clean

LONGEST_EXTRACT, LONGEST_LINE = 20_000, 300
_WEB = re.compile(r"https?://[!-~]{1,2000}")
_EMPTIED = re.compile(r"(?<!\s)\s*\([\s;,]*\)")
_HALF_EMPTIED = re.compile(r"(?<=\()[\s;,]+|(?<![\s;,])[\s;,]+(?=\))")


def line(value: object) -> str:
    """Return a string on one line of bounded length; nothing if it is no string."""
    return " ".join(_string(value).split())[:LONGEST_LINE]


def address(value: object) -> str:
    """Return a web address, or nothing if it is none that a browser should be handed."""
    return value if isinstance(value, str) and _WEB.fullmatch(value) else ""


def prose(value: object) -> str:
    """Clean an extract: of brackets whose templates were removed, and of what is no text."""
    text = _HALF_EMPTIED.sub("", _EMPTIED.sub("", _string(value)[:LONGEST_EXTRACT]))
    return "\n\n".join(" ".join(one.split()) for one in text.split("\n") if one.strip())


def _string(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""
