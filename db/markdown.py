"""Text from outside as Markdown in which nothing of it is markup."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from db.plain import plain

# A backslash takes the meaning of each of these away (CommonMark 0.31, 2.4).
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$@#^]")
# These mean something at the beginning of a line, and addresses are links by themselves to some.
_BEGINNING = re.compile(r"^(\d+)([.)])|^([+=-])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)://|\b(www)\.")
_IN_URL = "/:?#@!$&'*+,;=%~-._"


def escaped(text: str) -> str:
    """Return text as lines of Markdown that say it, breaks between lines included."""
    paragraphs = re.split(r"\n[ \t]*(?:\n[ \t]*)+", plain(text, lines=True).strip())
    lines = (map(line, paragraph.split("\n")) for paragraph in paragraphs)
    return "\n\n".join("\\\n".join(filter(None, paragraph)) for paragraph in lines)


def line(text: str) -> str:
    """Return text as one line of Markdown that says it."""
    said = _SIGNS.sub(r"\\\g<0>", " ".join(plain(text).split()))
    said = _ADDRESS.sub(lambda m: f"{m[1]}\\://" if m[1] else f"{m[2]}\\.", said)
    return _BEGINNING.sub(lambda m: f"\\{m[3]}" if m[3] else f"{m[1]}\\{m[2]}", said)


def web_address(url: str) -> str:
    """Return an address of the web as it may stand between angle brackets; empty for others."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe=_IN_URL) if parts.scheme in ("http", "https") and parts.netloc else ""
