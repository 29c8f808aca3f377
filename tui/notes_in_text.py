"""The reader's notes as lines under what they are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.text import ELLIPSIS, cut, safe, wrap

if TYPE_CHECKING:
    from db.note_rows import NoteRow
    from tui.panes.context import Passage

MARK = "✎ "
# A longer note would push what it is about out of sight; all of it is there when it is edited.
MOST_LINES = 12
LONGEST_QUOTE = 40


def notes_under(notes: Iterable[NoteRow], starts: Sequence[int]) -> dict[int | None, list[NoteRow]]:
    """Return notes by the block that they stand under, of blocks that begin at ``starts``.

    None is the article: those on all of it, and those whose passage is not found.
    """
    under: dict[int | None, list[NoteRow]] = {}
    for note in notes:
        block = None if note.start is None else bisect_right(starts, note.start) - 1
        under.setdefault(None if block == -1 else block, []).append(note)
    return under


def lines_of(note: NoteRow, cells: int) -> list[str]:
    """Return a note as lines of at most so many cells, with what is not found any more."""
    cells = max(1, cells - len(MARK))
    text = _shown(note)
    lines = wrap(text, 0, min(len(text), cells * (MOST_LINES + 1)), cells)
    shown = [text[start:end] for start, end in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown[-1] = cut(shown[-1], cells - 1).removesuffix(ELLIPSIS) + ELLIPSIS
    return [(" " * len(MARK) if n else MARK) + line for n, line in enumerate(shown)]


def passages_of_notes(notes: Iterable[NoteRow]) -> tuple[Passage, ...]:
    """Return the notes on an entity as they stand in its pane."""
    from tui.panes.context import Passage

    return tuple(Passage(f"{MARK}{_shown(note)}", "note") for note in notes)


def _shown(note: NoteRow) -> str:
    lost = ""
    if note.quote and not note.found:
        lost = f"On “{cut(note.quote, LONGEST_QUOTE)}”, which is not there any more: "
    return "\n".join(map(safe, f"{lost}{note.text}".split("\n")))
