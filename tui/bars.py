"""Small bar charts of one line."""

from __future__ import annotations

from collections.abc import Sequence

BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN = " .:-=+*#@"


def bars(counts: Sequence[int], *, plain: bool = False) -> str:
    """Return a bar a count, the highest as high as can be; none for 0, ``plain`` in ASCII."""
    steps = PLAIN if plain else BLOCKS
    most, top = max(counts, default=0), len(steps) - 1
    return "".join(steps[-(-count * top // most)] if count else " " for count in counts)
