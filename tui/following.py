"""Following a story in the entity pane: where its rows lead, their order, what they leave out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db.following.answers import Scope, Unit
from db.following.filters import HELP, FilterError, mentions_filtered
from tui.panes.outline import GoTo, Meet, Unfold

if TYPE_CHECKING:
    from db.entities import Entity
    from tui.screens.main import MainScreen

NOT_BY_SOURCE = "All sources"


def follow(screen: MainScreen) -> None:
    """Go where the row under the cursor leads."""
    match screen.entity.outline.target:
        case GoTo(article_id, at):
            go_to(screen, article_id, at)
        case Meet(entity_id):
            screen.reading.meet(entity_id, full=screen.reading.full)
        case Unfold(what):
            screen.reading.story.unfold(screen.entity.tab, what)
            screen.entity.refill()
        case None:
            screen.say("This row leads nowhere.")


def go_to(screen: MainScreen, article_id: int, at: int | None) -> None:
    """Go to a place of an article, or to its first mention of the entity in the pane."""
    reading, entity_id = screen.reading, screen.reading.entity_id
    reading.leave()
    if not reading.open_article(article_id, offset=at):
        screen.say("That article is gone.")
        return
    if at is None:
        mentions = screen.article.names.mentions
        starts = [mention.start for mention in mentions if mention.entity_id == entity_id]
        if starts:
            screen.article.go_to(starts[0])
    if entity_id is not None:
        reading.open_entity(entity_id)
    screen.article.focus()


def choose_order(screen: MainScreen) -> None:
    """Change how the open tab is told: the order, how near, the stretch of time, the source."""
    from tui.screens.choose import ChooseDialog, among

    story, entity_id = screen.reading.story, screen.reading.entity_id
    if entity_id is None:
        return
    match screen.entity.tab:
        case "mentions":
            story.mentions = replace(story.mentions, oldest_first=not story.mentions.oldest_first)
            screen.reading.open_entity(entity_id)
            screen.entity.set_cursor(0)
        case "together":
            scopes = list(Scope)
            story.scope = scopes[(scopes.index(story.scope) + 1) % len(scopes)]
            screen.entity.begin_tab()
        case "timeline":
            units = [None, *Unit]
            story.unit = units[(units.index(story.unit) + 1) % len(units)]
            screen.entity.begin_tab()
        case "names":
            sources = screen.desk.library.following.mentions.sources(entity_id)
            options = [(NOT_BY_SOURCE, ""), *((source, source) for source in sources if source)]
            dialog = ChooseDialog[str]("Whose epithets are shown", among(options))
            screen.app.push_screen(dialog, partial(_by_source, screen))
        case _:
            screen.say("There is but one order here.")


def _by_source(screen: MainScreen, source: str | None) -> None:
    if source is not None:
        screen.reading.story.source = source
        screen.entity.begin_tab()


class MentionFilter:
    """The filter of the mentions in the pane, while it is typed."""

    def __init__(self, screen: MainScreen) -> None:
        """Filter on behalf of a screen."""
        self._screen = screen
        self._before = ("", screen.reading.story.mentions)
        self.is_typing = False

    def begin(self) -> None:
        """Ask which mentions to show."""
        from tui.panes.prompt import Prompt

        story = self._screen.reading.story
        self._before = (story.typed, story.mentions)
        self._screen.entity.open_tab("mentions")
        self.is_typing = True
        self._screen.mount(Prompt("Mentions with:", story.typed, HELP))

    def typed(self, text: str) -> None:
        """Show what has been typed so far; what can't be understood yet changes nothing."""
        story, entity_id = self._screen.reading.story, self._screen.reading.entity_id
        if entity_id is None:
            return
        publications = self._screen.desk.library.articles.publications
        try:
            story.mentions = mentions_filtered(story.mentions, text, self._find, publications)
        except FilterError as error:
            self._screen.say(str(error))
            return
        story.typed = text.strip()
        self._screen.reading.open_entity(entity_id)
        self._screen.entity.set_cursor(0)

    def _find(self, name: str) -> list[Entity]:
        """Return what goes by a name, else what has it in a form of its name."""
        entities = self._screen.desk.library.entities
        return entities.find(name) or entities.ranked(like=name, limit=1)

    def done(self, text: str, *, accepted: bool) -> None:
        """End typing; what was shown before is shown again unless it was accepted."""
        self.is_typing = False
        screen, story = self._screen, self._screen.reading.story
        screen.entity.body.focus()
        if not accepted:
            story.typed, story.mentions = self._before
            if screen.reading.entity_id is not None:
                screen.reading.open_entity(screen.reading.entity_id)
        elif story.typed:
            screen.say(f"{screen.entity.mentions.count:,} mentions; an empty filter shows all.")
