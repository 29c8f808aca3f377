"""What can be done on a screen as entries of Textual's command palette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.command import Command, Offer, keys_of
from tui.screens.main import MainScreen

# What can be done on any screen.
EVERYWHERE = ("theme", "quit")


@runtime_checkable
class Offering(Protocol):
    """A screen over the main one on which things can be done by name."""

    def offers(self) -> Iterable[Offer]:
        """Return what can be done now."""


class CommandProvider(Provider):
    """Finds what can be done on the screen now by its name."""

    async def discover(self) -> Hits:
        """Yield all of it."""
        for offer in self._offers():
            yield DiscoveryHit(offer.title, offer.run, help=offer.help)

    async def search(self, query: str) -> Hits:
        """Yield that of which the name is like a query."""
        matcher = self.matcher(query)
        for offer in self._offers():
            score = matcher.match(offer.title)
            if score > 0:
                shown = matcher.highlight(offer.title)
                yield Hit(score, shown, offer.run, text=offer.title, help=offer.help)

    def _offers(self) -> Iterator[Offer]:
        screen = self.screen
        if isinstance(screen, MainScreen):
            yield from (_offer(screen, c) for c in screen.commands if c.can(screen))
            return
        offered = list(screen.offers()) if isinstance(screen, Offering) else []
        yield from offered
        main = next(under for under in self.app.screen_stack if isinstance(under, MainScreen))
        titles = {offer.title for offer in offered}
        general = (main.command(id_) for id_ in EVERYWHERE)
        yield from (_offer(main, command) for command in general if command.title not in titles)


def _offer(screen: MainScreen, command: Command) -> Offer:
    words = "   ".join(part for part in (keys_of(command), command.help) if part)
    return Offer(command.title, words, partial(screen.run_command, command))
