"""Correcting entities: of what kind, what called, the same as which, shown or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.labels import LABEL_NAMES
from tui.actions.asking import confirm, entity_of, labels
from tui.actions.deciding import take, turn
from tui.command import Command
from tui.text import counted

if TYPE_CHECKING:
    from db.entities import Entity
    from tui.screens.main import MainScreen

GROUP = "Correcting"
MOST_SHOWN = 500
SHORT = 3
# From 0 to 100: so alike two names are that are offered first.
ALIKE = 80


def _label(screen: MainScreen) -> None:
    entity = entity_of(screen)
    if entity is None:
        return
    from tui.screens.choose import ChooseDialog

    dialog = ChooseDialog(f"What is {entity.name}?", labels())
    screen.app.push_screen(dialog, partial(_labelled, screen, entity))


def _labelled(screen: MainScreen, entity: Entity, label: str | None) -> None:
    if label is None or label == entity.label:
        return
    from db.decisions.kinds import Relabel

    named = screen.desk.library.decisions.named(entity.id)
    take(screen, Relabel(entity=named, label=label))


def _rename(screen: MainScreen) -> None:
    entity = entity_of(screen)
    if entity is None:
        return
    from tui.screens.ask import AskDialog

    dialog = AskDialog("What is it called?", entity.name)
    screen.app.push_screen(dialog, partial(_renamed, screen, entity))


def _renamed(screen: MainScreen, entity: Entity, name: str | None) -> None:
    if name is None or name == entity.name:
        return
    from db.decisions.kinds import Rename

    named = screen.desk.library.decisions.named(entity.id)
    take(screen, Rename(entity=named, name=name))


def _same(screen: MainScreen, *, same: bool) -> None:
    entity = entity_of(screen)
    if entity is None:
        return
    from tui.screens.choose import ChooseDialog

    title = f"{entity.name} is {'' if same else 'not '}the same as"
    dialog = ChooseDialog(title, partial(_others, screen, entity))
    screen.app.push_screen(dialog, partial(_joined, screen, entity, same))


def _others(screen: MainScreen, entity: Entity, typed: str) -> list[tuple[str, Entity]]:
    """Return entities that go by what is typed, those first that are called alike."""
    from rapidfuzz import fuzz

    entities = screen.desk.library.entities
    # A few letters stand in nearly every name: names that begin with them are what is meant.
    found = entities.beginning(typed, MOST_SHOWN) if 0 < len(typed) <= SHORT else []
    found = found or entities.ranked(like=typed or None, limit=MOST_SHOWN)
    alike = {e.id: fuzz.token_set_ratio(entity.name, e.name) >= ALIKE for e in found}
    found.sort(key=lambda other: not alike[other.id])
    return [
        (f"{e.name}  ({LABEL_NAMES.get(e.label, e.label)}, {counted(e.mentions, 'mention')})", e)
        for e in found
        if e.id != entity.id
    ]


def _joined(screen: MainScreen, entity: Entity, same: bool, other: Entity | None) -> None:
    if other is None:
        return
    from db.decisions.kinds import Different, Same

    named = screen.desk.library.decisions.named
    kind = Same if same else Different
    decision = kind(one=named(other.id), other=named(entity.id))
    confirm(screen, {"everywhere in the library": decision})


def _flag(screen: MainScreen, *, watch: bool) -> None:
    """Hide or watch an entity, or take back that it was."""
    entity = entity_of(screen)
    if entity is None:
        return
    from db.decisions.kinds import Hide, Watch

    decisions = screen.desk.library.decisions
    named = decisions.named(entity.id)
    if not (entity.watched if watch else entity.hidden):
        take(screen, Watch(entity=named) if watch else Hide(entity=named))
        return
    for entry in decisions.entries():
        match entry.decision:
            case Watch(entity=known) if watch and not entry.undone:
                pass
            case Hide(entity=known) if not watch and not entry.undone:
                pass
            case _:
                continue
        if known.keys[0] in named.keys:
            turn(screen, partial(decisions.undo, entry.uid, at_once=False), "Taken back:")


COMMANDS = (
    Command("label", "c", "Another kind", "Person, organisation, place, …", GROUP, _label),
    Command("rename", "C", "Another name", "What an entity is called", GROUP, _rename),
    Command("same", "M", "Same as", "Make one entity of two", GROUP, partial(_same, same=True)),
    Command(
        "different",
        "",
        "Not the same as",
        "Remember that two are two",
        GROUP,
        partial(_same, same=False),
    ),
    Command("hide", "X", "Hide, or show again", "An entity", GROUP, partial(_flag, watch=False)),
    Command("watch", "W", "Watch, or no longer", "An entity", GROUP, partial(_flag, watch=True)),
)
