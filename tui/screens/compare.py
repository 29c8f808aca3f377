"""Two entities side by side, and what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.events import Resize
from textual.message import Message

from tui.ascii_output import wants_ascii
from tui.panes.outline import GoTo, Meet, Outline
from tui.screens.listed import Doing, ListScreen
from tui.tabs.compared import rows_of
from tui.tabs.sentences import note

if TYPE_CHECKING:
    from db.entities import Entity
    from db.following.comparing import Comparison
    from tui.panes.outline import Row
    from tui.screens.main import MainScreen


@dataclass(frozen=True, slots=True)
class Left:
    """Where to go from the screen; without a target another comparison is wanted."""

    target: GoTo | Meet | None = None


class Compared(Message):
    """Two entities have been compared."""

    def __init__(self, found: Comparison) -> None:
        """Carry what was found from the thread that looked."""
        super().__init__()
        self.found = found


class CompareScreen(ListScreen[Left]):
    """Shows two entities; returns where to go from there."""

    def __init__(self, main: MainScreen, one: Entity, other: Entity) -> None:
        """Compare two entities."""
        self._outline = Outline()
        super().__init__(main, self._outline)
        self._one, self._other = one, other
        self._found: Comparison | None = None

    def on_mount(self) -> None:
        """Have them compared; nothing waits for it."""
        super().on_mount()
        title = f"{self._one.name} – {self._other.name}"
        self.head.show([[("Compare  ", "detail"), (title, "name")], []])
        self._outline.show((note("Comparing…"),))
        self.run_worker(self._look, thread=True, group="compare")

    @property
    def does(self) -> Mapping[str, Doing]:
        """Open goes to the sentence or the name, compare asks for another."""
        return {
            "open": Doing(self._go, "go there"),
            "compare": Doing(self._ask_anew, "another"),
            **super().does,
        }

    def _look(self) -> None:
        from db.following.comparing import compared

        self.post_message(Compared(compared(self.main.desk.library, self._one, self._other)))

    @on(Compared)
    def _looked(self, message: Compared) -> None:
        self._found = message.found
        self._outline.show(self._rows(message.found))

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        if self._found is not None:
            self._outline.renew(self._rows(self._found))

    def _rows(self, found: Comparison) -> tuple[Row, ...]:
        here, width = self.main.reading.article_id, self._outline.width
        return rows_of(found, here, width, plain=wants_ascii())

    def _ask_anew(self) -> None:
        self.dismiss(Left())

    def _go(self) -> None:
        target = self._outline.target
        if isinstance(target, GoTo | Meet):
            self.dismiss(Left(target))
