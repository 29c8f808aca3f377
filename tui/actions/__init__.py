"""Everything the reader can have done, each defined once, by topic."""

from tui.actions import (
    articles,
    browsing,
    correcting,
    deciding,
    finding,
    following,
    listing,
    marking,
    moving,
    names,
    noting,
    reviewing,
    shelves,
    views,
)

COMMANDS = (
    *moving.COMMANDS,
    *names.COMMANDS,
    *browsing.COMMANDS,
    *deciding.COMMANDS,
    *marking.COMMANDS,
    *reviewing.COMMANDS,
    *correcting.COMMANDS,
    *noting.COMMANDS,
    *articles.COMMANDS,
    *listing.COMMANDS,
    *finding.COMMANDS,
    *shelves.COMMANDS,
    *following.COMMANDS,
    *views.COMMANDS,
)
