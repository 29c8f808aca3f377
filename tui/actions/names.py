"""Names: going from one to the next, selecting one, and its pane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.connections import LibraryError
from db.labels import LABEL_NAMES
from tui.command import Command

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

GROUP = "Names"


def _name(screen: MainScreen, *, step: int) -> None:
    if screen.entity.context.is_focused:
        if not screen.entity.context.next_link(step):
            screen.say("There is no further link on this page.")
        return
    if not screen.article.next_name(step):
        article = screen.article.article
        waiting = article is not None and not article.stage
        what = "Names are still being found." if waiting else "There is no further name here."
        screen.say(what)
        return
    screen.article.focus()
    mention = screen.article.mention
    if mention is not None:
        screen.say(f"{screen.article.mention_text} · {LABEL_NAMES.get(mention.label, '')}")


def _same(screen: MainScreen, *, step: int) -> None:
    mention = screen.article.mention
    entity_id = screen.reading.entity_id or (mention.entity_id if mention else None)
    if entity_id is None:
        screen.say("No name is selected. e goes to one.")
    elif not screen.article.next_name(step, entity_id):
        _same_elsewhere(screen, entity_id, step)


def _same_elsewhere(screen: MainScreen, entity_id: int, step: int) -> None:
    """Go on with the mentions of an entity in the next (or previous) article that has any."""
    here = screen.reading.article_id
    there = (
        screen.desk.library.entities.next_article(entity_id, here, step)
        if here is not None
        else None
    )
    if there is None:
        screen.say("There is no further mention in the library this way.")
        return
    screen.reading.leave()
    screen.reading.open_article(there)
    mentions = screen.article.names.mentions
    starts = [mention.start for mention in mentions if mention.entity_id == entity_id]
    if starts:
        screen.article.go_to(starts[0 if step > 0 else -1])
    if screen.reading.entity_id is not None:
        screen.reading.open_entity(screen.reading.entity_id)
    row = screen.desk.library.articles.row(there)
    title = row.title if row is not None else ""
    which = "next" if step > 0 else "previous"
    screen.say(f"In the {which} article: {title}. {screen.command('back').key_label} goes back.")


def _tab(screen: MainScreen, *, step: int) -> None:
    screen.entity.next_tab(step)


def _pane_open(screen: MainScreen) -> bool:
    return screen.reading.pane_open


def _ask(screen: MainScreen) -> None:
    from tui.actions.asking import entity_of

    entity, article_id = entity_of(screen), screen.reading.article_id
    if entity is None or article_id is None:
        return
    entity_id = entity.id
    if screen.reading.entity_id != entity_id:
        # What is answered is shown in the pane.
        screen.reading.open_entity(entity_id)
    if screen.desk.settings.offline or screen.desk.settings.context.online is False:
        screen.say("Offline: nothing is asked of any wiki. Start without --offline to ask.")
    elif screen.desk.may_ask(article_id):
        screen.desk.ask(entity_id)
        screen.reading.open_entity(entity_id)
    else:
        _consent(screen)


def _consent(screen: MainScreen) -> None:
    if screen.reading.article_id is None:
        screen.say("Open an article first: the answer holds for its shelf.")
        return
    from tui.screens.consent import ConsentDialog

    dialog = ConsentDialog(screen.desk.host)
    screen.app.push_screen(dialog, partial(_answered, screen, screen.reading.article_id))


def _answered(screen: MainScreen, article_id: int, answer: bool | None) -> None:
    if answer is None:
        return
    try:
        screen.desk.consent(article_id, answer)
    except LibraryError as error:
        screen.say(str(error))
        return
    if answer and not screen.desk.knows_contact:
        from tui.screens.contact import ContactDialog

        dialog = ContactDialog(screen.desk.host)
        screen.app.push_screen(dialog, partial(_contacted, screen))
    else:
        _begin(screen, ask=answer)


def _contacted(screen: MainScreen, contact: str | None) -> None:
    try:
        screen.desk.keep_contact(contact or "")
    except LibraryError as error:
        screen.say(str(error))
        return
    _begin(screen, ask=True)


def _begin(screen: MainScreen, *, ask: bool) -> None:
    entity_id = screen.reading.entity_id
    if entity_id is not None:
        if ask:
            screen.desk.ask(entity_id)
        screen.reading.open_entity(entity_id)


def _letters(screen: MainScreen) -> None:
    if screen.reading.full:
        screen.say("There is no name on the screen.")
        return
    from tui.letters import Letters

    Letters(screen).begin()


def _all_shown(screen: MainScreen) -> None:
    screen.article.show_names(not screen.article.names_shown)


COMMANDS = (
    Command(
        "next-name",
        "e",
        "Next name",
        "Enter then opens who or what it is; in the pane, the next link",
        GROUP,
        partial(_name, step=1),
        footer="name",
    ),
    Command("previous-name", "E", "Previous name", "", GROUP, partial(_name, step=-1)),
    Command(
        "letters",
        "f",
        "Letters over the names",
        "Typing those of a name on the screen selects it",
        GROUP,
        _letters,
    ),
    Command(
        "next-mention",
        "asterisk",
        "Next mention",
        "Of the selected name; on into the next article that has any",
        GROUP,
        partial(_same, step=1),
    ),
    Command(
        "previous-mention",
        "number_sign",
        "Previous mention",
        "Of the selected name; on into the article before",
        GROUP,
        partial(_same, step=-1),
    ),
    Command(
        "next-tab",
        "full_stop, right",
        "Next tab of the pane",
        "Context, mentions",
        GROUP,
        partial(_tab, step=1),
        can=_pane_open,
        footer="next tab",
    ),
    Command(
        "previous-tab",
        "comma, left",
        "Previous tab of the pane",
        "",
        GROUP,
        partial(_tab, step=-1),
        can=_pane_open,
    ),
    Command(
        "ask",
        "A",
        "Ask the wiki",
        "Look the selected name up online; asks first whether it may",
        GROUP,
        _ask,
        footer="ask the wiki",
    ),
    Command(
        "consent",
        "",
        "Allow or forbid asking the wiki",
        "For the shelf of the open article",
        GROUP,
        _consent,
    ),
    Command("names", "H", "Names marked or not", "", GROUP, _all_shown),
)
