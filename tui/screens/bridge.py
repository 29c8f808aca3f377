"""The bridge between two entities: chains of sentences, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from db.following.filters import FilterError
from tui.bridging import CHAINS, Asked, Seen, within
from tui.panes.outline import GoTo, Outline
from tui.screens.listed import Doing, ListScreen
from tui.tabs.chains import rows_of, told
from tui.tabs.sentences import note
from tui.typed import Typed, TypingDone

if TYPE_CHECKING:
    from db.following.answers import Bridge
    from tui.screens.main import MainScreen

PERIOD = "after:2023 before:2024-07"


@dataclass(frozen=True, slots=True)
class Left:
    """How the screen was left: what it showed, where to go from it, or that another is wanted."""

    seen: Seen
    target: GoTo | None = None
    anew: bool = False


class Found(Message):
    """Chains were looked for."""

    def __init__(self, asked: Asked, bridge: Bridge) -> None:
        """Carry what was found from the thread that looked."""
        super().__init__()
        self.asked, self.bridge = asked, bridge


class BridgeScreen(ListScreen[Left]):
    """Shows a chain of sentences; returns the place to go to, and where it was left."""

    def __init__(self, main: MainScreen, seen: Seen) -> None:
        """Show a bridge where it was left, or look for it."""
        self._outline = Outline()
        super().__init__(main, self._outline)
        self._seen = self._before = seen

    def on_mount(self) -> None:
        """Begin with what was seen last."""
        super().on_mount()
        self._show(self._seen)

    @property
    def does(self) -> Mapping[str, Doing]:
        """Open goes to the sentence, hits and tabs are chains, the filter is a period."""
        return {
            "open": Doing(self._go, "go there"),
            "next-hit": Doing(partial(self._step, 1), "next", "Next chain"),
            "previous-hit": Doing(partial(self._step, -1), "previous", "Previous chain"),
            "next-tab": Doing(partial(self._step, 1)),
            "previous-tab": Doing(partial(self._step, -1)),
            "filter": Doing(self._type, "period"),
            "brief": Doing(self._brief, "brief"),
            "bridge": Doing(self._ask_anew, "another"),
            **super().does,
        }

    # What is shown

    def _show(self, seen: Seen) -> None:
        """Show a bridge; what is not known of it yet is looked for."""
        self._seen = seen
        self._say_which()
        if seen.found is None:
            self._outline.show((note("Looking for sentences that connect them…"),))
            look = partial(self._look, seen.asked)
            self.run_worker(look, thread=True, exclusive=True, group="bridge")
        else:
            here = self.main.reading.article_id
            rows = rows_of(seen.found, seen.place, here, self._seen.asked.typed)
            self._outline.show(rows, seen.row)

    def _say_which(self) -> None:
        asked, found = self._seen.asked, self._seen.found
        said = asked.typed or "the whole library"
        chains = () if found is None else found.chains
        if chains:
            more = "+" if len(chains) == asked.limit else ""
            place = f"{self._seen.place + 1} of {len(chains)}{more}"
            said = f"{place} · {told(chains[self._seen.place])}"
            said += f" · {asked.typed}" if asked.typed else ""
        self.head.show(
            [
                [("Bridge  ", "detail"), (f"{asked.one.name} – {asked.other.name}", "name")],
                [(said, "detail")],
                [],
            ]
        )

    def _look(self, asked: Asked) -> None:
        bridge = self.main.desk.library.following.bridges.between(
            asked.one.id,
            asked.other.id,
            limit=asked.limit,
            after=asked.after,
            before=asked.before,
        )
        self.post_message(Found(asked, bridge))

    @on(Found)
    def _looked(self, message: Found) -> None:
        if message.asked != self._seen.asked:
            return
        last = max(0, len(message.bridge.chains) - 1)
        place = min(self._seen.place, last)
        if place < self._seen.place:
            self.say("These are all.")
        self._show(replace(self._seen, found=message.bridge, place=place))

    def _step(self, step: int) -> None:
        """Show the next best chain, or the one before; look for more where there may be some."""
        seen = self._seen
        if seen.found is None:
            return
        place, known = seen.place + step, len(seen.found.chains)
        if 0 <= place < known:
            self._show(replace(seen, place=place, row=0))
        elif step > 0 and known == seen.asked.limit:
            more = replace(seen.asked, limit=seen.asked.limit + CHAINS)
            self._show(Seen(more, place=place))
        else:
            self.say("This is the best chain." if step < 0 else "There is no further chain.")

    # The period

    def _type(self) -> None:
        from tui.panes.prompt import Prompt

        self._before = self._seen
        self.is_typing = True
        self.mount(Prompt("Within:", self._seen.asked.typed, PERIOD))

    @on(Typed)
    def _typed(self, message: Typed) -> None:
        message.stop()

    @on(TypingDone)
    def _typing_done(self, message: TypingDone) -> None:
        self.query("Prompt").remove()
        self.is_typing = False
        self._outline.focus()
        if not message.accepted:
            return
        try:
            asked = within(self._seen.asked, message.text)
        except FilterError as error:
            self.say(str(error))
            return
        self._show(Seen(asked))

    # Leaving

    def _go(self) -> None:
        target = self._outline.target
        if isinstance(target, GoTo):
            self.dismiss(Left(self._here, target))

    def _ask_anew(self) -> None:
        self.dismiss(Left(self._here, anew=True))

    def leave(self) -> None:
        """Go back to reading; the bridge can be shown again where it was."""
        self.dismiss(Left(self._here))

    @property
    def _here(self) -> Seen:
        return replace(self._seen, row=self._outline.cursor)

    def _brief(self) -> None:
        from tui.briefing import Briefing, of_bridge

        asked = self._seen.asked
        Briefing(self.main, self).begin(of_bridge(asked.one, asked.other))
