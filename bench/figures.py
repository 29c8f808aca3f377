"""Figures of several runs, as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def line(name: str, seconds: Sequence[float], peer: Sequence[float], limit: float | None) -> str:
    """Return a row: median, range, ratio of the medians to a peer, and the limit it has to keep."""
    ratio = median(seconds) / median(peer)
    shown = f"{name:<52} {median(seconds) * 1000:8.0f} ms"
    shown += f"  ({min(seconds) * 1000:.0f}-{max(seconds) * 1000:.0f})  ratio {ratio:5.2f}"
    if limit is not None:
        shown += f"  limit {limit:.2f}  {'ok' if ratio <= limit else 'MISSED'}"
    return shown
