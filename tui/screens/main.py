"""The main screen: articles, article, entity pane, and what the keys do among them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Resize
from textual.geometry import Size
from textual.screen import Screen

from tui.desk import Desk
from tui.job_events import JobEvent, JobEvents
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticleList
from tui.panes.rows import RowList
from tui.panes.scrolling import LinePane
from tui.panes.status import StatusBar
from tui.progress import ProgressLine
from tui.reading import Reading, Visited
from tui.saying import Said
from tui.typed import Typed, TypingDone

if TYPE_CHECKING:
    from enrich.messages import Event
    from tui.bridging import Bridging
    from tui.browsing import Browsing
    from tui.command import Command
    from tui.explained import Keys
    from tui.finding import Finding
    from tui.following import MentionFilter
    from tui.keymap import Keymap
    from tui.list_signs import ListSigns, Signed
    from tui.list_view import ListView
    from tui.panes.entity import EntityPane
    from tui.selecting import Selecting
    from tui.widths import Widths

NARROW, WIDE, WIDEST = 116, 150, 190
KEEP_EVERY_S = 5.0
# What the footer offers, by where the focus is.
FOOTERS = {
    "list": ("open", "down", "next-unread", "search", "help", "palette", "quit"),
    "article": ("next-name", "open", "next-article", "find", "search", "back", "help", "quit"),
    "nothing": ("tour", "help", "palette", "quit"),
    "pane": ("open", "next-tab", "why", "ask", "close", "back", "help", "quit"),
}


LAYOUTS = ("-narrow", "-wide", "-widest")


def _layout(width: int) -> str | None:
    """Return the class of the layout for a width in cells."""
    if width < NARROW:
        return "-narrow"
    if width >= WIDEST:
        return "-widest"
    return "-wide" if width >= WIDE else None


class Typing(Protocol):
    """What takes the text of the prompt."""

    is_typing: bool

    def typed(self, text: str) -> None:
        """Take what has been typed so far."""

    def done(self, text: str, *, accepted: bool) -> None:
        """End typing."""


class MainScreen(Screen[None]):
    """Owns what is open; its panes draw it, its commands change it."""

    AUTO_FOCUS = None

    def __init__(self, desk: Desk, size: Size) -> None:
        """Lay out a desk on a terminal of a size; the library may be still to come."""
        super().__init__(classes=_layout(size.width))
        self.desk = desk
        self.articles = ArticleList(id="articles")
        self.article = ArticlePane(id="article")
        self.status = StatusBar()
        self.reading = Reading(
            desk,
            self.articles,
            self.article,
            entity=lambda: self.entity,
            keys=lambda: self._shown_keys,
        )
        # What gets the next keys in place of the commands: letters, or the name of a mark.
        self.taking: Callable[[str], None] | None = None
        self._painted = False
        self.job = JobEvents(self)
        self.progress = ProgressLine(offline=desk.settings.offline)

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """All commands, with the keys that the settings give them; not needed to paint."""
        from tui.actions import COMMANDS
        from tui.command import with_keys

        return with_keys(COMMANDS, self.desk.keys)

    @cached_property
    def _by_id(self) -> dict[str, Command]:
        return {command.id: command for command in self.commands}

    @cached_property
    def _shown_keys(self) -> Keys:
        from tui.explained import Keys

        ids = ("ask", "why", "open", "sort", "pin")
        return Keys(*(self._by_id[id_].key_label for id_ in ids))

    @cached_property
    def _keymap(self) -> Keymap:
        from tui.keymap import Keymap

        return Keymap(self.commands)

    @cached_property
    def entity(self) -> EntityPane:
        """The entity pane; the first paint does without it."""
        from tui.panes.entity import EntityPane

        return EntityPane(id="entity")

    @cached_property
    def finding(self) -> Finding:
        """The search of the open article; the first paint does without it."""
        from tui.finding import Finding

        return Finding(self)

    @cached_property
    def selecting(self) -> Selecting:
        """The selection of words; the first paint does without it."""
        from tui.selecting import Selecting

        return Selecting(self)

    @cached_property
    def widths(self) -> Widths:
        """How wide the panes are; the first paint has them as they come."""
        from tui.widths import Widths

        return Widths(self)

    @cached_property
    def browsing(self) -> Browsing:
        """The entity browser; the first paint does without it."""
        from tui.browsing import Browsing

        return Browsing(self)

    @cached_property
    def bridging(self) -> Bridging:
        """Bridges between names; the first paint does without them."""
        from tui.bridging import Bridging

        return Bridging(self)

    @cached_property
    def signs(self) -> ListSigns:
        """What the list tells of articles; the first paint does without it."""
        from tui.list_signs import ListSigns

        return ListSigns(self)

    @cached_property
    def list_view(self) -> ListView:
        """What the list shows; the first paint does without it."""
        from tui.list_view import ListView

        return ListView(self)

    @cached_property
    def mention_filter(self) -> MentionFilter:
        """The filter of the mentions in the pane; the first paint does without it."""
        from tui.following import MentionFilter

        return MentionFilter(self)

    @property
    def _typing(self) -> Typing | None:
        """What is being typed for, None while keys are commands."""
        takers: tuple[Typing, ...] = (self.finding, self.list_view, self.mention_filter)
        return next((taker for taker in takers if taker.is_typing), None)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Horizontal(id="panes"):
            yield self.articles
            yield self.article
        yield self.status

    def on_mount(self) -> None:
        """Show what there is at once; the rest comes from the background process."""
        self.status.show(state=str(self.progress))
        if not self.desk.open():
            self._say_empty("Reading the articles…" if self.desk.paths else "No articles yet.")
        if not (self.desk.is_open and self.show_library()):
            self.articles.focus()
        self.call_after_refresh(self._after_first_paint)
        self.set_interval(KEEP_EVERY_S, self.reading.keep_position)

    def on_resize(self, event: Resize) -> None:
        """Choose the layout for the width."""
        layout = _layout(event.size.width)
        for name in LAYOUTS:
            self.set_class(name == layout, name)
        if self._painted:
            self.widths.apply()

    @property
    def place(self) -> str:
        """Where the focus is: in the list, the article or the pane."""
        if self.articles.is_focused:
            return "list"
        return "article" if self.focused is None or self.article.is_focused else "pane"

    def on_descendant_focus(self) -> None:
        """Offer in the footer what can be done here."""
        if self._painted:
            self._offer()

    def _offer(self) -> None:
        offline = self.desk.settings.stays_offline
        place = self.place if self.article.article is not None else "nothing"
        ids = [id_ for id_ in FOOTERS[place] if not (offline and id_ == "ask")]
        commands = [self._by_id[id_] for id_ in ids]
        self.status.show(commands=[c for c in commands if c.footer and c.keys])

    # Keys and commands

    @property
    def pane(self) -> LinePane:
        """The pane that the moving keys move in."""
        focused = self.focused
        return focused if isinstance(focused, LinePane) else self.article

    def command(self, command_id: str) -> Command:
        """Return a command with the keys that are in force."""
        return self._by_id[command_id]

    def run_command(self, command: Command) -> None:
        """Run a command if there is anything for it to do."""
        self.say("")
        if command.can(self):
            if self.place == "article":
                self.reading.touch()
            command.run(self)
        if self.desk.read_only and not self.status.message:
            self.say("The library can't be written: what is read is not kept.")

    def on_key(self, event: Key) -> None:
        """Run the command of a key; while something is typed, keys are text."""
        if not self.is_active:
            # Meant for what is being opened over this: the app hands it on.
            return
        if self._typing is not None:
            self._typed_ahead(event)
            return
        taking = self.selecting.press if self.selecting.is_on else self.taking
        if taking is not None and event.key != "ctrl+c":
            event.stop()
            event.prevent_default()
            taking(event.key)
            return
        if event.key == "ctrl+c":
            # Half of those who press it want to leave, the other half to copy: neither is done.
            self.say(f"{self._by_id['quit'].key_label} quits.")
            return
        command, known = self._keymap.press(event.key)
        if known:
            event.stop()
            event.prevent_default()
        if command is not None:
            self.run_command(command)
        elif self._keymap.pending:
            self.say(" ".join(self._keymap.pending))

    def _typed_ahead(self, event: Key) -> None:
        from tui.panes.prompt import Prompt

        for prompt in self.query(Prompt):
            prompt.take(event)

    def say(self, text: str) -> None:
        """Say something in the status bar, until the next command."""
        if text != self.status.message:
            self.status.show(message=text)

    @on(Said)
    def _said(self, message: Said) -> None:
        self.say(message.text)

    # Messages of the panes

    @on(Typed)
    def _typed(self, message: Typed) -> None:
        if self._typing is not None:
            self._typing.typed(message.text)

    @on(TypingDone)
    def _typing_done(self, message: TypingDone) -> None:
        self.query("Prompt").remove()
        if self._typing is not None:
            self._typing.done(message.text, accepted=message.accepted)

    @on(RowList.Chosen, "#articles")
    def _article_chosen(self) -> None:
        self.run_command(self._by_id["open"])

    @on(ArticlePane.NameChosen)
    def _name_chosen(self, message: ArticlePane.NameChosen) -> None:
        self.article.focus()
        self.reading.open_entity(message.mention.entity_id)

    @on(RowList.Chosen, "MentionList, ContextView, Outline")
    def _mention_chosen(self) -> None:
        self.run_command(self._by_id["open"])

    @on(StatusBar.Clicked)
    def _key_clicked(self, message: StatusBar.Clicked) -> None:
        self.run_command(message.command)

    # The background process

    async def _after_first_paint(self) -> None:
        """Do what the first paint did not need to wait for."""
        self._painted = True
        self._offer()
        await self.query_one("#panes").mount(self.entity)
        self.widths.apply()
        if self.desk.signs:
            self.articles.signs_of = lambda row: self.signs.of(row).forms
            self.articles.refresh()
        self.job.start()
        # What was made until now lives as long as the program: it need not be looked through.
        gc.freeze()
        gc.enable()

    def on_signed(self, message: Signed) -> None:
        """Show what has been worked out of articles of the list."""
        self.signs.take(message)

    @on(Visited)
    def _visited(self) -> None:
        self.signs.forget()

    @on(JobEvent)
    def _told(self, message: JobEvent) -> None:
        self.job.take(message.event)

    def show_progress(self, event: Event) -> None:
        """Show how far the background process is."""
        self.progress.take(event)
        self.status.show(state=str(self.progress))
        if self.progress.is_busy and self.status.message == self._greeting:
            self.say("")

    def show_library(self) -> bool:
        """Show what the library has now; return whether reading goes on where it stopped."""
        self.reading.show_list()
        if not self.articles.count:
            self._say_empty("No articles here.")
        elif self.article.article is None:
            is_new = self.reading.is_new
            resumed = self.reading.resume()
            if self._painted:
                self._offer()
            if resumed:
                self.article.focus()
                return True
            if is_new:
                # Not before the first paint: the commands are not needed for that.
                self.call_after_refresh(self.greet)
        return False

    def greet(self) -> None:
        """Tell who is new of the tour, once there is no progress to be told of."""
        if not self.progress.is_busy and not self.status.message:
            self.say(self._greeting)

    @cached_property
    def _greeting(self) -> str:
        return f"New here? {self._by_id['tour'].key_label} shows you around."

    def _say_empty(self, what: str) -> None:
        folder = str(self.desk.paths[0]) if self.desk.paths else ""
        hint = f"in {folder}" if folder else "Start with a folder:\nnewsreader FOLDER"
        self.articles.empty_text = what
        self.article.empty_text = f"{what}\n\n{hint}\n\nArticles are .txt and .md files."
        self.articles.refresh()
        self.article.refresh()
