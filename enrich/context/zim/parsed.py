"""Parsing HTML that somebody else has written."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

LONGEST_HTML = 1_000_000
# Parsing takes the square of the depth, and of the number of attributes of a tag.
DEEPEST, LONGEST_TAG = 3_000, 20_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Those that need not be closed.
_OPEN = frozenset("p li td th tr dt dd option br img hr meta link input wbr col area".split())


def parse(html: str) -> LexborHTMLParser | None:
    """Parse the beginning of a page; None if it is made in a way that would take long."""
    html = html[:LONGEST_HTML]
    tags = Counter[str]()
    for mark, name in _TAG.findall(html):
        tags[name.lower()] += -1 if mark else 1
    depth = sum(count for name, count in tags.items() if count > 0 and name not in _OPEN)
    return None if depth >= DEEPEST or _has_endless_tag(html) else LexborHTMLParser(html)


def _has_endless_tag(html: str) -> bool:
    long = (part for part in html.split(">") if len(part) > LONGEST_TAG)
    starts = ((len(part), tag.start()) for part in long if (tag := _TAG.search(part)))
    return any(size - start > LONGEST_TAG for size, start in starts)
