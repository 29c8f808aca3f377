"""Addresses of articles: which are taken, and how a line names one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from enrich.readers.characters import clean

LONGEST = 2_000
# A label, its bold or italic marks, and the rest of the line.
_LABELLED = re.compile(
    r"[*_]{0,3}(?:(?:original|source|canonical|article)[ ]+(?:url|link|article|source|story)"
    r"|originally[ ]+published(?:[ ]+(?:at|on|by))?|source|original|url|link)"
    r"[*_]{0,3}[ ]*:[*_]{0,3}[ ]*(?P<value>\S*)",
    re.IGNORECASE,
)
# <https://…>, [words](https://…) or bare.
_WRITTEN = re.compile(r"<(?P<auto>[^<>]+)>|\[[^\[\]]*\]\((?P<link>[^()]+)\)|(?P<bare>[^<>\[\]]+)")


def web_address(value: str) -> str:
    """Return an http or https address of at most 2,000 characters, or nothing."""
    if len(value) > LONGEST or clean(value) != value or any(c.isspace() for c in value):
        return ""
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:  # a broken IPv6 host
        return ""
    return value if parts.scheme in {"http", "https"} and host else ""


def host_of(url: str) -> str:
    """Return the host of an address as a name for its publisher: without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def labelled_address(line: str) -> str | None:
    """Return the address of a line such as ``Source: <https://…>``.

    Nothing (an empty string) where the line is the label alone, None where it is something else.
    """
    match = _LABELLED.fullmatch(line) if len(line) <= LONGEST + 50 else None
    if match is None:
        return None
    return (written_address(match["value"]) or None) if match["value"] else ""


def written_address(text: str) -> str:
    """Return the address that is all of a line, bare or marked up, or nothing."""
    match = _WRITTEN.fullmatch(text) if len(text) <= LONGEST + 50 else None
    return web_address(match["auto"] or match["link"] or match["bare"]) if match else ""
