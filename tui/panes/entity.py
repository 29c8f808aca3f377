"""The entity pane: who or what a name is, and every other mention of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from db.labels import LABEL_NAMES
from tui.paint import Mark, paint
from tui.panes.context import ContextView, Passage
from tui.panes.mentions import MentionList
from tui.panes.outline import Filled, Outline
from tui.panes.scrolling import LinePane
from tui.story import TABS, Tab
from tui.text import counted, cut, month

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.entities import Entity, MentionRow
    from tui.panes.rows import Fetch

TITLES: dict[Tab, str] = {
    "context": "Context",
    "mentions": "Mentions",
    "together": "Together",
    "timeline": "Timeline",
    "names": "Names",
    "said": "Said",
}


class EntityHead(Widget):
    """Name, label, counts, and the tabs."""

    COMPONENT_CLASSES = {"head--name", "head--detail", "head--tab", "head--tab-open"}
    DEFAULT_CSS = "EntityHead { height: 4; }"

    def __init__(self) -> None:
        """Make a head of nobody."""
        super().__init__()
        self._entity: Entity | None = None
        self._tab: Tab = "context"
        self._shown = ""
        self._pinned = False

    def show_pinned(self, pinned: bool) -> None:
        """Say whether the pane is kept on its entity."""
        self._pinned = pinned
        self.refresh()

    def show(self, entity: Entity, tab: Tab, shown: str = "") -> None:
        """Show an entity, which tab is open, and what is ``shown`` of it if that is not all."""
        self._entity, self._tab, self._shown = entity, tab, shown
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line (Textual's Line API)."""
        width, base, entity = self.size.width, self.rich_style, self._entity
        if entity is None:
            return Strip.blank(width, base)
        if y == 0:
            strip = self._text(cut(entity.name, width - 2), "head--name")
        elif y == 1:
            strip = self._text(self._detail(entity, width - 2), "head--detail")
        elif y == 2:
            strip = self._tabs()
        else:
            strip = self._text("─" * (width - 2), "head--detail")
        return strip.adjust_cell_length(width, base)

    def _detail(self, entity: Entity, cells: int) -> str:
        """Return what there is to tell of an entity, in the longest form that has room."""
        pinned = ["pinned"] if self._pinned else []
        if self._shown:
            return cut(" · ".join([*pinned, self._shown]), cells)
        mentions = counted(entity.mentions, "mention")
        articles = counted(entity.articles, "article")
        long, short = f"{mentions} in {articles}", f"{entity.mentions:,} in {articles}"
        kind = [LABEL_NAMES.get(entity.label, entity.label)]
        kind += [
            word for word, so in (("watched", entity.watched), ("hidden", entity.hidden)) if so
        ]
        forms = [
            " · ".join([*pinned, count, *kind, *dates])
            for count, dates in (
                *((long, [period]) for period in _periods(entity)),
                *((short, [period]) for period in _periods(entity)[-1:]),
                (long, []),
                (short, []),
            )
        ]
        return next((form for form in forms if cell_len(form) <= cells), cut(forms[-1], cells))

    def _tabs(self) -> Strip:
        """Draw the tabs that have room, the open one among them."""
        here, first = TABS.index(self._tab), 0
        room = self.size.width - 4
        while first < here and _cells(TABS[first : here + 1]) > room:
            first += 1
        text, marks = "‹ " if first else "", list[Mark]()
        for tab in TABS[first:]:
            label = f"[{TITLES[tab]}]" if tab == self._tab else f" {TITLES[tab]} "
            if len(text) + len(label) > room + 2:
                text += "›"
                break
            name = "head--tab-open" if tab == self._tab else "head--tab"
            style = self.get_component_rich_style(name, partial=True)
            marks.append(Mark(len(text), len(text) + len(label), style))
            text += label
        return paint(text, 0, len(text), self.rich_style, marks, prefix=" ")

    def _text(self, text: str, name: str) -> Strip:
        style: Style = self.rich_style + self.get_component_rich_style(name, partial=True)
        return paint(text, 0, len(text), style, (), prefix=" ")


def _periods(entity: Entity) -> list[str]:
    """Return when an entity is mentioned, in months and in years."""
    if not entity.first or not entity.last:
        return []
    first, last = month(entity.first), month(entity.last)
    return [first] if first == last else [f"{first} – {last}", f"{first[-4:]}–{last[-4:]}"]


def _cells(tabs: Sequence[Tab]) -> int:
    return sum(len(TITLES[tab]) + 2 for tab in tabs)


class EntityPane(Vertical):
    """The pane of one entity, with one of its tabs open."""

    class Whole(Message):
        """All articles have been looked through for a tab of an entity."""

        def __init__(self, entity_id: int, tab: Tab, filled: Filled) -> None:
            """Carry what was found from the thread that looked."""
            super().__init__()
            self.entity_id, self.tab, self.filled = entity_id, tab, filled

    def __init__(self, *, id: str | None = None) -> None:
        """Make a pane of nobody; ``show`` fills it."""
        super().__init__(id=id)
        self.entity: Entity | None = None
        self.tab: Tab = "context"
        self.head = EntityHead()
        self.context = ContextView()
        self.mentions = MentionList()
        self.outline = Outline()
        self._fill: Callable[[Tab, bool], Filled] | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Lay out head and tabs."""
        yield self.head
        yield self.context
        yield self.mentions
        yield self.outline

    def on_mount(self) -> None:
        """Begin with the context."""
        self.open_tab("context")

    @property
    def body(self) -> LinePane:
        """The pane of the open tab."""
        if self.tab == "context":
            return self.context
        return self.mentions if self.tab == "mentions" else self.outline

    @property
    def cursor(self) -> int:
        """The row under the cursor of the open tab."""
        return self.outline.cursor if self.body is self.outline else self.mentions.cursor

    def set_cursor(self, row: int) -> None:
        """Put the cursor of the open tab on a row."""
        if self.body is self.outline:
            self.outline.set_cursor(row)
        else:
            self.mentions.set_cursor(row)

    def show(
        self,
        entity: Entity,
        passages: tuple[Passage, ...],
        mentions: tuple[int, Fetch[MentionRow]],
        fill: Callable[[Tab, bool], Filled],
        open_id: int | None,
        *,
        cursor: int = 0,
        shown: str = "",
    ) -> None:
        """Show an entity.

        ``mentions`` is their count and what brings them by offset and limit; ``fill`` brings the
        rows of a tab, of the newest articles or (True) of all; ``shown`` says what of the mentions
        is shown if not all.
        """
        same = self.entity is not None and self.entity.id == entity.id
        self.entity, self._fill, self._shown = entity, fill, shown
        self.mentions.open_id = open_id
        self.context.show(passages)
        count, fetch = mentions
        self.mentions.show_rows(count, fetch, self.mentions.cursor if same else cursor)
        self._show_tab(same=same)

    def open_tab(self, tab: Tab) -> None:
        """Open a tab; the focus goes with it if it was on the other one."""
        focused = self.body.is_focused
        changed, self.tab = tab != self.tab, tab
        for body in (self.context, self.mentions, self.outline):
            body.display = body is self.body
        self._show_tab(same=not changed)
        if focused:
            self.body.focus()

    def next_tab(self, step: int) -> None:
        """Open the next (or previous) tab."""
        place = TABS.index(self.tab) + step
        self.open_tab(TABS[place % len(TABS)])

    def refill(self) -> None:
        """Show the open tab anew, with the cursor where it was: there is more or less of it."""
        self._show_tab(same=True)

    def begin_tab(self) -> None:
        """Show the open tab from the top: how it is told has changed."""
        self._show_tab(same=False)

    def _show_tab(self, *, same: bool) -> None:
        """Show the rows of the open tab, with the cursor where it was on the same."""
        if self.entity is None or self._fill is None:
            return
        self.head.show(self.entity, self.tab, self._shown if self.tab == "mentions" else "")
        if self.body is not self.outline:
            return
        filled = self._fill(self.tab, False)
        if same:
            self.outline.renew(filled.rows)
        else:
            self.outline.show(filled.rows)
        if not filled.whole:
            look = partial(self._look_through, self.entity.id, self.tab, self._fill)
            self.run_worker(look, thread=True, exclusive=True, group="whole")

    def _look_through(self, entity_id: int, tab: Tab, fill: Callable[[Tab, bool], Filled]) -> None:
        self.post_message(self.Whole(entity_id, tab, fill(tab, True)))

    @on(Whole)
    def _looked_through(self, message: Whole) -> None:
        here = self.entity is not None and self.entity.id == message.entity_id
        if here and self.tab == message.tab:
            self.outline.renew(message.filled.rows)
