"""From the entity browser to an entity's own screen, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.browsing import EntityView

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class Browsing:
    """Opens the browser where it was left, and entities at full width."""

    def __init__(self, screen: MainScreen) -> None:
        """Browse on behalf of a screen."""
        self._screen = screen
        self._view, self._cursor = EntityView(), 0
        self._from_browser = False

    def open(self) -> None:
        """Show all entities."""
        from tui.screens.entities import EntityBrowser

        browser = EntityBrowser(self._screen, self._view, self._cursor)
        self._screen.app.push_screen(browser, self._chosen)

    def _chosen(self, chosen: tuple[int, EntityView, int] | None) -> None:
        if chosen is None:
            return
        entity_id, self._view, self._cursor = chosen
        reading = self._screen.reading
        if not reading.full:
            reading.leave()
        self._from_browser = reading.open_entity(entity_id, full=True)
        if not self._from_browser and reading.pinned is None:
            self._screen.say("Nothing mentions that name any more.")

    def show(self, entity_id: int) -> None:
        """Show an entity on its own screen, from where reading is left."""
        self._from_browser = False
        self._screen.reading.meet(entity_id, full=True)

    def leave(self) -> None:
        """Leave an entity's own screen, for the browser if it was opened from there."""
        self._screen.reading.close_pane()
        self._screen.article.focus()
        if self._from_browser:
            self.open()
