"""Reviewing: what is doubtful, and what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from db.review import Knowledge
    from tui.screens.main import MainScreen
    from tui.screens.review import Opened

GROUP = "Deciding"


def _review(screen: MainScreen) -> None:
    if not screen.desk.is_open:
        screen.say("There is nothing to review yet.")
        return
    from tui.answering import Round
    from tui.screens.review import ReviewScreen

    desk = screen.desk
    desk.round = desk.round or Round()
    review = ReviewScreen(desk.library, desk.round, _lists, partial(_show_later, screen))
    screen.app.push_screen(review, partial(_reviewed, screen))


def _lists() -> Knowledge:
    # Lists of names take a moment to be read: this is called in a thread.
    from enrich.knowing import Lists

    return Lists()


def _show_later(screen: MainScreen) -> None:
    """Have the library shown as it is now, from whatever thread."""
    from enrich.messages import Event
    from tui.job_events import JobEvent

    screen.post_message(JobEvent(Event("linked")))


def _reviewed(screen: MainScreen, opened: Opened | None) -> None:
    screen.reading.show_list()
    screen.reading.renew()
    screen.signs.forget()
    if opened is None:
        return
    screen.reading.leave()
    if not screen.reading.open_article(opened.article_id, offset=opened.start):
        screen.say("That article is gone.")
        return
    screen.article.focus()
    screen.say(f"{screen.command('review').key_label} goes on with the review.")


def _decisions(screen: MainScreen) -> None:
    if not screen.desk.is_open:
        screen.say("Nothing is decided yet.")
        return
    from tui.screens.log import LogScreen

    screen.app.push_screen(LogScreen(screen.desk.library), lambda _: _reviewed(screen, None))


COMMANDS = (
    Command(
        "review",
        "v",
        "Review what is doubtful",
        "One key for each answer, and what it does is said before",
        GROUP,
        _review,
    ),
    Command(
        "decisions",
        "D",
        "Decisions",
        "All of them, with search; each can be taken back",
        GROUP,
        _decisions,
    ),
)
