"""What is known about an entity: a page with its source, candidates, or what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.strip import Strip

from tui.paint import paint
from tui.panes.scrolling import LinePane
from tui.text import age, wrap

if TYPE_CHECKING:
    from db.pages import Link, Page

SOURCES = {
    "starter": "Starter note of newsreader",
    "wikipedia": "Wikipedia",
    "mediawiki": "MediaWiki",
    "zim": "ZIM file",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text in one style, followed by a blank line unless ``tight``."""

    text: str
    style: str = ""
    tight: bool = False


class ContextView(LinePane):
    """The passages of an entity's context, wrapped to the pane."""

    COMPONENT_CLASSES = {
        "context--title",
        "context--description",
        "context--source",
        "context--action",
        "context--busy",
    }

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty view; ``show`` fills it."""
        super().__init__(id=id)
        self._passages: tuple[Passage, ...] = ()
        self._lines: list[tuple[str, str]] = []

    def show(self, passages: tuple[Passage, ...]) -> None:
        """Show passages from the top."""
        if passages == self._passages:
            return
        self._passages = passages
        self.lay_out_again()
        self.scroll_top_to(0)

    @property
    def line_count(self) -> int:
        """How many lines the passages have at this width."""
        return len(self._lines)

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line in the style of its passage."""
        text, name = self._lines[index]
        style = self.rich_style
        if name:
            style += self.get_component_rich_style(f"context--{name}", partial=True)
        return paint(text, 0, len(text), style, (), prefix=" ")

    def on_resize(self) -> None:
        """Say how many lines there are at the new width."""
        self.lay_out_again()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self.refresh()

    def lay_out(self, width: int) -> None:
        """Wrap the passages to a width."""
        self._lines = []
        for passage in self._passages:
            text = passage.text
            self._lines += [
                (text[start:end], passage.style)
                for start, end in wrap(text, 0, len(text), width - 2)
            ]
            if not passage.tight:
                self._lines.append(("", ""))


@dataclass(frozen=True, slots=True)
class Network:
    """Whether a wiki may be asked, and which; ``busy`` while it is, ``failure`` of the last try."""

    host: str
    offline: bool = False
    allowed: bool | None = None
    busy: bool = False
    failure: str = ""


def passages_of(name: str, link: Link, network: Network, ask_key: str) -> tuple[Passage, ...]:
    """Return what to show of an entity's link, and what can be done next."""
    if link.page is not None:
        shown = [*_page(link.page), *_source(link.page, link.evidence)]
    elif link.verdict == "unsure":
        shown = [
            Passage(f"Several pages go by the name {name}, and the articles don't tell which:"),
            *(
                Passage(f"• {candidate}", "description", tight=True)
                for candidate in link.candidates
            ),
            Passage(""),
        ]
    elif link.verdict == "nobody":
        shown = [Passage(f"Nobody and nothing is known by the name {name} at {network.host}.")]
    else:
        shown = [Passage(f"Nothing is known about {name} on this machine.")]
    return (*shown, *_next_step(link, network, ask_key))


def _page(page: Page) -> list[Passage]:
    shown = [Passage(page.title, "title", tight=bool(page.description))]
    if page.description:
        shown.append(Passage(page.description, "description"))
    shown += [Passage(part) for part in page.extract.split("\n\n") if part]
    return shown


def _source(page: Page, evidence: tuple[str, ...]) -> list[Passage]:
    today = datetime.now(UTC).date()
    lines = []
    if page.source == "starter":
        lines.append(f"{SOURCES['starter']}; holds as of {page.as_of}. {page.licence} licence.")
        lines.append(f"Wikipedia has: {page.title}")
    else:
        licence = f", {page.licence}" if page.licence else ""
        lines.append(f"{SOURCES[page.source]}: {page.title}{licence}, shortened.")
        if page.as_of:
            lines.append(f"As it was {age(page.as_of, today)} ({page.as_of}).")
        elif page.fetched_at:
            lines.append(f"Fetched {age(page.fetched_at, today)} ({page.fetched_at[:10]}).")
    if page.url:
        lines.append(page.url)
    if evidence:
        lines.append(f"Why this one: {'; '.join(evidence)}.")
    last = len(lines) - 1
    return [Passage(line, "source", tight=i < last) for i, line in enumerate(lines)]


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
    elif link.page.source == "starter" or network.failure:
        shown.append(Passage(f"{ask_key}: fetch the page from {network.host}.", "action"))
    return shown
