"""What the correcting commands ask: about whom, what it would bring about, and of what kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from db.labels import LABEL_NAMES
from tui.actions.deciding import NO_NAME, take
from tui.text import counted

if TYPE_CHECKING:
    from db.decisions.kinds import Kind
    from db.entities import Entity
    from tui.screens.main import MainScreen

MOST_SHOWN = 500
SHORT = 3


def entity_of(screen: MainScreen) -> Entity | None:
    """Return the entity at hand; None says so."""
    entity = entity_at_hand(screen)
    if entity is None:
        screen.say(NO_NAME)
    return entity


def entity_at_hand(screen: MainScreen) -> Entity | None:
    """Return the entity of the name under the cursor of the text that is read, else the pane's."""
    mention, in_pane = screen.article.mention, screen.reading.entity_id
    if mention is not None and (in_pane is None or screen.place == "article"):
        entity_id: int | None = mention.entity_id
    else:
        entity_id = in_pane
    return screen.desk.library.entities.get(entity_id) if entity_id is not None else None


def confirm(screen: MainScreen, choices: Mapping[str, Kind]) -> None:
    """Show what one of some decisions would bring about, and take it if the reader says so.

    ``choices`` are by where each of them holds, in words.
    """
    from tui.screens.confirm import ConfirmDialog

    def answered(decision: Kind | None) -> None:
        if decision is not None:
            take(screen, decision)

    dialog = ConfirmDialog(choices, screen.desk.library.decisions.preview)
    screen.app.push_screen(dialog, answered)


def others(screen: MainScreen, entity: Entity, typed: str) -> list[tuple[str, Entity]]:
    """Return other entities than one that go by what is typed, in words."""
    entities = screen.desk.library.entities
    # A few letters stand in nearly every name: names that begin with them are what is meant.
    found = entities.beginning(typed, MOST_SHOWN) if 0 < len(typed) <= SHORT else []
    found = found or entities.ranked(like=typed or None, limit=MOST_SHOWN)
    return [
        (f"{e.name}  ({LABEL_NAMES.get(e.label, e.label)}, {counted(e.mentions, 'mention')})", e)
        for e in found
        if e.id != entity.id
    ]


def labels() -> Callable[[str], Sequence[tuple[str, str]]]:
    """Return what finds the kinds of names by what is typed."""
    from tui.screens.choose import among

    return among([(words, label) for label, words in LABEL_NAMES.items()])
