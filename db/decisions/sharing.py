"""Decisions as lines of JSON that travel between libraries: one a line, in the order of time.

What comes from elsewhere is hostile until it has been read: lines are bounded, and each is checked
before anything is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, BinaryIO

import msgspec
from msgspec import Meta, Struct

from db.decisions import log
from db.decisions.effects import bring_about
from db.decisions.kinds import Correct, IsAName, Kind, Note, Redo, Relabel, Undo
from db.decisions.placing import place_by_text
from db.decisions.standing import Conflict, Entry, stand

LONGEST_LINE = 1_000_000
MOST_LINES = 200_000
# A decision of a time beyond these would outweigh all others for ever.
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)


class SharingError(ValueError):
    """A file holds something that is no decision; the message names the line and is fit to show."""


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision on its way: what identifies it, when it was made, and what it says."""

    uid: Annotated[str, Meta(pattern=r"\A[0-9A-Za-z-]{1,64}\Z")]
    at: str
    decision: Kind


@dataclass(frozen=True, slots=True)
class Received:
    """What came of decisions from elsewhere.

    ``new`` were not here yet; so many were ``known``; ``refused`` have the uid of another decision
    that is here. ``conflicts`` are those of what contradicts, ``absent`` those of the new whose
    articles are not in this library: they take effect when these come.
    """

    new: tuple[Entry, ...]
    known: int
    refused: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    absent: tuple[Entry, ...]


def lines(connection: sqlite3.Connection, *, notes: bool = True) -> Iterator[str]:
    """Yield all decisions as lines, in the order of time, those that take others back too.

    Without ``notes``, what takes notes back is left out as well.
    """
    found = sorted(log.entries(connection), key=lambda entry: (entry.at, entry.uid))
    left_out = set[str]() if notes else {e.uid for e in found if isinstance(e.decision, Note)}
    for entry in found:
        if entry.uid in left_out or getattr(entry.decision, "of", "") in left_out:
            continue
        line = Line(uid=entry.uid, at=entry.at, decision=entry.decision)
        yield msgspec.json.encode(line).decode()


def read_lines(stream: BinaryIO) -> list[Line]:
    """Read decisions; empty lines don't matter.

    Raises:
        SharingError: a line is no decision, or there is too much.
    """
    found, number = list[Line](), 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise SharingError(f"Line {number} is longer than {LONGEST_LINE:,} bytes.")
        if number > MOST_LINES:
            raise SharingError(f"There are more than {MOST_LINES:,} lines.")
        if raw.strip():
            found.append(_line(number, raw))
    return found


def receive(write: sqlite3.Connection, given: Sequence[Line]) -> Received:
    """Put decisions into the log, those that are not there yet, and bring them about."""
    here = {entry.uid: (entry.at, entry.decision) for entry in log.entries(write)}
    new, known, refused = list[Entry](), 0, list[Line]()
    for line in sorted(given, key=lambda line: (line.at, line.uid)):
        if line.uid not in here:
            here[line.uid] = line.at, line.decision
            new.append(log.append(write, line.decision, uid=line.uid, at=line.at))
        elif here[line.uid] == (line.at, line.decision):
            known += 1
        else:
            refused.append(line)
    for entry in new:
        place_by_text(write, entry)
    turned = log.settle_all_undone(write)
    uids = {entry.uid for entry in new}
    touched = [e for e in log.entries(write) if e.uid in uids or e.uid in turned]
    bring_about(write, *(e for e in touched if not isinstance(e.decision, Undo | Redo)))
    conflicts = stand(log.entries(write, notes=False)).conflicts
    return Received(
        tuple(entry for entry in touched if entry.uid in uids),
        known,
        tuple(refused),
        tuple(c for c in conflicts if not uids.isdisjoint({c.entry.uid, c.against.uid})),
        tuple(e for e in new if e.decision.places and not log.articles_of(write, e.id)),
    )


def _line(number: int, raw: bytes) -> Line:
    try:
        line = _DECODER.decode(raw.strip())
        at = datetime.fromisoformat(line.at)
        if at.tzinfo is None:
            raise ValueError(f"{line.at!r} has no time zone")
        at = at.astimezone(UTC)
        _check(line.decision)
    except (ValueError, OverflowError, RecursionError) as error:
        raise SharingError(f"Line {number} is no decision: {error}.") from error
    if not FIRST <= at < LAST:
        raise SharingError(f"Line {number} is of a time that can't be: {line.at}.")
    return msgspec.structs.replace(line, at=at.isoformat(timespec="microseconds"))


def _check(decision: Kind) -> None:
    """Hold what a decision says against what this program would have let somebody say.

    Raises:
        ValueError: nobody could have said that.
    """
    match decision:
        case Correct(field="title", value="") | IsAName(text=""):
            raise ValueError("it names nothing")
        case Note(entity=None, places=()):
            raise ValueError("it is about nothing")
        case Correct(field="published", value=value) if value:
            (datetime if "T" in value else date).fromisoformat(value)
        case Relabel(label=label) | IsAName(label=label):
            if not label.replace("_", "").isalpha() or not label.isupper() or len(label) > 20:
                raise ValueError(f"there is no label {label!r}")


_DECODER = msgspec.json.Decoder(Line)
