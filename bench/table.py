"""Figures as rows of a table: each against a peer of the same run, or a limit in seconds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of several runs, in one unit, and what it has to keep.

    ``limit`` bounds the ratio to the peer where there is one, else the value. ``least`` says that
    the limit is not to be fallen short of.
    """

    name: str
    values: Sequence[float]
    limit: float | None = None
    peer: Sequence[float] | None = None
    unit: str = "ms"
    least: bool = False

    @property
    def value(self) -> float:
        """The median of the runs."""
        return median(self.values)

    @property
    def ratio(self) -> float | None:
        """The median against that of the peer."""
        return None if self.peer is None else self.value / median(self.peer)

    @property
    def is_kept(self) -> bool:
        """Whether the limit is kept; nothing breaks where there is none."""
        if self.limit is None:
            return True
        found = self.value if self.ratio is None else self.ratio
        return found >= self.limit if self.least else found <= self.limit


HEAD = """| Figure | Measured | Peer | Ratio | Limit | |
|---|---|---|---|---|---|"""


def row(figure: Figure) -> str:
    """Return a figure as a row of a Markdown table."""
    ratio = "–" if figure.ratio is None else f"{figure.ratio:.2f}"
    peer = "–" if figure.peer is None else _shown(median(figure.peer), figure.unit)
    word = "at least" if figure.least else "at most"
    limit = "–" if figure.limit is None else f"{word} {figure.limit:g}"
    if figure.limit is not None and figure.peer is None:
        limit += f" {figure.unit}"
    kept = "" if figure.limit is None else "ok" if figure.is_kept else "MISSED"
    value = _shown(figure.value, figure.unit)
    return f"| {figure.name} | {value} | {peer} | {ratio} | {limit} | {kept} |"


def milliseconds(seconds: Iterable[float]) -> list[float]:
    """Return seconds as milliseconds."""
    return [1000 * one for one in seconds]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def growth(values: Mapping[int, float]) -> float:
    """Return the exponent with which a figure grows: the slope between the logarithms.

    0 is none at all, 1 as much as the number of articles; of the smallest and the largest number.
    """
    small, large = min(values), max(values)
    return math.log(values[large] / values[small]) / math.log(large / small)


def _shown(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
