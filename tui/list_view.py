"""What the list of articles shows: its order, its groups, and the filter that is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from db.views import HELP, FilterError, Group, Sort, View, filtered
from tui.text import counted

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.listing import Listing
    from tui.screens.main import MainScreen


def what_is_listed(desk: Desk, view: View | None, listing: Listing) -> str:
    """Return in a line what a list shows and how; empty for all articles, the newest first."""
    view = view or View()
    parts = []
    if view.group is Group.REPORT:
        articles, reports = listing.articles, listing.reports
        parts.append(f"{counted(articles, 'article')}, {counted(reports, 'report')}")
    elif view.is_filtered or desk.search is not None:
        parts.append(f"{listing.articles:,}")
    if view.sort is not Sort.NEWEST:
        parts.append(str(view.sort))
    if view.group not in (Group.NONE, Group.REPORT):
        parts.append(str(view.group).removeprefix("grouped "))
    return " · ".join([*parts, *what_is_left(desk, view)])


def what_is_left(desk: Desk, view: View) -> Iterator[str]:
    """Yield what leaves articles out of a list: a search, a name, a filter."""
    if desk.search is not None:
        yield desk.search
    if view.entity_id is not None:
        names = desk.library.entities.names_of([view.entity_id])
        yield names.get(view.entity_id, "a name that is gone")
    if view.typed:
        yield view.typed


def kept_view(kept: str) -> View | None:
    """Return the view of an order that was kept by ``ListView``; None for the plain one."""
    sort, _, group = kept.partition(" ")
    view = View(
        sort=Sort.__members__.get(sort, Sort.NEWEST),
        group=Group.__members__.get(group, Group.NONE),
    )
    return None if view.is_plain else view


class ListView:
    """Changes what the list of a screen shows."""

    def __init__(self, screen: MainScreen) -> None:
        """Begin with all articles, the newest first."""
        self._screen = screen
        self._before = View()
        self._typed: str | None = None
        self.is_typing = False

    @property
    def view(self) -> View:
        """What the list shows now."""
        return self._screen.reading.view or View()

    def show(self, view: View) -> None:
        """Show another view, with the cursor on the article it was on if that is in it.

        Its order and groups are kept, its filter is not.
        """
        reading = self._screen.reading
        if (view.sort, view.group) != (self.view.sort, self.view.group):
            reading.keep_order(f"{view.sort.name} {view.group.name}")
        reading.view = None if view.is_plain else view
        reading.show_list()
        empty = f"Nothing here is {view.typed}." if view.typed else ""
        self._screen.articles.empty_text = empty

    # Order and groups

    def choose_order(self) -> None:
        """Ask in which order articles are to come, and under which headings."""
        from tui.screens.choose import ChooseDialog, among

        now = (self.view.sort, self.view.group)
        options = [
            (f"{'▶' if choice in now else ' '} {str(choice).capitalize()}", choice)
            for choice in (*Sort, *Group)
        ]
        dialog = ChooseDialog[Sort | Group]("How articles are listed", among(options))
        self._screen.app.push_screen(dialog, self._ordered)

    def _ordered(self, choice: Sort | Group | None) -> None:
        if isinstance(choice, Sort):
            self.show(replace(self.view, sort=choice))
        elif choice is not None:
            self.show(replace(self.view, group=choice))

    def next_group(self) -> None:
        """Group by the next thing: days, sources, reports, nothing."""
        groups = list(Group)
        group = groups[(groups.index(self.view.group) + 1) % len(groups)]
        self.show(replace(self.view, group=group))
        self._screen.say(f"{str(group).capitalize()}.")

    # The filter

    def begin(self) -> None:
        """Ask what to list."""
        from tui.panes.prompt import Prompt

        self._before = self.view
        self.is_typing = True
        self._screen.mount(Prompt("List only:", self.view.typed, HELP))

    def typed(self, text: str) -> None:
        """List what has been typed so far; what is typed meanwhile is taken together."""
        waits = self._typed is not None
        self._typed = text
        if not waits:
            self._screen.call_later(self._show_typed)

    def _show_typed(self) -> None:
        text, self._typed = self._typed, None
        if text is None or not self.is_typing:
            return
        try:
            view = filtered(self.view, text)
        except FilterError as error:
            self._screen.say(str(error))
            return
        if view != self.view:
            self.show(view)

    def done(self, text: str, *, accepted: bool) -> None:
        """End typing; what was listed before is listed again unless it was accepted."""
        self.is_typing = False
        screen = self._screen
        screen.articles.focus()
        screen.say("")
        if not accepted:
            self.show(self._before)
            return
        try:
            self.show(filtered(self.view, text))
        except FilterError as error:
            self.show(self._before)
            screen.say(str(error))
            return
        if self.view.typed:
            found = screen.reading.listing.articles
            close = screen.command("close").key_label
            screen.say(f"{counted(found, 'article')}; {close} in the list shows all again.")

    def only_entity(self, entity_id: int) -> None:
        """List only the articles that mention an entity; the same again lists all."""
        same = self.view.entity_id == entity_id
        self.show(replace(self.view, entity_id=None if same else entity_id))
        if same:
            self._screen.say("The list shows articles with any name again.")
        else:
            found = counted(self._screen.reading.listing.articles, "article")
            self._screen.say(f"The list shows the {found} with this name.")

    def clear(self) -> bool:
        """Take the filter away; False if there is none."""
        if not self.view.is_filtered:
            return False
        self.show(View(sort=self.view.sort, group=self.view.group))
        return True
