"""Pages that are about a name and not about its bearer: what they list are its meanings.

Kiwix files drop the mark that such pages have in Wikipedia. Their form is left to go by.
"""

from __future__ import annotations

import re

from enrich.context.zim.links import Item
from enrich.context.zim.markup import Markup

# Longer leads than these say something about a subject.
_LONGEST_LEAD = 250
_TITLE = re.compile(
    r" \((?:disambiguation|surname|family name|given name|name|Begriffsklärung|homonymie"
    r"|desambiguación|disambigua|desambiguação|doorverwijspagina|ujednoznacznienie|значения)\)$"
)
_REFERS = re.compile(
    r"\b(?:may|can|could|might|also|commonly|most often)\s+(?:also\s+)?(?:refers?|stands?|means?)\b"
    r"|\bis an?(?:\s[\w-]+){0,3}\s(?:surname|family name|given name)\b",
    re.IGNORECASE,
)


def is_about_a_name(title: str, page: Markup) -> bool:
    """Whether a page is one of several meanings, or about a surname or a given name."""
    if page.facts and not page.says_disambiguation:
        return False
    if page.says_disambiguation or _TITLE.search(title):
        return True
    lead = page.paragraphs[0] if page.paragraphs else ""
    only = len(page.paragraphs) < 3 and len(lead) < _LONGEST_LEAD
    return only and (lead.endswith(":") or bool(_REFERS.search(lead)))


def in_order(items: tuple[Item, ...]) -> list[Item]:
    """Return items with those first that begin with their link: the others explain by theirs."""
    return sorted(items, key=lambda item: not item.leads)
