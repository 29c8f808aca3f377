"""The log as it is listed: each decision with what keeps it from having an effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.decisions.fitting import Unfit
from db.decisions.standing import Entry
from db.decisions.telling import told
from db.fold import fold
from db.library import Library
from newsreader import records
from newsreader.deciding import record, short_uids
from newsreader.records import Record


@dataclass(frozen=True, slots=True)
class Listed:
    """A decision: ``short`` is what undo knows it by, ``against`` the one that contradicts it."""

    entry: Entry
    short: str
    against: str | None
    unfit: tuple[Unfit, ...]

    @property
    def state(self) -> str:
        """What keeps it from having an effect, in words; empty where nothing does."""
        if self.entry.undone:
            return "taken back"
        if self.against is not None:
            return f"contradicts {self.against[:8]}"
        return "; ".join(map(_gone, self.unfit[:1]))

    @property
    def record(self) -> Record:
        """The decision as a JSON object."""
        return record(self.entry) | {
            "contradicts": self.against,
            "unfit": [
                {
                    "hash": unfit.place.hash,
                    "quote": unfit.place.quote,
                    "nearest": None if unfit.nearest is None else records.mention(unfit.nearest),
                }
                for unfit in self.unfit
            ],
        }


def listed(library: Library, words: Sequence[str], *, notes: bool) -> Iterator[Listed]:
    """Yield the decisions that hold all of some words, or whose uid begins so, newest first."""
    wanted = [fold(word) for word in words]
    short = short_uids(library)
    against = {c.entry.uid: c.against.uid for c in library.decisions.standings().conflicts}
    unfit = dict[str, list[Unfit]]()
    for one in library.decisions.unfit():
        unfit.setdefault(one.entry.uid, []).append(one)
    for entry in library.decisions.entries(notes=notes):
        uid, text = entry.uid, fold(told(entry.decision))
        if all(word in text or uid.startswith(word) for word in wanted):
            yield Listed(entry, short[uid], against.get(uid), tuple(unfit.get(uid, ())))


def _gone(unfit: Unfit) -> str:
    what = f"“{unfit.place.quote}” is not found" if unfit.place.quote else "its article is not here"
    near = unfit.nearest
    if near is None:
        return what
    return f"{what}; nearest: article {near.article.id}, {near.snippet}"
