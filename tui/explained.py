"""What to show of an entity's link: its page with where that is from, or what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from tui.panes.context import Passage
from tui.text import age

if TYPE_CHECKING:
    from db.pages import Link, Page

SOURCES = {
    "starter": "Starter note of newsreader",
    "wikipedia": "Wikipedia",
    "mediawiki": "MediaWiki",
    "zim": "ZIM file",
}
MOST_FACTS, MOST_LINKS = 12, 20
FRESH_DAYS = 14


@dataclass(frozen=True, slots=True)
class Network:
    """Whether a wiki may be asked, and which; ``busy`` while it is, ``failure`` of the last try."""

    host: str
    offline: bool = False
    allowed: bool | None = None
    busy: bool = False
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of what can be done next, as the reader knows them."""

    ask: str
    why: str
    open: str = "Enter"
    sort: str = "O"
    pin: str = "p"


def passages_of(
    name: str, link: Link, network: Network, keys: Keys, known: Mapping[str, int]
) -> tuple[Passage, ...]:
    """Return what to show of an entity's link, and what can be done next.

    ``known`` tells of titles how often the library mentions what they are about.
    """
    if link.page is not None:
        page = link.page
        shown = [*_page(page), *_facts(page), *_links(page, known), *_source(page, link)]
        if len(link.candidates) > 1 or link.decided_by == "reader":
            shown.append(Passage(f"{keys.why}: why this one, and take another.", "action"))
    elif link.verdict == "unsure":
        shown = [
            Passage(f"Several pages go by the name {name}, and the articles don't tell which:"),
            *(
                Passage(f"• {_line(choice.page)}", "description", tight=True)
                for choice in link.candidates
            ),
            Passage(""),
            Passage(f"{keys.why}: choose one of them.", "action"),
        ]
    elif link.verdict == "nobody":
        shown = _nobody(name, link)
        if link.candidates:
            shown.append(Passage(f"{keys.why}: others of the name, and why not they.", "action"))
    else:
        shown = [Passage(f"Nothing is known about {name} on this machine.")]
        if link.candidates:
            shown.append(Passage(f"{keys.why}: what is near to the name.", "action"))
    return (*shown, *_next_step(link, network, keys.ask))


def _nobody(name: str, link: Link) -> list[Passage]:
    if link.decided_by == "reader":
        return [Passage(f"You said so: no page is about this {name}.")]
    shown = [Passage(f"Nobody and nothing is known by the name {name}.")]
    if link.evidence:
        shown.append(Passage(f"Why: {'; '.join(link.evidence)}."))
    return shown


def _line(page: Page) -> str:
    return f"{page.title} — {page.description}" if page.description else page.title


def _page(page: Page) -> list[Passage]:
    shown = [Passage(page.title, "title", tight=bool(page.description))]
    if page.description:
        shown.append(Passage(page.description, "description"))
    shown += [Passage(part) for part in page.extract.split("\n\n") if part]
    return shown


def _facts(page: Page) -> list[Passage]:
    facts = page.facts[:MOST_FACTS]
    shown = [Passage(f"{label}: {value}", "fact", tight=True) for label, value in facts]
    return [*shown, Passage("")] if shown else []


def _links(page: Page, known: Mapping[str, int]) -> list[Passage]:
    """Return the page's links, those first that the library knows."""
    others = [title for title in page.links if title not in known]
    titles = [*sorted(known, key=lambda title: (-known[title], title)), *others]
    if not titles:
        return []
    shown = [Passage("On this page:", "source", tight=True)]
    for title in titles[:MOST_LINKS]:
        text = f"{title} ·{known[title]:,}" if title in known else title
        style = "link" if title in known else "far-link"
        shown.append(Passage(text, style, tight=True, target=title))
    if len(titles) > MOST_LINKS:
        shown.append(Passage(f"and {len(titles) - MOST_LINKS:,} more", "source", tight=True))
    return [*shown, Passage("")]


def _source(page: Page, link: Link) -> list[Passage]:
    lines = []
    if page.source == "starter":
        lines.append(f"{SOURCES['starter']}; holds as of {page.as_of}. {page.licence} licence.")
        lines.append(f"Wikipedia has: {page.title}")
    else:
        licence = f", {page.licence}" if page.licence else ""
        version = f", revision {page.revision}" if page.revision else ""
        where = SOURCES[page.source] if page.language == "en" else _in_language(page)
        lines.append(f"{where}: {page.title}{licence}{version}, shortened.")
        lines.append(_aged(page))
    if page.url:
        lines.append(page.url)
    if link.evidence:
        lines.append(f"Why this one: {'; '.join(link.evidence)}.")
    lines = [line for line in lines if line]
    last = len(lines) - 1
    return [Passage(line, "source", tight=i < last) for i, line in enumerate(lines)]


def _in_language(page: Page) -> str:
    return f"{SOURCES[page.source]} ({page.language})"


def _aged(page: Page) -> str:
    now = datetime.now(UTC).date()
    if not page.fetched_at:
        return "Its text has not been fetched yet."
    if page.as_of:
        return f"As it was {age(page.as_of, now)} ({page.as_of})."
    said = f"Fetched {age(page.fetched_at, now)} ({page.fetched_at[:10]})"
    if page.checked_at[:10] > page.fetched_at[:10]:
        said += f", still the same {age(page.checked_at, now)}"
    return f"{said}; it may have changed since." if is_old(page) else f"{said}."


def is_old(page: Page) -> bool:
    """Whether a page may well have changed since its source was last asked."""
    checked = page.checked_at or page.fetched_at
    if not checked:
        return True
    return (datetime.now(UTC).date() - datetime.fromisoformat(checked).date()).days > FRESH_DAYS


def _next_step(link: Link, network: Network, ask_key: str) -> list[Passage]:
    if network.busy:
        return [Passage(f"Asking {network.host} …", "busy")]
    shown = [Passage(network.failure, "busy")] if network.failure else []
    if network.offline:
        if link.page is None:
            shown.append(Passage("Offline: nothing is asked of any wiki.", "source"))
    elif network.allowed is False:
        if link.page is None:
            shown.append(
                Passage(f"You said no to asking {network.host}. {ask_key}: ask anyway.", "action")
            )
    elif link.page is None:
        shown.append(Passage(f"{ask_key}: look it up at {network.host}.", "action"))
    elif link.page.source in ("starter", "zim") or network.failure or not link.page.fetched_at:
        shown.append(Passage(f"{ask_key}: fetch the page from {network.host}.", "action"))
    return shown


def web_address(page: Page, title: str) -> str:
    """Return where a page of another title is in the same wiki; empty if that is not known."""
    stem, found, _ = page.url.rpartition("/wiki/")
    if not found or urlsplit(stem).scheme not in ("http", "https"):
        return ""
    return f"{stem}/wiki/{quote(title.replace(' ', '_'))}"
