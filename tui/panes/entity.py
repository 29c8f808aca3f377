"""The entity pane: who or what a name is, and every other mention of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget

from db.labels import LABEL_NAMES
from tui.paint import Mark, paint
from tui.panes.context import ContextView, Passage
from tui.panes.mentions import MentionList
from tui.text import counted, cut, month

if TYPE_CHECKING:
    from db.entities import Entity, MentionRow
    from tui.panes.rows import Fetch

Tab = Literal["context", "mentions"]
TABS: tuple[Tab, ...] = ("context", "mentions")


class EntityHead(Widget):
    """Name, label, counts, and the tabs."""

    COMPONENT_CLASSES = {"head--name", "head--detail", "head--tab", "head--tab-open"}
    DEFAULT_CSS = "EntityHead { height: 4; }"

    def __init__(self) -> None:
        """Make a head of nobody."""
        super().__init__()
        self._entity: Entity | None = None
        self._tab: Tab = "context"

    def show(self, entity: Entity, tab: Tab) -> None:
        """Show an entity and which tab is open."""
        self._entity, self._tab = entity, tab
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line (Textual's Line API)."""
        width, base, entity = self.size.width, self.rich_style, self._entity
        if entity is None:
            return Strip.blank(width, base)
        if y == 0:
            strip = self._text(cut(entity.name, width - 2), "head--name")
        elif y == 1:
            strip = self._text(cut(self._detail(entity, width - 2), width - 2), "head--detail")
        elif y == 2:
            strip = self._tabs(entity)
        else:
            strip = self._text("─" * (width - 2), "head--detail")
        return strip.adjust_cell_length(width, base)

    def _detail(self, entity: Entity, cells: int) -> str:
        parts = [LABEL_NAMES.get(entity.label, entity.label)]
        parts += [
            word for word, so in (("watched", entity.watched), ("hidden", entity.hidden)) if so
        ]
        if entity.first and entity.last:
            first, last = month(entity.first), month(entity.last)
            parts.append(first if first == last else f"{first} – {last}")
            if first != last and cell_len(" · ".join(parts)) > cells:
                parts[-1] = f"{first[-4:]}–{last[-4:]}"
        return " · ".join(parts)

    def _tabs(self, entity: Entity) -> Strip:
        titles = {
            "context": "Context",
            "mentions": f"Mentions {entity.mentions:,} in {counted(entity.articles, 'article')}",
        }
        if sum(len(title) + 2 for title in titles.values()) >= self.size.width:
            titles["mentions"] = f"Mentions {entity.mentions:,} in {entity.articles:,}"
        text, marks = "", list[Mark]()
        for tab in TABS:
            label = f"[{titles[tab]}]" if tab == self._tab else f" {titles[tab]} "
            name = "head--tab-open" if tab == self._tab else "head--tab"
            style = self.get_component_rich_style(name, partial=True)
            marks.append(Mark(len(text), len(text) + len(label), style))
            text += label
        return paint(text, 0, len(text), self.rich_style, marks)

    def _text(self, text: str, name: str) -> Strip:
        style: Style = self.rich_style + self.get_component_rich_style(name, partial=True)
        return paint(text, 0, len(text), style, (), prefix=" ")


class EntityPane(Vertical):
    """The pane of one entity, with one of its tabs open."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make a pane of nobody; ``show`` fills it."""
        super().__init__(id=id)
        self.entity: Entity | None = None
        self.tab: Tab = "context"
        self.head = EntityHead()
        self.context = ContextView()
        self.mentions = MentionList()

    def compose(self) -> ComposeResult:
        """Lay out head and tabs."""
        yield self.head
        yield self.context
        yield self.mentions

    def on_mount(self) -> None:
        """Begin with the context."""
        self.open_tab("context")

    @property
    def body(self) -> ContextView | MentionList:
        """The pane of the open tab."""
        return self.context if self.tab == "context" else self.mentions

    def show(
        self,
        entity: Entity,
        passages: tuple[Passage, ...],
        mentions: Fetch[MentionRow],
        open_id: int | None,
        cursor: int = 0,
    ) -> None:
        """Show an entity; ``mentions(offset, limit)`` brings its mentions."""
        same = self.entity is not None and self.entity.id == entity.id
        self.entity = entity
        self.mentions.open_id = open_id
        self.head.show(entity, self.tab)
        self.context.show(passages)
        if same:
            cursor = self.mentions.cursor
        self.mentions.show_rows(entity.mentions, mentions, cursor)

    def open_tab(self, tab: Tab) -> None:
        """Open a tab; the focus goes with it if it was on the other one."""
        focused = self.body.has_focus
        self.tab = tab
        self.context.display = tab == "context"
        self.mentions.display = tab == "mentions"
        if self.entity is not None:
            self.head.show(self.entity, tab)
        if focused:
            self.body.focus()

    def next_tab(self, step: int) -> None:
        """Open the next (or previous) tab."""
        place = TABS.index(self.tab) + step
        self.open_tab(TABS[place % len(TABS)])
