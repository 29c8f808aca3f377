"""Opening an address in a browser: only of the web, and only once it was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def open_address(screen: MainScreen, url: str, none: str, before: str = "") -> None:
    """Show an http or https address, and open it if the reader says so.

    ``none`` is said of any other one, ``before`` in front of what is said when it was opened.
    """
    from enrich.readers.urls import web_address
    from tui.screens.browse import BrowseDialog

    address = web_address(url)
    if not address:
        screen.say(none)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            screen.app.open_url(address)
            screen.say(f"{before}Opened {address}")

    screen.app.push_screen(BrowseDialog(address), answered)
