"""B-cubed: how alike two groupings of the same mentions are.

After Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", 1998: of each mention, the
share of its found group that is right is its precision, the share of its true group that was found
its recall; both are averaged over all mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class BCubed(NamedTuple):
    """Precision, recall and F1 of a grouping."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        """Return the figures as they are printed."""
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """Return how well groups were found: each mention's true and found group, in one order."""
    both = Counter(zip(gold, found, strict=True))
    true, got = Counter(gold), Counter(found)
    count = len(gold) or 1
    precision = sum(n * n / got[f] for (_, f), n in both.items()) / count
    recall = sum(n * n / true[g] for (g, _), n in both.items()) / count
    return BCubed(precision, recall, 2 * precision * recall / ((precision + recall) or 1))
