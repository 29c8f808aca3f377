"""The list of articles: its order, its groups, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import Command

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

GROUP = "The list"


def _sort(screen: MainScreen) -> None:
    if screen.place == "pane":
        from tui.following import choose_order

        choose_order(screen)
    elif screen.desk.is_open:
        screen.list_view.choose_order()


def _group(screen: MainScreen) -> None:
    if screen.desk.is_open:
        screen.list_view.next_group()


def _filter(screen: MainScreen) -> None:
    if screen.place == "pane":
        screen.mention_filter.begin()
    elif screen.desk.is_open:
        screen.list_view.begin()


def _only_entity(screen: MainScreen) -> None:
    mention = screen.article.mention
    entity_id = screen.reading.entity_id or (mention.entity_id if mention is not None else None)
    view = screen.reading.view
    if entity_id is None and view is not None:
        entity_id = view.entity_id
    if entity_id is None:
        screen.say("No name is selected. e goes to one.")
    else:
        screen.list_view.only_entity(entity_id)


COMMANDS = (
    Command(
        "sort",
        "O",
        "Order of the list",
        "By date, source, headline; unread first. In the pane: how the tab is told",
        GROUP,
        _sort,
    ),
    Command(
        "group", "ctrl+g", "Group the list", "By day, source, report, not at all", GROUP, _group
    ),
    Command(
        "filter",
        "ampersand",
        "Filter the list",
        "source:bbc, date:2024-07, is:unread, is:starred, words; in the pane: its mentions",
        GROUP,
        _filter,
    ),
    Command(
        "only-entity",
        "backslash",
        "Only articles with this name",
        "The selected one; again for all",
        GROUP,
        _only_entity,
    ),
)
