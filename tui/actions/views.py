"""What is on the screen, and leaving it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.arranging import arrange
from tui.command import Command
from tui.themes import NAMES

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

GROUP = "Screen"


def _close(screen: MainScreen) -> None:
    """Close the top thing: hits, news, pane, article; of the list its filter, and its search."""
    if screen.reading.full:
        screen.browsing.leave()
    elif screen.article.hits:
        screen.article.show_hits(())
    elif screen.article.new:
        screen.article.show_new(())
    elif screen.reading.pane_open:
        screen.reading.close_pane()
    elif not screen.articles.is_focused:
        arrange(screen, zen=False)
        screen.articles.focus()
    elif not screen.list_view.clear() and screen.desk.search is not None:
        screen.desk.search = None
        screen.reading.show_list()


def _close_or_quit(screen: MainScreen) -> None:
    filtered = screen.reading.view is not None and screen.reading.view.is_filtered
    if screen.articles.is_focused and not screen.reading.pane_open and not filtered:
        _quit(screen)
    else:
        _close(screen)


def _quit(screen: MainScreen) -> None:
    screen.reading.keep_position()
    screen.app.exit()


def _zen(screen: MainScreen) -> None:
    arrange(screen, zen=not screen.has_class("-zen"))
    if screen.has_class("-zen"):
        screen.article.focus()


def _width(screen: MainScreen, *, step: int) -> None:
    screen.widths.change(step)


def _copy(screen: MainScreen) -> None:
    from tui.copying import copy_here

    copy_here(screen)


def _text(screen: MainScreen, *, step: int) -> None:
    screen.widths.change_text(step)


def _copy_headline(screen: MainScreen) -> None:
    from tui.copying import copy_headline

    copy_headline(screen)


def _theme(screen: MainScreen) -> None:
    names = list(NAMES.values())
    here = names.index(screen.app.theme) if screen.app.theme in names else -1
    screen.app.theme = names[(here + 1) % len(names)]


def _help(screen: MainScreen) -> None:
    from tui.screens.help import HelpDialog

    screen.app.push_screen(HelpDialog(screen.commands))


def _tour(screen: MainScreen) -> None:
    from tui.screens.tour import TourDialog

    screen.reading.shown_around()
    screen.app.push_screen(TourDialog(lambda id_: screen.command(id_).key_label or "the palette"))


def _palette(screen: MainScreen) -> None:
    screen.app.action_command_palette()


COMMANDS = (
    Command(
        "close",
        "escape, h, backspace",
        "Close",
        "Hits, what is new, the pane, the article; of the list its filter, and its search",
        GROUP,
        _close,
        footer="close",
    ),
    Command("zen", "z", "Only the article", "Or the list as well", GROUP, _zen),
    Command(
        "wider",
        "greater_than_sign",
        "Pane wider",
        "The one with the focus; kept",
        GROUP,
        partial(_width, step=1),
    ),
    Command("narrower", "less_than_sign", "Pane narrower", "", GROUP, partial(_width, step=-1)),
    Command(
        "longer-lines", "underscore, alt+l", "Longer lines", "Kept", GROUP, partial(_text, step=1)
    ),
    Command("shorter-lines", "minus, alt+h", "Shorter lines", "", GROUP, partial(_text, step=-1)),
    Command(
        "copy",
        "y",
        "Copy",
        "Headline and address, the paragraph, the sentence or the note",
        GROUP,
        _copy,
    ),
    Command("copy-headline", "", "Copy headline and address", "", GROUP, _copy_headline),
    Command(
        "theme", "ctrl+t", "Next theme", "Dark, light, high contrast, the terminal's", GROUP, _theme
    ),
    Command("help", "question_mark, f1", "Keys", "", GROUP, _help, footer="keys"),
    Command("tour", "f2", "Show me around", "In five pages", GROUP, _tour, footer="show me around"),
    Command(
        "palette",
        "colon, ctrl+p",
        "Commands",
        "Find a command by name",
        GROUP,
        _palette,
        footer="commands",
    ),
    Command(
        "close-or-quit",
        "q",
        "Close, then quit",
        "Like Esc; in the list it quits",
        GROUP,
        _close_or_quit,
    ),
    Command("quit", "Q, ctrl+q", "Quit", "All is kept as it is", GROUP, _quit, footer="quit"),
)
