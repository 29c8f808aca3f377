"""What the tabs of the entity in the pane show, and how the reader wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from db.following.answers import MentionView, Scope, Unit
from tui.ascii_output import wants_ascii
from tui.panes.outline import Filled

if TYPE_CHECKING:
    from db.rows import ArticleRow
    from tui.desk import Desk

Tab = Literal["context", "mentions", "together", "timeline", "names", "said"]
TABS: tuple[Tab, ...] = ("context", "mentions", "together", "timeline", "names", "said")
# Cells of a bar's row that are not the bar.
BESIDE_BAR = 26
LONGEST_BAR = 60


class Story:
    """Makes the rows of the tabs; safe to ask in a thread."""

    def __init__(self, desk: Desk, sort_key: Callable[[], str]) -> None:
        """Tell the stories of a desk's library; ``sort_key`` is the key of another order."""
        self._desk, self._sort_key = desk, sort_key
        self._entity_id: int | None = None
        self.mentions = MentionView()
        self.typed = ""
        self.scope = Scope.SENTENCE
        self.unit: Unit | None = None
        self.source = ""
        self._unfolded: dict[Tab, frozenset[str]] = {}
        self._pages = 1

    def begin(self, entity_id: int) -> None:
        """Tell of an entity; of another one from the start."""
        if entity_id != self._entity_id:
            self._entity_id = entity_id
            self.mentions, self.typed, self.source = MentionView(), "", ""
            self._unfolded, self._pages = {}, 1

    @property
    def told(self) -> str:
        """What is shown of the mentions, if that is not all of them in the usual order."""
        order = "oldest first" if self.mentions.oldest_first else ""
        return " · ".join(part for part in (order, self.typed) if part)

    def unfold(self, tab: Tab, what: str) -> None:
        """Show more of something, or no more of it."""
        if tab == "said":
            self._pages += 1
        else:
            before = self._unfolded.get(tab, frozenset())
            self._unfolded[tab] = before ^ {what}

    def fill(
        self, tab: Tab, article: ArticleRow | None, width: int, *, whole: bool = False
    ) -> Filled:
        """Return the rows of a tab beside an open article; ``whole`` looks at all articles."""
        entity_id = self._entity_id
        if entity_id is None:
            return Filled(())
        following, open_id = self._desk.library.following, None if article is None else article.id
        unfolded = self._unfolded.get(tab, frozenset())
        match tab:
            case "together":
                from tui.tabs import together

                return together.filled(
                    following,
                    entity_id,
                    open_id,
                    scope=self.scope,
                    unfolded=unfolded,
                    whole=whole,
                    keys=f"{self._sort_key()}: how near.",
                )
            case "timeline":
                from tui.tabs import timeline

                here = None if article is None else (article.id, article.published or "")
                cells = min(LONGEST_BAR, max(4, width - BESIDE_BAR))
                return Filled(
                    timeline.rows(
                        following,
                        entity_id,
                        here,
                        unit=self.unit,
                        unfolded=unfolded,
                        drawing=timeline.Drawing(cells, wants_ascii()),
                        keys=f"{self._sort_key()}: days, months, years.",
                    )
                )
            case "names":
                from tui.tabs import names

                return names.filled(
                    following,
                    entity_id,
                    open_id,
                    source=self.source,
                    whole=whole,
                    keys=f"{self._sort_key()}: by source.",
                )
            case _:
                from tui.tabs import said

                return Filled(said.rows(following, entity_id, open_id, pages=self._pages))
