"""What a page is called in the wikis of other languages."""

from __future__ import annotations

import re

from enrich.context.mediawiki.query import Entry
from enrich.context.mediawiki.text import line

MOST_LANGUAGES = 500
CODE = re.compile(r"[a-z]{2,12}(-[a-z0-9]{1,12}){0,3}")


def titles_by_language(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return language codes and titles in the order of the codes, one for each language."""
    links = entry.get("langlinks")
    if not isinstance(links, list):
        return ()
    titles = dict[str, str]()
    for link in links[:MOST_LANGUAGES]:
        if isinstance(link, dict):
            code, title = line(link.get("lang")), line(link.get("title"))
            if CODE.fullmatch(code) and title:
                titles.setdefault(code, title)
    return tuple(sorted(titles.items()))
