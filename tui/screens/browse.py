"""The question whether an address is opened in a browser; it is always shown first."""

from __future__ import annotations

from urllib.parse import urlsplit

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine

# More would push the keys off a small screen; the site is shown whatever the length.
LONGEST = 600


class BrowseDialog(ModalScreen[bool]):
    """Shows which site an address leads to, and the address; returns whether to open it."""

    DEFAULT_CSS = "BrowseDialog { align: center middle; background: $background 60%; }"

    def __init__(self, url: str) -> None:
        """Ask about an http or https address."""
        super().__init__()
        self._url = url

    def compose(self) -> ComposeResult:
        """Lay out the site, the address and the keys."""
        more = len(self._url) - LONGEST
        address = self._url[:LONGEST] + (f"… and {more:,} characters" if more > 0 else "")
        with Dialog():
            yield Label("Open this in the browser?", classes="dialog--title")
            yield Label(f"Site: {site_of(self._url)}", classes="dialog--text")
            yield Label(address, classes="dialog--text")
            yield KeyLine("Enter or y  open   Esc or n  leave")

    def on_key(self, event: Key) -> None:
        """Take the answer."""
        answers = {"enter": True, "y": True, "escape": False, "n": False, "q": False}
        if event.key in answers:
            event.stop()
            self.dismiss(answers[event.key])


def site_of(url: str) -> str:
    """Return the host of an address, letters that look like others as the network knows them.

    A name before an ``@`` is none, whatever it looks like.
    """
    host = urlsplit(url).hostname or ""
    if host.isascii():
        return host
    try:
        return f"{host.encode('idna').decode()}, written {host}"
    except UnicodeError:
        return f"{ascii(host)[1:-1]}, written {host}"
