"""How far long work has come, and what it came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["read", "recognise", "link"]


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` articles (entities in the stage "link")."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What reading came to, in files; ``failed`` holds paths with reasons.

    ``remarks`` are what to know of paths that are no failures: links that were not followed, and
    front matter that could be read in part only.
    """

    read: int = 0
    unchanged: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    gone: int = 0
    remarks: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: ReadReport) -> ReadReport:
        """Add up the reports of two shelves."""
        return ReadReport(
            self.read + other.read,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
            self.gone + other.gone,
            self.remarks + other.remarks,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest came to; ``mentions`` and ``entities`` count what it found anew."""

    read: int
    unchanged: int
    failed: tuple[tuple[str, str], ...]
    gone: int
    mentions: int
    entities: int
    remarks: tuple[tuple[str, str], ...] = ()


OnProgress = Callable[[Progress], None]
Stop = Callable[[], bool]


def never() -> bool:
    """Never ask long work to stop."""
    return False
