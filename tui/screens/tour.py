"""A way around for whoever is new here: five pages at most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen

from tui.label import Label
from tui.screens.dialog import Dialog, KeyLine


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the tour; ``{id}`` in its text is the key of that command."""

    title: str
    text: str


PAGES = (
    Page(
        "Read",
        "On the left are your articles, in the middle the one that you read.\n\n"
        "{down} and {up} go down and up, {open} opens, {close} goes back, {next-article} takes you"
        " to the next article.\n{quit} quits; all stays where it was.",
    ),
    Page(
        "Names",
        "Names are marked by what they are: persons, organisations, places, peoples.\n\n"
        "{next-name} goes to the next one, and {open} opens a pane beside the text: who or what"
        " that is, and with {next-tab} every other mention in all your articles, each with its"
        " sentence.\n{open} on a mention goes there, {back} comes back.",
    ),
    Page(
        "Context",
        "The pane begins with what is on this machine. {ask} asks Wikipedia, once you have allowed"
        " it; what comes is kept, and reads offline.\n\n"
        "{why} says why it is this page, and lets you take another.",
    ),
    Page(
        "Your last word",
        "No machine reads without mistakes. On a name, {not-a-name} says that it is none, {label}"
        " what kind it is, {same} that it is the same as another, {is-a-name} marks one that was"
        " not seen.\n\nYou see what a decision brings about before it is taken, and {undo} takes it"
        " back. {review} asks about what is doubtful.",
    ),
    Page(
        "Find",
        "{search} searches all articles: words, phrases, entity:Wagner, after:2023, -without.\n"
        "{find} searches the open one, {next-hit} goes on.\n\n"
        "{help} lists all keys, and {palette} finds every command by its name.",
    ),
)


class TourDialog(ModalScreen[None]):
    """Shows the pages one after the other."""

    DEFAULT_CSS = "TourDialog { align: center middle; }"

    def __init__(self, key_of: Callable[[str], str]) -> None:
        """Begin with the first page; ``key_of`` tells the key of a command by its id."""
        super().__init__()
        self._key_of = key_of
        self._page = 0

    def compose(self) -> ComposeResult:
        """Lay out a page."""
        with Dialog():
            yield Label("", id="title", classes="dialog--title")
            yield Label("", id="text", classes="dialog--text")
            yield KeyLine("Enter  go on   h  back   Esc  leave")

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def _show(self) -> None:
        page = PAGES[self._page]
        title = f"{page.title}  ({self._page + 1} of {len(PAGES)})"
        self.query_one("#title", Label).update(title)
        self.query_one("#text", Label).update(with_keys(page.text, self._key_of))

    def on_key(self, event: Key) -> None:
        """Go on, back, or leave."""
        steps = {"enter": 1, "l": 1, "right": 1, "space": 1, "h": -1, "left": -1, "backspace": -1}
        if event.key in ("escape", "q", "f2"):
            self.dismiss()
        elif event.key in steps:
            self._page = max(0, self._page + steps[event.key])
            if self._page == len(PAGES):
                self.dismiss()
            else:
                self._show()
        else:
            return
        event.stop()


def with_keys(text: str, key_of: Callable[[str], str]) -> str:
    """Return a text with the keys of commands in place of their ids in braces."""
    parts = text.split("{")
    shown = [parts[0]]
    for part in parts[1:]:
        id_, _, rest = part.partition("}")
        shown += [key_of(id_), rest]
    return "".join(shown)
