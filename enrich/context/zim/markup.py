"""What there is in the HTML of a page: its summary, the facts of its infobox, and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from enrich.context.zim import links
from enrich.context.zim.parsed import parse
from enrich.context.zim.prose import describe
from enrich.context.zim.text import children, classes_of, text_of
from enrich.readers.characters import one_line, shorten
from enrich.readers.urls import web_address

LONGEST_SUMMARY, MOST_PARAGRAPHS = 2_000, 4
MOST_FACTS, LONGEST_LABEL, LONGEST_FACT = 24, 60, 200
LONGEST_TITLE, MOST_NAMES = 255, 8
_SHORTEST_PARAGRAPH = 12
_MOST_ROWS = 200
_HEADINGS = frozenset("h2 h3 h4 section details".split())
_LEADS = ("#mf-section-0", "section[data-mw-section-id='0']", ".mw-parser-output")
_INFOBOX = "[class*='infobox'], .sinottico"
_LICENCE = re.compile(r"creativecommons\.org/licenses/(by-sa)/(\d\.\d)")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page, read."""

    title: str = ""
    description: str = ""
    paragraphs: Sequence[str] = ()
    names: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    canonical: str = ""
    licence: str = ""
    says_disambiguation: bool = False

    @property
    def summary(self) -> str:
        """The paragraphs before the first heading, as far as there is room for them."""
        return shorten("\n\n".join(self.paragraphs), LONGEST_SUMMARY)


def read_page(html: str) -> Markup:
    """Read a page; of what is no page, or made to take long, nothing is read."""
    page = parse(html)
    root = (page.css_first("#mw-content-text") or page.body) if page is not None else None
    if page is None or root is None:
        return Markup()
    heading = page.css_first("h1")
    short = root.css_first(".shortdescription")
    places = _lead(root)
    paragraphs = [shorten(text_of(place), LONGEST_SUMMARY) for place in places]
    described = one_line(short.text()) if short is not None else ""
    licence = _LICENCE.search(html)
    return Markup(
        title=shorten(text_of(heading), LONGEST_TITLE) if heading is not None else "",
        description=described or (describe(paragraphs[0]) if paragraphs else ""),
        paragraphs=paragraphs,
        names=_names(places[0]) if places else (),
        facts=tuple(_facts(root)),
        links=links.titles(root),
        canonical=_canonical(page),
        licence=f"CC {licence[1].upper()} {licence[2]}" if licence else "",
        says_disambiguation=root.css_first("#disambigbox, .dmbox-disambig, .dmbox") is not None,
    )


def _lead(root: LexborNode) -> list[LexborNode]:
    for place in (*map(root.css_first, _LEADS), root):
        found = list(_paragraphs(place)) if place is not None else []
        if found:
            return found[:MOST_PARAGRAPHS]
    # Wrapped in something unknown: the first paragraph that is long enough shows where.
    first = next((p for p in root.css("p")[:40] if len(text_of(p)) > 60), None)
    parent = first.parent if first is not None else None
    return list(_paragraphs(parent))[:MOST_PARAGRAPHS] if parent is not None else []


def _paragraphs(place: LexborNode) -> Iterator[LexborNode]:
    for child in children(place):
        if child.tag in _HEADINGS or "mw-heading" in classes_of(child):
            return
        if child.tag == "p":
            text = text_of(child)
            if len(text) >= _SHORTEST_PARAGRAPH and not text.startswith("Coordinates:"):
                yield child


def _names(paragraph: LexborNode) -> tuple[str, ...]:
    """Return what a page calls its subject: the first paragraph has it in bold."""
    found = (text_of(bold) for bold in paragraph.css("b, strong")[:MOST_NAMES])
    return tuple(dict.fromkeys(name for name in found if 1 < len(name) <= LONGEST_TITLE))


def _facts(root: LexborNode) -> Iterator[tuple[str, str]]:
    box = root.css_first(_INFOBOX)
    rows = box.css("tr")[:_MOST_ROWS] if box is not None else []
    found = 0
    for row in rows:
        cells = {child.tag: child for child in reversed(list(children(row)))}
        if "th" not in cells or "td" not in cells:
            continue
        label = shorten(text_of(cells["th"]).replace(";", "").strip("•-– :"), LONGEST_LABEL)
        value = shorten(text_of(cells["td"]), LONGEST_FACT)
        if label and value and found < MOST_FACTS:
            found += 1
            yield label, value


def _canonical(page: LexborHTMLParser) -> str:
    link = page.css_first("link[rel='canonical']")
    return web_address((link.attributes.get("href") or "") if link is not None else "")
