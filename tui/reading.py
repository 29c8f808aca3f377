"""What is being read: the open article, the entity beside it, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual.message import Message

from db.connections import LibraryError
from tui.arranging import arrange
from tui.desk import Desk
from tui.listing import Listing
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticleList
from tui.saying import Said

if TYPE_CHECKING:
    from db.entities import Entity, MentionRow
    from db.following.answers import MentionView
    from db.library import Library
    from db.views import View
    from tui.explained import Keys
    from tui.panes.entity import EntityPane
    from tui.panes.outline import Filled
    from tui.panes.rows import Fetch
    from tui.story import Story, Tab
    from tui.trail import Place, Trail

OPENED, TOURED, LISTED = "opened", "toured", "listed"


class Visited(Message):
    """What is watched was opened: which articles are news of it has changed."""


class Reading:
    """Opens articles and entities in their panes, and remembers where the reader was."""

    def __init__(
        self,
        desk: Desk,
        articles: ArticleList,
        article: ArticlePane,
        entity: Callable[[], EntityPane],
        keys: Callable[[], Keys],
    ) -> None:
        """Take the panes to open things in; the entity pane is asked for when there is one.

        ``keys`` tells the keys that are named in what is shown.
        """
        self.desk = desk
        self.articles, self.article, self._entity = articles, article, entity
        self._keys = keys
        self.listing = Listing(desk.library, None, None)
        self._untouched = self._ordered = False
        # What the list shows instead of all articles, the newest first.
        self.view: View | None = None
        # The entity that the pane is kept on until it is closed.
        self.pinned: int | None = None

    @cached_property
    def trail(self) -> Trail:
        """The way back; the first paint does without it."""
        from tui.trail import Trail

        return Trail()

    @cached_property
    def story(self) -> Story:
        """What the tabs of the entity show; the first paint does without it."""
        from tui.story import Story

        return Story(self.desk, lambda: self._keys().sort)

    @property
    def entity(self) -> EntityPane:
        """The entity pane."""
        return self._entity()

    @property
    def article_id(self) -> int | None:
        """The open article."""
        return None if self.article.article is None else self.article.article.row.id

    @property
    def entity_id(self) -> int | None:
        """The entity in the pane, None while the pane is closed."""
        return self.entity.entity.id if self.pane_open and self.entity.entity is not None else None

    @property
    def pane_open(self) -> bool:
        """Whether the entity pane is open."""
        return self.articles.screen.has_class("-pane")

    @property
    def full(self) -> bool:
        """Whether the entity has the screen for itself."""
        return self.articles.screen.has_class("-full")

    # Articles

    def show_list(self) -> None:
        """Show the list anew, with the cursor on the article it was on."""
        desk, row, cursor = self.desk, self.articles.current, self.articles.cursor
        if not self._ordered and desk.is_open:
            self._ordered = True
            self._order()
        self.listing = Listing(desk.library, desk.shelf, desk.search, self.view, self.article_id)
        if row is not None:
            cursor = self.listing.index_of(row.id) or 0
        self.articles.show_rows(self.listing.count(), self.listing.page, cursor)
        what = ""
        if self.view is not None or desk.search is not None:
            from tui.list_view import what_is_listed

            what = what_is_listed(desk, self.view, self.listing)
        self.articles.show_what(what)

    def _order(self) -> None:
        """List articles in the order and the groups that were chosen last."""
        kept = self.desk.library.facts().get(LISTED, "")
        if kept:
            from tui.list_view import kept_view

            self.view = kept_view(kept)

    def keep_order(self, order: str) -> None:
        """Keep in which order and in what groups articles are listed."""
        self._write(partial(self.desk.library.set_fact, LISTED, order))

    def resume(self) -> bool:
        """Open the article that was open last, and say so; else show the first of the list."""
        last = self.desk.library.facts().get(self._fact, "")
        if last.isdecimal() and self.open_article(int(last), mark_read=False):
            return True
        row = self.articles.current
        if row is not None:
            self.open_article(row.id, mark_read=False)
        return False

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever opened in this library, nor its reader shown around."""
        facts = self.desk.library.facts()
        return TOURED not in facts and not any(fact.startswith(OPENED) for fact in facts)

    def shown_around(self) -> None:
        """Remember that the reader knows the way around."""
        self._write(partial(self.desk.library.set_fact, TOURED, "yes"))

    def open_article(
        self, article_id: int, *, offset: int | None = None, mark_read: bool = True
    ) -> bool:
        """Open an article where reading stopped, or at an offset; False if it is gone."""
        self.keep_position()
        article = self.desk.library.articles.get(article_id)
        if article is None:
            return False
        arrange(self.articles.screen, full=False)
        notes = self.desk.library.notes.of_article(article_id)
        self.article.show(article, notes, offset=article.position)
        self.article.select(self.entity_id)
        if offset is not None:
            self.article.go_to(offset)
        self._untouched = True
        if mark_read:
            self.touch()
        place = self.articles.place_of(article_id)
        if place is None:
            place = self.listing.index_of(article_id)
        self.articles.show_open(article_id)
        if place is not None:
            self.articles.set_cursor(place)
        if not article.stage:
            self.desk.send("prefer", article_id)
        return True

    def touch(self) -> None:
        """Take the open article as being read, and as the one to go on with next time.

        Once only after it was opened: the reader may say that it is unread after all.
        """
        if self._untouched and self.article_id is not None:
            self._untouched = False
            library = self.desk.library
            if self._write(partial(_keep_opened, library, self._fact, self.article_id)):
                self.articles.show_read(self.article_id)

    def renew(self) -> None:
        """Show what has become known meanwhile: names of the article, mentions of the entity."""
        if self.article.article is not None:
            known = self.desk.library.articles.get(self.article.article.row.id)
            if known is None:
                self.article.show(None)
            else:
                notes = self.desk.library.notes.of_article(known.row.id)
                if (known, notes) != (self.article.article, self.article.notes):
                    self.article.renew(known, notes)
        if self.entity_id is not None:
            self.open_entity(self.entity_id)

    def keep_position(self) -> None:
        """Keep where reading stopped in the open article."""
        article = self.article.article
        if article is not None and article.position != self.article.top_offset:
            library = self.desk.library
            self._write(
                partial(library.articles.set_position, article.row.id, self.article.top_offset)
            )

    # Entities

    def open_entity(self, entity_id: int, *, row: int = 0, full: bool = False) -> bool:
        """Open the pane on an entity; False, and the pane closed, if nothing names it any more.

        With ``full`` it has the screen for itself, until an article is opened. A pane that is
        pinned to another stays on that; it says so, and returns False.
        """
        from tui.explained import passages_of
        from tui.notes_in_text import passages_of_notes

        library = self.desk.library
        entity = library.entities.get(entity_id)
        held = self._held_by(entity)
        if held is not None:
            self.entity.post_message(Said(f"Pinned to {held.name}; {self._keys().pin} lets go."))
            return False
        if entity is None:
            self.close_pane()
            return False
        if entity.watched and self.entity_id != entity.id:
            self._visit(entity)
        self._look_up(entity)
        link = library.links.of(entity_id)
        network = self.desk.network(entity_id, self.article_id)
        known = library.links.known(link.page.links) if link.page is not None else {}
        self.story.begin(entity_id)
        self.entity.show(
            entity,
            (
                *passages_of_notes(library.notes.of_entity(entity_id)),
                *passages_of(entity.name, link, network, self._keys(), known),
            ),
            self._mentions(entity),
            self._fill,
            self.article_id,
            cursor=row,
            shown=self.story.told,
        )
        arrange(self.articles.screen, pane=True)
        self.article.select(entity_id)
        if full:
            arrange(self.articles.screen, full=True)
            self.entity.body.focus()
        return True

    def close_pane(self) -> None:
        """Close the entity pane; the focus goes back to the article."""
        if self.entity.body.is_focused:
            self.article.focus()
        arrange(self.articles.screen, pane=False, full=False)
        self.article.select(None)
        self._pin(None)

    def meet(self, entity_id: int, *, full: bool = False) -> None:
        """Open the pane on another entity, with the present place left behind."""
        before = self.here()
        if self.open_entity(entity_id, full=full) and before is not None:
            self.trail.leave(before)

    def turn_pin(self) -> None:
        """Keep the pane on its entity wherever reading goes, or let go of it."""
        self._pin(self.entity_id if self.pinned is None else None)

    def _pin(self, entity_id: int | None) -> None:
        self.pinned = entity_id
        self.entity.head.show_pinned(entity_id is not None)

    def _held_by(self, wanted: Entity | None) -> Entity | None:
        """Return what the pane is pinned to if that is another entity than the one wanted."""
        pinned = None if self.pinned is None else self.desk.library.entities.get(self.pinned)
        if pinned is None or (wanted is not None and wanted.id == pinned.id):
            return None
        return pinned

    def _visit(self, entity: Entity) -> None:
        """Take what is watched as seen: what there is of it by now is no news any more."""
        self._write(partial(self.desk.library.following.watched.visited, entity.id))
        self.entity.post_message(Visited())

    def _mentions(self, entity: Entity) -> tuple[int, Fetch[MentionRow]]:
        """Return how many mentions are shown, and what brings them."""
        from db.following.answers import MentionView

        library, view = self.desk.library, self.story.mentions
        if view == MentionView():
            return entity.mentions, partial(_page, library, entity.id)
        count = library.following.mentions.count(entity.id, view)
        return count, partial(_viewed, library, entity.id, view)

    def _fill(self, tab: Tab, whole: bool) -> Filled:
        article = self.article.article
        row = None if article is None else article.row
        return self.story.fill(tab, row, self.entity.outline.width, whole=whole)

    def _look_up(self, entity: Entity) -> None:
        """Have the wiki asked in the background, once, where the reader has allowed it."""
        from tui.explained import is_old

        desk = self.desk
        asked = entity.id in desk.asking or entity.id in desk.answered
        if asked or self.article_id is None or not desk.may_ask(self.article_id):
            return
        link = desk.library.links.of(entity.id)
        if link.page is None or link.page.source in ("starter", "zim") or is_old(link.page):
            desk.ask(entity.id)

    # The way back

    def here(self) -> Place | None:
        """Return the place that is being read."""
        from tui.trail import Place

        if self.article_id is None:
            return None
        mention = self.article.mention
        focused = "article"
        if self.entity.body.is_focused:
            focused = "pane"
        elif self.articles.is_focused:
            focused = "list"
        return Place(
            article_id=self.article_id,
            top=self.article.top_offset,
            name=None if mention is None else mention.start,
            entity_id=self.entity_id,
            tab=self.entity.tab,
            row=self.entity.cursor,
            focus=focused,
            full=self.full,
        )

    def leave(self) -> None:
        """Remember the present place before a jump."""
        place = self.here()
        if place is not None:
            self.trail.leave(place)

    def go(self, place: Place) -> bool:
        """Go to exactly a place."""
        from tui.story import TABS

        if not self.open_article(place.article_id, mark_read=False):
            return False
        if place.name is not None:
            self.article.go_to(place.name)
        self.article.show_offset(place.top)
        if self.pinned is not None:
            self.open_entity(self.pinned)
        elif place.entity_id is None:
            self.close_pane()
        else:
            self.open_entity(place.entity_id, row=place.row, full=place.full)
            self.entity.open_tab(next((tab for tab in TABS if tab == place.tab), "context"))
            self.entity.set_cursor(place.row)
        if place.focus == "pane" and self.pane_open:
            self.entity.body.focus()
        elif place.focus == "list":
            self.articles.focus()
        else:
            self.article.focus()
        return True

    @property
    def _fact(self) -> str:
        return f"{OPENED}:{self.desk.shelf or 'all'}"

    def _write(self, write: Callable[[], object]) -> bool:
        """Write what is kept about reading, and say whether it is; if not, reading goes on."""
        try:
            write()
        except LibraryError:
            # What is not there yet can't be told to be unwritable.
            self.desk.read_only = self.desk.is_open
            return False
        return True


def _keep_opened(library: Library, fact: str, article_id: int) -> None:
    with library.connections.write():
        library.articles.set_read(article_id, True)
        library.set_fact(fact, str(article_id))


def _page(library: Library, entity_id: int, offset: int, limit: int) -> Sequence[MentionRow]:
    return library.entities.mentions(entity_id, limit=limit, offset=offset)


def _viewed(
    library: Library, entity_id: int, view: MentionView, offset: int, limit: int
) -> Sequence[MentionRow]:
    return library.following.mentions.page(entity_id, view, limit, offset)
