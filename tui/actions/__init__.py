"""Everything the reader can have done, each defined once, by topic."""

from tui.actions import (
    articles,
    correcting,
    deciding,
    finding,
    marking,
    moving,
    names,
    reviewing,
    shelves,
    views,
)

COMMANDS = (
    *moving.COMMANDS,
    *names.COMMANDS,
    *deciding.COMMANDS,
    *marking.COMMANDS,
    *reviewing.COMMANDS,
    *correcting.COMMANDS,
    *articles.COMMANDS,
    *finding.COMMANDS,
    *shelves.COMMANDS,
    *views.COMMANDS,
)
