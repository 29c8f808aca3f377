"""The commands as entries of Textual's command palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.command import Command
from tui.screens.help import keys_of
from tui.screens.main import MainScreen


class CommandProvider(Provider):
    """Finds commands by their titles; only those that can be run now."""

    async def discover(self) -> Hits:
        """Yield all commands."""
        for command, screen in self._commands():
            yield DiscoveryHit(
                command.title, partial(screen.run_command, command), help=_help(command)
            )

    async def search(self, query: str) -> Hits:
        """Yield the commands whose title is like a query."""
        matcher = self.matcher(query)
        for command, screen in self._commands():
            score = matcher.match(command.title)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.title),
                    partial(screen.run_command, command),
                    text=command.title,
                    help=_help(command),
                )

    def _commands(self) -> Iterator[tuple[Command, MainScreen]]:
        screen = self.screen
        if isinstance(screen, MainScreen):
            for command in screen.commands:
                if command.can(screen):
                    yield command, screen


def _help(command: Command) -> str:
    return "   ".join(part for part in (keys_of(command), command.help) if part)
