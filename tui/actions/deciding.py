"""The reader's last word: which page a name means, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db.connections import LibraryError
from db.decisions.telling import told
from tui.command import Command

if TYPE_CHECKING:
    from db.decisions.kinds import Kind, Place, Scope
    from db.decisions.standing import Entry
    from db.pages import Page
    from tui.screens.main import MainScreen
    from tui.screens.why import Chosen

GROUP = "Deciding"
NO_NAME = "Select a name first: e goes to one, Enter selects it."


def take(screen: MainScreen, decision: Kind) -> None:
    """Take a decision, show the library as it then is, and say how to take it back."""
    try:
        screen.desk.library.decisions.take(decision, at_once=False)
    except LibraryError as error:
        screen.say(str(error))
        return
    _show_again(screen)
    screen.say(f"{_sentence(told(decision))} {screen.command('undo').key_label} takes it back.")


def scopes_of(screen: MainScreen, entity_id: int) -> dict[Scope, str]:
    """Return where a decision about a name of the open article can hold, in words."""
    from db.decisions.kinds import Scope

    scopes = {Scope.EVERYWHERE: "everywhere in the library"}
    article = screen.article.article
    if article is not None and any(mention.entity_id == entity_id for mention in article.mentions):
        if article.row.publication:
            scopes[Scope.SOURCE] = f"in all articles of {article.row.publication}"
        scopes[Scope.ARTICLE] = "in this article"
    return scopes


def _why(screen: MainScreen) -> None:
    from tui.actions.asking import entity_of

    entity = entity_of(screen)
    if entity is None:
        return
    from tui.screens.why import WhyDialog

    # What is on this machine is looked through for the other names of the entity too.
    screen.desk.send("look", entity.id)
    screen.app.push_screen(
        WhyDialog(
            entity.name,
            partial(screen.desk.library.links.of, entity.id),
            scopes_of(screen, entity.id),
            partial(_ask_for_more, screen, entity.id),
        ),
        partial(_chosen, screen, entity.id),
    )


def _ask_for_more(screen: MainScreen, entity_id: int) -> str:
    desk = screen.desk
    if desk.settings.stays_offline:
        return "Offline: nothing is asked of any wiki."
    if not desk.may_ask(screen.reading.article_id):
        return f"You have not allowed asking {desk.host}: leave this, and press A for that."
    desk.ask(entity_id, wide=True)
    return f"Asking {desk.host} …"


def _chosen(screen: MainScreen, entity_id: int, chosen: Chosen | None) -> None:
    if chosen is not None:
        choose(screen, entity_id, chosen.page, chosen.scope)


def choose(screen: MainScreen, entity_id: int, page: Page | None, scope: Scope) -> None:
    """Decide which page an entity is about, None for nobody, and where that holds."""
    from db.decisions.kinds import ChoosePage, Scope

    library, article = screen.desk.library, screen.article.article
    mention = screen.article.mention
    places: tuple[Place, ...] = ()
    if scope is Scope.ARTICLE and article is not None:
        places = (library.decisions.place(article.row.id),)
    take(
        screen,
        ChoosePage(
            places=places,
            scope=scope,
            source=article.row.publication if article and scope is Scope.SOURCE else "",
            entity=library.decisions.named(entity_id),
            page=None if page is None else page.called,
        ),
    )
    after = screen.article.article
    # What was chosen for part of the library is another entity there.
    start = mention.start if mention is not None and mention.entity_id == entity_id else None
    if scope is not Scope.EVERYWHERE and after is not None:
        before = [m.start for m in article.mentions if m.entity_id == entity_id] if article else []
        start = start if start is not None else next(iter(before), None)
        new = next((m.entity_id for m in after.mentions if m.start == start), None)
        if new is not None:
            screen.reading.open_entity(new)
    if page is not None and not page.fetched_at:
        shown = screen.reading.entity_id
        if shown is not None and screen.desk.may_ask(screen.reading.article_id):
            screen.desk.ask(shown)
        elif shown is not None:
            screen.desk.send("look", shown)


def _undo(screen: MainScreen) -> None:
    turn(
        screen,
        partial(screen.desk.library.decisions.undo, at_once=False),
        "Taken back:",
        "There is nothing to take back.",
    )


def _redo(screen: MainScreen) -> None:
    turn(
        screen,
        partial(screen.desk.library.decisions.redo, at_once=False),
        "Again:",
        "Nothing was taken back last.",
    )


def turn(screen: MainScreen, how: Callable[[], Entry | None], said: str, nothing: str = "") -> None:
    """Take a decision back, or let it hold again, and say so."""
    try:
        entry = how() if screen.desk.is_open else None
    except LibraryError as error:
        screen.say(str(error))
        return
    if entry is None:
        screen.say(nothing)
        return
    _show_again(screen)
    screen.say(f"{said} {told(entry.decision)}.")


def _show_again(screen: MainScreen) -> None:
    screen.desk.send("settle")
    screen.reading.show_list()
    screen.reading.renew()
    screen.signs.forget()


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _languages(screen: MainScreen) -> None:
    entity_id = screen.reading.entity_id
    page = screen.desk.library.links.of(entity_id).page if entity_id is not None else None
    if entity_id is None or page is None:
        screen.say("Select a name that has a page first.")
        return
    titles = screen.desk.library.pages.languages(page)
    if not titles:
        if screen.desk.settings.stays_offline:
            screen.say("Offline: in which other languages this page is there is not known.")
        elif not screen.desk.may_ask(screen.reading.article_id):
            screen.say(f"{screen.command('ask').key_label} asks whether the wiki may be asked.")
        else:
            screen.desk.send("languages", entity_id)
            screen.say(f"Asking {screen.desk.host} for other languages; press again in a moment.")
        return
    from tui.screens.choose import ChooseDialog, among

    screen.app.push_screen(
        ChooseDialog(
            f"{page.title} in another language",
            among([(f"{code:<12} {title}", (code, title)) for code, title in titles.items()]),
        ),
        partial(_in_language, screen, entity_id, page),
    )


def _in_language(
    screen: MainScreen, entity_id: int, page: Page, chosen: tuple[str, str] | None
) -> None:
    if chosen is None:
        return
    from dataclasses import replace

    from db.decisions.kinds import Scope

    language, title = chosen
    known = screen.desk.library.pages.get(page.origin, language, title)
    other = known or replace(
        page,
        title=title,
        language=language,
        url="",
        extract="",
        description="",
        revision=None,
        fetched_at="",
        checked_at="",
        facts=(),
        links=(),
        size=0,
    )
    choose(screen, entity_id, other, Scope.EVERYWHERE)


COMMANDS = (
    Command(
        "why",
        "w",
        "Why this page",
        "The evidence, the other candidates, and taking another",
        GROUP,
        _why,
        footer="why",
    ),
    Command(
        "language",
        "",
        "The page in another language",
        "Of the selected name",
        GROUP,
        _languages,
    ),
    Command("undo", "U", "Take back", "The last decision", GROUP, _undo),
    Command("redo", "ctrl+r", "Decide again", "What was taken back last", GROUP, _redo),
)
