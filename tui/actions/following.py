"""Following a story: bridges and briefs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

GROUP = "Following"


def _is_open(screen: MainScreen) -> bool:
    return screen.desk.is_open


def _bridge(screen: MainScreen) -> None:
    screen.bridging.begin()


def _new(screen: MainScreen, *, step: int) -> None:
    from tui.newness import go_to_new

    go_to_new(screen, step)


def _differences(screen: MainScreen) -> None:
    from tui.differing import show_differences

    show_differences(screen)


def _brief(screen: MainScreen) -> None:
    from tui.briefing import Briefing, subjects
    from tui.screens.choose import ChooseDialog, among

    found = subjects(screen)
    briefing = Briefing(screen)
    if len(found) > 1:
        dialog = ChooseDialog("A brief of", among([(one.what, one) for one in found]))
        screen.app.push_screen(dialog, briefing.begin)
    elif found:
        briefing.begin(found[0])
    else:
        screen.say("Open an article or select a name first.")


def _pin(screen: MainScreen) -> None:
    reading = screen.reading
    if not reading.pane_open:
        screen.say("No name is selected: the pane of one can be pinned.")
        return
    reading.turn_pin()
    screen.say("Pinned." if reading.pinned is not None else "The pane goes with the names again.")


def _compare(screen: MainScreen) -> None:
    from tui.comparing import begin

    begin(screen)


COMMANDS = (
    Command(
        "pin",
        "p",
        "Pin the pane",
        "It stays on its name wherever you go; again lets go",
        GROUP,
        _pin,
        can=_is_open,
    ),
    Command(
        "compare",
        "V",
        "Compare",
        "The name and another side by side, and what both have in common",
        GROUP,
        _compare,
        can=_is_open,
    ),
    Command(
        "bridge",
        "F",
        "Bridge",
        "Sentences that connect the name with another; again for the last one",
        GROUP,
        _bridge,
        can=_is_open,
    ),
    Command(
        "next-new",
        "right_parenthesis",
        "Next new sentence",
        "One that names something and that no earlier article says",
        GROUP,
        partial(_new, step=1),
        can=_is_open,
    ),
    Command(
        "previous-new",
        "left_parenthesis",
        "Previous new sentence",
        "",
        GROUP,
        partial(_new, step=-1),
        can=_is_open,
    ),
    Command(
        "brief",
        "B",
        "Brief",
        "A Markdown file on the name, the article or what is listed",
        GROUP,
        _brief,
        can=_is_open,
    ),
    Command(
        "differences",
        "equals_sign",
        "Differences from copies",
        "What the open article has otherwise than its likest copy",
        GROUP,
        _differences,
        can=_is_open,
    ),
)
