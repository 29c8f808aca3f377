"""The starter notes: what the project itself knows about the names of world news."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from db.fold import fold
from db.pages import Page
from enrich.context.sources import NOTHING, Answer, Candidate

SOURCE = "starter"
LICENCE = "MIT"


class StarterNotes:
    """The notes in ``enrich/starter``, by name and alias; case and diacritics don't matter."""

    def lookup(self, names: Sequence[str]) -> Mapping[str, Answer]:
        """Return the notes on each name: the same name may have several."""
        notes = load()
        return {name: notes.get(fold(name), NOTHING) for name in names}


@cache
def load() -> Mapping[str, Answer]:
    """Return all notes by folded name and alias."""
    by_name = dict[str, list[Candidate]]()
    for line in _content().splitlines():
        note = json.loads(line)
        candidate = Candidate(
            _page(note), note["label"], tuple(note["cues"]), (note["name"], *note["aliases"])
        )
        for name in dict.fromkeys(map(fold, (note["name"], note["title"], *note["aliases"]))):
            by_name.setdefault(name, []).append(candidate)
    return {name: Answer(tuple(candidates)) for name, candidates in by_name.items()}


def texts() -> Iterator[str]:
    """Yield what the notes say, one text a note."""
    for line in _content().splitlines():
        note = json.loads(line)
        yield f"{note['description']} {note['text']}"


@cache
def version() -> str:
    """Return a stamp that changes with the notes."""
    return sha256(_content().encode()).hexdigest()[:12]


@cache
def _content() -> str:
    folder = files("enrich") / "starter"
    parts = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".jsonl"))
    return "".join((folder / part).read_text(encoding="utf-8") for part in parts)


def _page(note: dict[str, str]) -> Page:
    title = note["title"]
    return Page(
        source=SOURCE,
        origin=SOURCE,
        title=title,
        description=note["description"],
        extract=note["text"],
        url=f"https://en.wikipedia.org/wiki/{quote(title.replace(' ', '_'))}",
        licence=LICENCE,
        as_of=note["as_of"],
        fetched_at=note["as_of"],
    )
