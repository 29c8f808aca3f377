"""Articles: opening, going through the list, read and starred, correcting, the source."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db.connections import LibraryError
from db.rows import ArticleRow
from tui.actions.opening import open_address
from tui.command import Command
from tui.explained import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.decisions.kinds import Field
    from tui.screens.main import MainScreen

GROUP = "Articles"


def _open(screen: MainScreen) -> None:
    """Open what is under the cursor of the focused pane."""
    if screen.articles.is_focused:
        row = screen.articles.current
        if row is not None:
            _jump(screen, row.id)
    elif screen.entity.mentions.is_focused:
        mention = screen.entity.mentions.current
        if mention is not None:
            screen.reading.leave()
            screen.reading.open_article(mention.article.id, offset=mention.start)
            if screen.entity.entity is not None:
                screen.reading.open_entity(screen.entity.entity.id)
            screen.article.focus()
    elif screen.entity.context.is_focused:
        _follow(screen)
    elif screen.entity.outline.is_focused:
        from tui.following import follow

        follow(screen)
    else:
        _select(screen)


def _follow(screen: MainScreen) -> None:
    """Follow the link under the cursor: in the library, else on the web."""
    title = screen.entity.context.target
    if not title:
        screen.entity.next_tab(1)
        return
    subject = screen.desk.library.links.subject(title)
    if subject is not None:
        screen.reading.meet(subject)
        return
    page = screen.desk.library.links.of(screen.reading.entity_id or 0).page
    url = web_address(page, title) if page is not None else ""
    unknown = f"No article of the library names {title}."
    if screen.desk.settings.stays_offline:
        url = ""
    open_address(screen, url, unknown, before=f"{unknown} ")


def _select(screen: MainScreen) -> None:
    mention = screen.article.mention
    if mention is None:
        screen.say("e goes to a name; Enter then says who or what it is.")
        return
    if screen.reading.entity_id == mention.entity_id:
        screen.entity.body.focus()
        return
    screen.reading.open_entity(mention.entity_id)


def _jump(screen: MainScreen, article_id: int) -> None:
    if article_id != screen.reading.article_id:
        screen.reading.leave()
    screen.reading.open_article(article_id)
    screen.article.focus()


def _next(screen: MainScreen, *, step: int) -> None:
    row = screen.articles.beside(step)
    if row is None:
        screen.say("This is the last article." if step > 0 else "This is the first article.")
        return
    screen.reading.leave()
    screen.reading.open_article(row.id)


def _next_unread(screen: MainScreen, *, step: int) -> None:
    listing = screen.reading.listing
    place = listing.next_unread(screen.articles.cursor, step) if screen.desk.is_open else None
    row = None if place is None else screen.articles.row(place)
    if isinstance(row, ArticleRow):
        _jump(screen, row.id)
    else:
        screen.say("There is no further unread article this way.")


def _current(screen: MainScreen) -> ArticleRow | None:
    if screen.articles.is_focused:
        return screen.articles.current
    return None if screen.article.article is None else screen.article.article.row


def _toggle_read(screen: MainScreen) -> None:
    row = _current(screen)
    if row is not None:
        fresh = screen.desk.library.articles.row(row.id)
        read = fresh is not None and fresh.read
        _write(screen, partial(screen.desk.library.articles.set_read, row.id, not read))


def _toggle_star(screen: MainScreen) -> None:
    row = _current(screen)
    if row is not None:
        fresh = screen.desk.library.articles.row(row.id)
        starred = fresh is not None and fresh.starred
        _write(screen, partial(screen.desk.library.articles.set_starred, row.id, not starred))


def _write(screen: MainScreen, write: Callable[[], object]) -> None:
    try:
        write()
    except LibraryError as error:
        screen.say(str(error))
    screen.articles.forget_rows()


def _rescan(screen: MainScreen) -> None:
    screen.desk.send("rescan")
    screen.say("Looking for new and changed articles.")


def _browse(screen: MainScreen) -> None:
    row = _current(screen)
    url = row.url if row is not None else ""
    if screen.place == "pane" and screen.reading.entity_id is not None:
        page = screen.desk.library.links.of(screen.reading.entity_id).page
        url = page.url if page is not None else ""
    open_address(screen, url, "No web address is named here.")


def _correct(screen: MainScreen) -> None:
    row = _current(screen)
    if row is None:
        return
    from tui.screens.correct import CorrectDialog

    screen.app.push_screen(CorrectDialog(row), partial(_corrected, screen, row.id))


def _corrected(screen: MainScreen, article_id: int, changes: Mapping[Field, str] | None) -> None:
    for field, value in (changes or {}).items():
        _write(screen, partial(screen.desk.library.decisions.correct, article_id, field, value))
    screen.reading.show_list()
    screen.reading.renew()


COMMANDS = (
    Command(
        "open",
        "enter, l",
        "Open",
        "The article, the name or the mention under the cursor",
        GROUP,
        _open,
        footer="open",
    ),
    Command(
        "next-article",
        "J",
        "Next article",
        "The one below in the list",
        GROUP,
        partial(_next, step=1),
        footer="next article",
    ),
    Command(
        "previous-article",
        "K",
        "Previous article",
        "The one above in the list",
        GROUP,
        partial(_next, step=-1),
    ),
    Command(
        "next-unread",
        "right_square_bracket",
        "Next unread article",
        "What was read in a copy is passed over",
        GROUP,
        partial(_next_unread, step=1),
        footer="next unread",
    ),
    Command(
        "previous-unread",
        "left_square_bracket",
        "Previous unread article",
        "",
        GROUP,
        partial(_next_unread, step=-1),
    ),
    Command("toggle-read", "r", "Read or unread", "", GROUP, _toggle_read),
    Command("toggle-star", "s", "Star", "Or take the star away", GROUP, _toggle_star),
    Command(
        "browse",
        "o",
        "Open the source in a browser",
        "The address is shown first",
        GROUP,
        _browse,
    ),
    Command(
        "correct",
        "ctrl+e",
        "Correct headline, date or byline",
        "Of the open article, or the one under the cursor",
        GROUP,
        _correct,
    ),
    Command("rescan", "R", "Look for new articles", "Done by itself as well", GROUP, _rescan),
)
