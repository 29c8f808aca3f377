"""From one entity to another: which two, and the bridge that was looked at last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.entities import Entity
    from db.following.answers import Bridge
    from tui.panes.outline import GoTo
    from tui.screens.bridge import Left
    from tui.screens.main import MainScreen

# So many chains are looked for at once.
CHAINS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Which chains are wanted: between whom, of which days, and how many at most.

    ``typed`` is the period as it was typed.
    """

    one: Entity
    other: Entity
    after: str = ""
    before: str = ""
    typed: str = ""
    limit: int = CHAINS


@dataclass(frozen=True, slots=True)
class Seen:
    """A bridge as it is shown: what was found, None while it is looked for; at which chain, and
    where in it."""

    asked: Asked
    found: Bridge | None = None
    place: int = 0
    row: int = 0


class Bridging:
    """Asks for the other end, shows the bridge, and goes where the reader chooses."""

    def __init__(self, screen: MainScreen) -> None:
        """Connect the names of a screen."""
        self._screen = screen
        self._last: Seen | None = None

    def begin(self) -> None:
        """Show the last bridge again where it was, else ask whom to connect the entity with."""
        from tui.actions.asking import entity_at_hand, entity_of

        entity = entity_at_hand(self._screen)
        if self._last is not None and (entity is None or self._is_on_it(self._last, entity)):
            self._show(self._last)
        elif entity is None:
            entity_of(self._screen)
        else:
            self.ask(entity)

    def ask(self, one: Entity) -> None:
        """Ask for the other end."""
        from tui.actions.asking import others
        from tui.screens.choose import ChooseDialog

        dialog = ChooseDialog(f"From {one.name} to", partial(others, self._screen, one))
        self._screen.app.push_screen(dialog, partial(self._other_end, one))

    def _other_end(self, one: Entity, other: Entity | None) -> None:
        if other is not None:
            self._show(Seen(Asked(one, other)))

    def _is_on_it(self, seen: Seen, entity: Entity) -> bool:
        chains = () if seen.found is None else seen.found.chains
        on_it = {hop.other.id for chain in chains for hop in chain.hops}
        return entity.id in {seen.asked.one.id, seen.asked.other.id} | on_it

    def _show(self, seen: Seen) -> None:
        from tui.screens.bridge import BridgeScreen

        self._screen.app.push_screen(BridgeScreen(self._screen, seen), self._left)

    def _left(self, left: Left | None) -> None:
        if left is None:
            return
        self._last = left.seen
        if left.anew:
            self.ask(left.seen.asked.one)
        elif left.target is not None:
            self._go(left.target)

    def _go(self, target: GoTo) -> None:
        from tui.following import go_to

        go_to(self._screen, target.article_id, target.at)


def within(asked: Asked, typed: str) -> Asked:
    """Return the same within a period as it is typed: after:2023 before:2024-07.

    Raises:
        FilterError: a part of it has no meaning.
    """
    from db.following.answers import MentionView
    from db.following.filters import FilterError, mentions_filtered

    view = mentions_filtered(MentionView(), typed, lambda _: [], list)
    if view.like or view.source:
        raise FilterError("A period is typed after:2023 before:2024-07.")
    return replace(asked, after=view.after, before=view.before, typed=typed.strip(), limit=CHAINS)
