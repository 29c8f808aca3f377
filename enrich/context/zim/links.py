"""The links of a page: where they lead in a file, and what the pages there are called."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from enrich.context.zim.parsed import parse
from enrich.context.zim.text import classes_of, text_of
from enrich.readers.characters import one_line

MOST_LINKS, MOST_ITEMS = 500, 200
LONGEST = 600
_MOST_LOOKED_AT, _MOST_IN_ITEM = 5_000, 5
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]{0,20}:(?!_)|//|#", re.IGNORECASE)
_OF_A_WIKI = re.compile(r"(?:https?:)?//[^/]+/wiki/(?P<page>[^?#]+)", re.IGNORECASE)
_NO_ARTICLE = re.compile(
    r"(?:file|image|category|help|template|wikipedia|special|portal|talk|user|module|draft):", re.I
)
_OTHERS = frozenset({"external", "extiw", "image", "internal"})
_UP = re.compile(r"(?:\.{1,2}/)+(?:A/)?")
_TO = re.compile(r"\d{0,5}\s*;\s*url\s*=\s*['\"]?(?P<to>[^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """The first link to an article in an item of a list; ``leads``: the item begins with it."""

    href: str
    leads: bool


def titles(root: LexborNode) -> tuple[str, ...]:
    """Return the titles of the articles that a piece of a page links to, each once."""
    found = dict[str, None]()
    for link in root.css("a[href]")[:_MOST_LOOKED_AT]:
        title = _title_of(link)
        if title and len(found) < MOST_LINKS:
            found[title] = None
    return tuple(found)


def items(html: str) -> tuple[Item, ...]:
    """Return the first links to articles in the items of lists, in order, each target once."""
    page = parse(html)
    found = dict[str, Item]()
    for item in page.css("li")[:_MOST_LOOKED_AT] if page is not None else ():
        links = item.css("a[href]")[:_MOST_IN_ITEM]
        link = next((link for link in links if _title_of(link)), None)
        href = (link.attributes.get("href") or "") if link is not None else ""
        if link is None or href in found:
            continue
        words = text_of(link)
        found[href] = Item(href, bool(words) and text_of(item).startswith(words))
        if len(found) == MOST_ITEMS:
            break
    return tuple(found.values())


def target(base: str, href: str) -> tuple[str, str]:
    """Return the path in a file that a link on the page ``base`` leads to, and the section.

    The path is empty if the link leads out of the file.
    """
    if len(href) > LONGEST or _ELSEWHERE.match(href):
        return "", ""
    place, _, section = href.partition("#")
    place = unquote(place.split("?")[0], errors="replace")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), place))
    return ("" if path.startswith(("..", "/")) or not place else path), unquote(section)


def refresh(html: str) -> str:
    """Return where a page sends its reader at once, as it stands there; mostly nothing."""
    if len(html) > LONGEST * 10 or "refresh" not in html.lower():
        return ""
    meta = LexborHTMLParser(html).css_first("meta[http-equiv='refresh' i]")
    found = _TO.match((meta.attributes.get("content") or "").strip()) if meta is not None else None
    return found["to"].strip() if found else ""


def _title_of(link: LexborNode) -> str:
    href = link.attributes.get("href") or ""
    if len(href) > LONGEST:
        return ""
    of_a_wiki = _OF_A_WIKI.match(href)
    if (_ELSEWHERE.match(href) and not of_a_wiki) or classes_of(link) & _OTHERS:
        return ""
    place = of_a_wiki["page"] if of_a_wiki else _UP.sub("", re.split("[?#]", href)[0], count=1)
    place = unquote(place, errors="replace")
    named = one_line(link.attributes.get("title") or "")
    title = named or one_line(place.replace("_", " ")).removesuffix(".html")
    other = _NO_ARTICLE.match(title) or _NO_ARTICLE.match(place)
    return "" if other or len(title) > LONGEST else title
