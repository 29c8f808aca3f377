"""Which names can be titles of an encyclopedia's pages."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME_BYTES = 255
# What no title can hold (mediawiki.org, Manual:Page title), and what would be another question.
_BAD = re.compile(r"[\[\]{}|<>#\x00-\x1f\x7f\ud800-\udfff]|^:|~~~|(?:^|/)\.{1,2}(?:/|$)")


def title_of(name: str) -> str:
    """Return a name as a title to ask for; empty if no page can have that title."""
    title = " ".join(unicodedata.normalize("NFKC", name).replace("_", " ").split())
    if _BAD.search(title) or len(title.encode()) > LONGEST_NAME_BYTES:
        return ""
    return title
