"""Comparing two entities: which two, and where the reader goes from what is shown of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.panes.outline import GoTo, Meet

if TYPE_CHECKING:
    from db.entities import Entity
    from tui.screens.compare import Left
    from tui.screens.main import MainScreen


def begin(screen: MainScreen) -> None:
    """Ask what to compare the entity at hand with."""
    from tui.actions.asking import entity_of

    entity = entity_of(screen)
    if entity is not None:
        _ask(screen, entity)


def _ask(screen: MainScreen, one: Entity) -> None:
    from tui.actions.asking import others
    from tui.screens.choose import ChooseDialog

    dialog = ChooseDialog(f"Compare {one.name} with", partial(others, screen, one))
    screen.app.push_screen(dialog, partial(_show, screen, one))


def _show(screen: MainScreen, one: Entity, other: Entity | None) -> None:
    if other is not None:
        from tui.screens.compare import CompareScreen

        screen.app.push_screen(CompareScreen(screen, one, other), partial(_left, screen, one))


def _left(screen: MainScreen, one: Entity, left: Left | None) -> None:
    if left is None:
        return
    match left.target:
        case GoTo(article_id, at):
            from tui.following import go_to

            go_to(screen, article_id, at)
        case Meet(entity_id):
            screen.reading.meet(entity_id)
        case _:
            _ask(screen, one)
