"""The rows of the entity browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from db.entities import Entity
from db.labels import LABEL_NAMES
from tui.bars import bars
from tui.paint import Mark, paint
from tui.panes.rows import Fetch, RowList
from tui.text import cut, month

NUMBER, DATE, LABEL, LEAST_LABEL, MONTHS = 8, 9, 16, 15, 12
# Below so many cells kinds and names need those of the first date.
ROOMY = 100
LEAST_NAME, MOST_NAME = 12, 60


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells the name and the kind have, how many dates there are, and whether months."""

    name: int
    label: int
    dates: int
    months: bool


class EntityRows(RowList[Entity]):
    """A line each: name, kind, mentions, articles, first and last seen, the last months."""

    COMPONENT_CLASSES = {
        "entity--name",
        "entity--detail",
        "entity--bar",
        "entity--cursor",
        "entity--empty",
    }
    DEFAULT_CSS = """
    EntityRows > .entity--name { text-style: bold; }
    EntityRows > .entity--detail { color: $quiet; }
    EntityRows > .entity--bar { color: $primary; }
    EntityRows > .entity--cursor { background: $panel; }
    EntityRows > .entity--empty { color: $quiet; }
    """

    def __init__(self, by_month: Callable[[int], Sequence[int]], *, plain: bool) -> None:
        """Make an empty list; ``by_month`` counts the articles of an entity."""
        super().__init__()
        self._by_month, self._plain = by_month, plain
        self._bars: dict[int, str] = {}
        self.empty_text = ""

    def show_rows(self, count: int, fetch: Fetch[Entity], cursor: int = 0) -> None:
        """Show rows, with their months counted anew."""
        self._bars.clear()
        super().show_rows(count, fetch, cursor)

    def has_months(self, width: int) -> bool:
        """Whether there is room for the months."""
        return _columns(width).months

    def titles(self, width: int) -> str:
        """Return the titles of the columns."""
        columns = _columns(width)
        kind = "Kind" if columns.label else ""
        dates = [f"{title:<{DATE}}" for title in ("First", "Last")[2 - columns.dates :]]
        return (
            f"   {'Name':<{columns.name}} {kind:<{columns.label}}{'Mentions':>{NUMBER + 1}}"
            f"{'Articles':>{NUMBER + 1}}  {''.join(dates)}{'Months' if columns.months else ''}"
        )

    def draw_row(self, row: Entity, line: int, width: int, *, here: bool) -> Strip:
        """Draw an entity; W and X say that it is watched, that it is hidden."""
        columns = _columns(width)
        cells, label_cells = columns.name, columns.label
        flag = "X" if row.hidden else "W" if row.watched else " "
        name, label = cut(row.name, cells), cut(LABEL_NAMES.get(row.label, row.label), label_cells)
        start = f"{'▌' if here else ' '}{flag} {name}{' ' * (cells - cell_len(name))}"
        dates = [f"{month(date or ''):<{DATE}}" for date in (row.first, row.last)]
        detail = (
            f" {label:<{label_cells}} {row.mentions:>{NUMBER},} {row.articles:>{NUMBER},}"
            f"  {''.join(dates[2 - columns.dates :])}"
        )
        text = start + detail + (self._bar(row.id) if columns.months else "")
        marks = [
            Mark(0, len(start), self._component("name")),
            Mark(len(start), len(start + detail), self._component("detail")),
            Mark(len(start + detail), len(text), self._component("bar")),
        ]
        style = self.rich_style + self._component("cursor") if here else self.rich_style
        return paint(text, 0, len(text), style, marks).adjust_cell_length(width, style)

    def draw_empty(self, line: int, width: int) -> Strip:
        """Draw that nothing is left."""
        text = self.empty_text if line == 0 else ""
        style = self.rich_style + self._component("empty")
        return paint(text, 0, len(text), style, (), prefix="   ")

    def _bar(self, entity_id: int) -> str:
        if entity_id not in self._bars:
            self._bars[entity_id] = bars(self._by_month(entity_id), plain=self._plain)
        return self._bars[entity_id]

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"entity--{name}", partial=True)


def _columns(width: int) -> Columns:
    """Return what has room beside a name that can be told: the months go first, then the kind."""
    left = width - 3 - 1 - 2 * (NUMBER + 1) - 2
    dates = 2 if width >= ROOMY else int(left >= LEAST_NAME + DATE)
    left -= dates * DATE
    has_label = left >= LEAST_NAME + LEAST_LABEL
    has_months = left >= LEAST_NAME + LEAST_LABEL + MONTHS
    left -= MONTHS * has_months
    label = min(LABEL, max(LEAST_LABEL, left // 3)) * has_label
    return Columns(max(1, min(MOST_NAME, left - label)), label, dates, has_months)
