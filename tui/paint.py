"""Painting a line of text with marks: from spans of a text to a Strip."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.text import safe


@dataclass(frozen=True, slots=True)
class Mark:
    """A style over a span of a text; later marks are laid over earlier ones."""

    start: int
    end: int
    style: Style


def paint(
    text: str, start: int, end: int, base: Style, marks: Iterable[Mark], prefix: str = ""
) -> Strip:
    """Return ``text[start:end]`` behind a prefix, in a base style with marks laid over it."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    segments = [Segment(prefix, base)] if prefix else []
    if not inside:
        segments.append(Segment(safe(text[start:end]), base))
        return Strip(segments)
    edges = {start, end}
    for mark in inside:
        edges.update((max(start, mark.start), min(end, mark.end)))
    ordered = sorted(edges)
    for low, high in itertools.pairwise(ordered):
        style = base
        for mark in inside:
            if mark.start <= low and mark.end >= high:
                style += mark.style
        segments.append(Segment(safe(text[low:high]), style))
    return Strip(segments)
