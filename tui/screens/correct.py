"""Correcting what was read wrong of an article's head."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from db.decisions.kinds import Field
from db.rows import ArticleRow
from enrich.readers.dates import read_date
from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine
from tui.text import safe


class CorrectDialog(ModalScreen[dict[Field, str] | None]):
    """Asks for headline, date and byline; returns what was changed, None if it was left."""

    DEFAULT_CSS = "CorrectDialog { align: center middle; }"

    def __init__(self, row: ArticleRow) -> None:
        """Begin with what is known."""
        super().__init__()
        self._before: dict[Field, str] = {
            "title": safe(row.title),
            "published": safe(row.published or ""),
            "byline": safe(row.byline),
        }

    def compose(self) -> ComposeResult:
        """Lay out the three lines."""
        titles: dict[Field, str] = {
            "title": "Headline",
            "published": "Date (empty: undated)",
            "byline": "Byline",
        }
        with Dialog():
            yield Label("Correct this article", classes="dialog--title")
            for name, title in titles.items():
                yield Label(title)
                yield Input(self._before[name], id=name)
            yield Label("", id="said")
            yield KeyLine("Enter  keep   Esc  leave")

    @on(Input.Submitted)
    def _keep(self) -> None:
        after = {name: self.query_one(f"#{name}", Input).value.strip() for name in self._before}
        if after["published"]:
            date = read_date(after["published"])
            if date is None:
                self.query_one("#said", Label).update("That is no date: try 2021-09-15")
                return
            after["published"] = date.iso
        self.dismiss({name: text for name, text in after.items() if text != self._before[name]})

    def on_key(self, event: Key) -> None:
        """Leave with Esc."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
