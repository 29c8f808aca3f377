"""What the doctor finds on the shelves: which are gone, and what of them could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from db.library import Library
from enrich import readers
from enrich.scan import NOWHERE, OUT_OF_FOLDER, article_files
from newsreader.check import Check

MOST_NAMED = 3
_HINTS = {
    OUT_OF_FOLDER: "To read what it leads to, take that in by itself: newsreader ingest PATH",
    NOWHERE: "Mend the link, or delete it.",
}
_FORBIDDEN = "Give yourself the right to read it, and ingest again."


def shelf_checks(library: Library) -> Iterator[Check]:
    """Look at the shelves of a library and at what of them is not in it."""
    for shelf in library.shelves.all():
        ok = os.path.exists(shelf.path)
        detail = f"{shelf.path}, {shelf.articles} articles"
        hint = f"Bring the {shelf.kind} back, or: newsreader forget {shelf.path}"
        yield Check("shelf", ok, detail if ok else f"{detail}; it is gone", "" if ok else hint)
        yield from _left_out(shelf.path)
    for path, reason in library.shelving.errors():
        hint = "Everything else was read; mend the file and ingest again."
        yield Check("file", True, f"{path} could not be read: {reason}", hint)


def _left_out(shelf: str) -> Iterator[Check]:
    """Tell what a scan of a shelf passes over, for each reason with the first paths."""
    found = dict[str, list[str]]()

    def leave_out(path: str, reason: str) -> None:
        found.setdefault(reason, []).append(os.path.relpath(path, shelf))

    for _ in article_files(Path(shelf), readers.suffixes(), leave_out):
        pass
    for reason, paths in sorted(found.items()):
        named = ", ".join(sorted(paths)[:MOST_NAMED])
        others = len(paths) - MOST_NAMED
        more = f" and {others} more" if others > 0 else ""
        detail = f"{shelf}, {len(paths)} left out, {reason}: {named}{more}"
        yield Check("left out", True, detail, _HINTS.get(reason, _FORBIDDEN))
