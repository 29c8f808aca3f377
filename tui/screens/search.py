"""Searching the library."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from db.connections import LibraryError
from db.library import Library
from db.query import QueryError
from tui.label import Label
from tui.panes.hits import HitList
from tui.panes.rows import RowList
from tui.results import Results
from tui.screens.ask import AskDialog
from tui.screens.dialog import Dialog, KeyLine

HELP = (
    'Words, "a phrase", begin*, -without, one OR other, (brackets)',
    'entity:"Wagner Group"   label:person   source:guardian   title:coup',
    "after:2021-09   before:2022   is:unread   is:starred",
    "",
    "Case and diacritics don't matter.",
)
# What of a query is shown above the mark of what is wrong in it.
CELLS = 60


class SearchDialog(ModalScreen[Results | None]):
    """Finds articles as the reader types; returns them, at the one that is chosen."""

    DEFAULT_CSS = """
    SearchDialog { align: center middle; }
    SearchDialog #said { color: $quiet; width: 100%; height: 1; }
    """

    def __init__(self, library: Library, query: str = "") -> None:
        """Search a library, beginning with a query."""
        super().__init__()
        self._library, self._query = library, query
        self._hits = HitList()
        self._results = Results("", ())
        self._best = False

    def compose(self) -> ComposeResult:
        """Lay out the line to type in and the hits."""
        with Dialog(classes="-search"):
            yield Input(self._query, placeholder="Search the library", select_on_focus=False)
            yield self._hits
            yield Label("", id="said")
            yield KeyLine("")

    def on_mount(self) -> None:
        """Begin typing at once."""
        self.query_one(Input).focus()
        self._search()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._query = event.value
        self._search()

    def _search(self) -> None:
        search, query = self._library.search, self._query
        self._results, self._hits.empty_lines = Results(query, ()), HELP
        try:
            if query.strip():
                self._hits.empty_lines = ("Nothing in the library says that.",)
                found = search.found(query, best=self._best)
                self._results = Results(query, found.ids, more=found.more)
        except QueryError as error:
            self._hits.empty_lines = (error.message, "", *error.pointed(query, CELLS))
        ids = self._results.ids
        self._hits.show_rows(
            len(ids), lambda offset, limit: search.hits(query, ids[offset : offset + limit])
        )
        order = "the best first" if self._best else "the newest first"
        self._say(f"{self._results.told}, {order}" if ids else "")

    def _say(self, text: str) -> None:
        other = "newest first" if self._best else "best first"
        self.query_one("#said", Label).update(text)
        self.query_one(KeyLine).show(
            f"Enter  open   ↓ ↑  choose   ^S  {other}   ^K  keep   Esc  leave"
        )

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self._results.ids:
            self.dismiss(replace(self._results, place=self._hits.cursor))

    def _reorder(self) -> None:
        self._best = not self._best
        self._search()

    def _ask_name(self) -> None:
        if not self._results.ids:
            self._say("Only what finds something can be kept.")
            return
        self.app.push_screen(AskDialog("Keep this search as", self._query), self._keep)

    def _keep(self, name: str | None) -> None:
        if name is None:
            return
        try:
            self._library.searches.keep(name, self._query)
        except LibraryError as error:
            self._say(str(error))
        else:
            self._say(f"Kept as “{name}”: it stands among the shelves.")

    def on_key(self, event: Key) -> None:
        """Go through the hits while typing, reorder or keep them; leave with Esc."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in ("ctrl+s", "tab", "shift+tab"):
            self._reorder()
        elif event.key == "ctrl+k":
            self._ask_name()
        elif not self._hits.go_through(event.key):
            return
        event.stop()
        event.prevent_default()
