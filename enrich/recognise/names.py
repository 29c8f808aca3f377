"""What recognition takes and gives, apart from spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.records import Block, Style

# A text with its blocks and its styles.
Text = tuple[str, Sequence[Block], Sequence[Style]]

PARTICLES = frozenset("al el bin ben ibn de del della di da dos van von der den la le du".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: a span in code points, its label, and the text it covers."""

    start: int
    end: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found in one text, in order; ``acronyms`` maps short forms to long ones."""

    names: tuple[Name, ...]
    acronyms: dict[str, str]


def surname_of(name: str) -> str:
    """Return a person's surname with its particles: "von der Leyen", "al-Burhan"."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])
