"""Which panes are on the screen, as classes of it say."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def arrange(screen: Screen[Any], **shown: bool) -> None:
    """Set classes of a screen that say which panes it shows: ``pane``, ``full``, ``zen``.

    Textual would work out the styles of all that is on the screen anew; only the panes themselves
    hang on these classes.
    """
    if all(screen.has_class(f"-{name}") == on for name, on in shown.items()):
        return
    for name, on in shown.items():
        screen.set_class(on, f"-{name}", update=False)
    screen.app.stylesheet.update_nodes(screen.query_one("#panes").children)
    screen.refresh(layout=True)
