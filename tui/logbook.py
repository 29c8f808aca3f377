"""The log of decisions as it is listed, and what there is to tell of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.dates import short_date
from db.decisions.kinds import Redo, Undo
from db.decisions.telling import told
from db.fold import fold
from tui.panes.context import Passage
from tui.screens.confirm import passages_of
from tui.text import counted

if TYPE_CHECKING:
    from db.decisions.standing import Entry
    from db.library import Library

MOST_PLACES = 9


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision, with the one that says otherwise, if any."""

    entry: Entry
    against: Entry | None = None

    @property
    def when(self) -> str:
        """The day of it."""
        return short_date(self.entry.at[:10])

    @property
    def state(self) -> str:
        """What keeps it from having an effect; empty where nothing does."""
        if self.entry.undone:
            return "taken back"
        return "no effect" if self.against is not None else ""

    @property
    def told(self) -> str:
        """What was decided."""
        return told(self.entry.decision)


def logged(library: Library) -> list[Logged]:
    """Return all decisions, the newest first."""
    against = {c.entry.uid: c.against for c in library.decisions.standings().conflicts}
    return [Logged(entry, against.get(entry.uid)) for entry in library.decisions.entries()]


def with_words(rows: Sequence[Logged], typed: str) -> list[Logged]:
    """Return the decisions that have every word that is typed in them, in their day or state."""
    words = fold(typed).split()
    return [
        row
        for row in rows
        if all(word in fold(f"{row.told} {row.when} {row.state}") for word in words)
    ]


def details(library: Library, row: Logged) -> tuple[Passage, ...]:
    """Return what there is to tell of a decision: when, where, and what turning it would do."""
    entry = row.entry
    shown = [Passage(f"Decided on {row.when}, at {entry.at[11:16]} UTC.", tight=True)]
    if row.against is not None:
        earlier = row.against
        shown.append(
            Passage(
                f"It has no effect: on {short_date(earlier.at[:10])} you decided that"
                f" {told(earlier.decision)}.",
                "busy",
                tight=True,
            )
        )
    shown += [Passage(""), *_places(library, entry)]
    turned = Redo(of=entry.uid) if entry.undone else Undo(of=entry.uid)
    would = "Were it to hold again:" if entry.undone else "Were it taken back:"
    preview = library.decisions.preview(turned)
    nothing = not preview.articles and preview.contradicts is None
    shown.append(Passage(would, "source", tight=True))
    shown += [Passage("No mention changes.")] if nothing else passages_of(preview)
    return tuple(shown)


def _places(library: Library, entry: Entry) -> list[Passage]:
    rows = library.decisions.rests_on(entry)
    shown = [Passage("It rests on:", "source", tight=True)] if rows else []
    for place, article in rows[:MOST_PLACES]:
        title = "an article that is not here" if article is None else article.title
        day = "" if article is None else f"{short_date(article.published)}  "
        shown.append(Passage(f"{day}{title}", tight=True, indent=2))
        if place.quote:
            around = f"{place.before}{place.quote}{place.after}".replace("\n", " ")
            shown.append(Passage(f"… {around} …", "source", tight=True, indent=4))
    if len(rows) > MOST_PLACES:
        more = counted(len(rows) - MOST_PLACES, "place")
        shown.append(Passage(f"and {more} more", "source", tight=True, indent=2))
    return [*shown, Passage("")] if shown else []
