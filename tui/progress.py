"""The progress of the background process in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enrich.messages import Event

_STAGES = {"read": "reading", "recognise": "finding names", "link": "looking up"}
BAR_CELLS = 10


class ProgressLine:
    """What the status bar says of the background process."""

    def __init__(self, *, offline: bool) -> None:
        """Begin before anything was told; ``offline`` is said all the time."""
        self._offline = offline
        self._line = ""

    def __str__(self) -> str:
        """Return the line to show; empty when there is nothing to say."""
        return " · ".join(part for part in ("offline" if self._offline else "", self._line) if part)

    @property
    def is_busy(self) -> bool:
        """Whether the background process is at work."""
        return bool(self._line)

    def take(self, event: Event) -> None:
        """Take an event in."""
        match event.kind:
            case "ready":
                self._line = "looking for articles"
            case "progress" | "named":
                stage = _STAGES.get(event.stage, event.stage)
                self._line = f"{stage} {bar(event.done, event.total)} {event.done}/{event.total}"
            case "waiting":
                self._line = "another newsreader is finding names"
            case "shelf" | "idle" | "error":
                self._line = ""
            case "context":
                pass


def told_of_files(event: Event) -> str:
    """Return a line about files of a shelf that were not read, or not wholly."""
    path, said = (*event.failed, *event.remarks)[0]
    others = len(event.failed) + len(event.remarks) - 1
    more = f" and {others} more" if others else ""
    return f"Not read: {path} {said}{more}" if event.failed else f"{path}: {said}{more}"


def bar(done: int, total: int) -> str:
    """Return a bar of ``BAR_CELLS`` cells."""
    full = min(BAR_CELLS, BAR_CELLS * done // max(1, total))
    return "━" * full + "─" * (BAR_CELLS - full)
