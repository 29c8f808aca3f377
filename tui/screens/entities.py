"""The entity browser: all entities of the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.events import Resize

from db.browsing import EntitySort, EntityView, Only
from db.labels import LABEL_NAMES
from tui.ascii_output import wants_ascii
from tui.panes.entities import EntityRows
from tui.screens.listed import Doing, ListScreen
from tui.text import counted, month
from tui.typed import Typed, TypingDone

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

TABS: tuple[tuple[str, Only, str], ...] = (
    *((str(only), only, "") for only in Only),
    *((words, Only.SHOWN, label) for label, words in LABEL_NAMES.items()),
)


class EntityBrowser(ListScreen[tuple[int, EntityView, int]]):
    """Shows all entities; returns the one that is chosen, with the view and its place in it."""

    def __init__(self, main: MainScreen, view: EntityView, cursor: int = 0) -> None:
        """Show a view, with the cursor on a row."""
        browsing = main.desk.library.browsing
        self._months = browsing.last_months()
        by_month = partial(browsing.by_month, months=self._months)
        self._list = EntityRows(by_month, plain=wants_ascii())
        super().__init__(main, self._list)
        self._browsing = browsing
        self._view = self._before = view
        self._cursor = cursor
        self._total = 0

    def on_mount(self) -> None:
        """Begin with the view that was given."""
        super().on_mount()
        self._show(self._view, self._cursor)

    @property
    def does(self) -> Mapping[str, Doing]:
        """What the list of articles and the pane have keys for, here for entities."""
        return {
            "open": Doing(self._choose, "open"),
            "filter": Doing(self._type, "filter"),
            "sort": Doing(self._ask_order, "order"),
            "next-tab": Doing(partial(self._tab, 1), "next kind"),
            "previous-tab": Doing(partial(self._tab, -1), title="Previous kind"),
            "next-pane": Doing(partial(self._tab, 1), title="Next kind"),
            "previous-pane": Doing(partial(self._tab, -1), title="Previous kind"),
            "find": Doing(self._type, title="Filter"),
            "entities": Doing(self.leave, title="Close"),
            **super().does,
            "close": Doing(self._close, "close"),
        }

    # What is shown

    def _show(self, view: EntityView, cursor: int = 0) -> None:
        self._view = view
        found = self._browsing.find(view)
        self._total = found.count
        self._list.empty_text = "No name here is like that." if view.like else "None."
        self._list.show_rows(found.count, partial(self._browsing.page, found), cursor)
        self._say_what()

    def _say_what(self) -> None:
        like = f" like “{self._view.like}”" if self._view.like else ""
        span = f"{month(self._months[0] + '-01')}–{month(self._months[-1] + '-01')}"
        said = f"  {counted(self._total, 'name')}{like} · {self._view.sort}"
        width = self._list.width
        if self._list.has_months(width):
            said += f" · bars {span}"
        titles = self._list.titles(width)
        self.head.show(
            [
                [("Entities", "name"), (said, "detail")],
                list(self._tabs(width - 2)),
                [(titles[1:], "detail")],
            ]
        )

    def _tabs(self, width: int) -> Iterator[tuple[str, str]]:
        here = self._tab_index
        first = 0
        while (
            first < here
            and sum(len(words) + 2 for words, _, _ in TABS[first : here + 1]) > width - 4
        ):
            first += 1
        if first:
            yield "‹ ", "tab"
        left = width - 4
        for index, (words, _, _) in enumerate(TABS[first:], first):
            left -= len(words) + 2
            if left < 0:
                yield "›", "tab"
                return
            yield (f"[{words}]", "tab-open") if index == here else (f" {words} ", "tab")

    @property
    def _tab_index(self) -> int:
        now = (self._view.only, self._view.label)
        return next(i for i, (_, only, label) in enumerate(TABS) if (only, label) == now)

    def _tab(self, step: int) -> None:
        _, only, label = TABS[(self._tab_index + step) % len(TABS)]
        self._show(replace(self._view, only=only, label=label))

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._say_what)

    # Order and filter

    def _ask_order(self) -> None:
        from tui.screens.choose import ChooseDialog, among

        options = [
            (f"{'▶' if sort is self._view.sort else ' '} {str(sort).capitalize()}", sort)
            for sort in EntitySort
        ]
        dialog = ChooseDialog[EntitySort]("How entities are listed", among(options))
        self.app.push_screen(dialog, self._ordered)

    def _ordered(self, sort: EntitySort | None) -> None:
        if sort is not None:
            self._show(replace(self._view, sort=sort))

    def _type(self) -> None:
        from tui.panes.prompt import Prompt

        self._before = self._view
        self.is_typing = True
        self.mount(Prompt("Names like:", self._view.like))

    @on(Typed)
    def _typed(self, message: Typed) -> None:
        if message.text != self._view.like:
            self._show(replace(self._view, like=message.text))

    @on(TypingDone)
    def _typing_done(self, message: TypingDone) -> None:
        self.query("Prompt").remove()
        self.is_typing = False
        self._list.focus()
        if not message.accepted:
            self._show(self._before)

    # Leaving

    def _close(self) -> None:
        """Take the filter away, else leave."""
        if self._view.like:
            self._show(replace(self._view, like=""))
        else:
            self.leave()

    def _choose(self) -> None:
        entity = self._list.current
        if entity is not None:
            self.dismiss((entity.id, self._view, self._list.cursor))
