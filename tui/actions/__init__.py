"""Everything the reader can have done, each defined once, by topic."""

from tui.actions import articles, correcting, deciding, finding, listing, moving, names, views

COMMANDS = (
    *moving.COMMANDS,
    *names.COMMANDS,
    *deciding.COMMANDS,
    *correcting.COMMANDS,
    *articles.COMMANDS,
    *listing.COMMANDS,
    *finding.COMMANDS,
    *views.COMMANDS,
)
