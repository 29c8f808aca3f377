"""The progress of the background process in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enrich.messages import Event

_STAGES = {"read": "reading", "recognise": "finding names", "link": "looking up"}
BAR_CELLS = 10


class ProgressLine:
    """What the status bar says of the background process."""

    def __init__(self) -> None:
        """Begin before anything was told."""
        self._line = "starting"

    def line(self, event: Event) -> str:
        """Take an event in and return the line to show; empty when there is nothing to do."""
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
        return self._line


def bar(done: int, total: int) -> str:
    """Return a bar of ``BAR_CELLS`` cells."""
    full = min(BAR_CELLS, BAR_CELLS * done // max(1, total))
    return "━" * full + "─" * (BAR_CELLS - full)
