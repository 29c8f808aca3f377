"""A log-linear model of what a name is, given the evidence.

After Berger, Della Pietra and Della Pietra, "A Maximum Entropy Approach to Natural Language
Processing", Computational Linguistics 22 (1), 1996. The weights in weights.tsv are fitted by
``python -m bench.fit_vote`` on the halves of public corpora that docs/accuracy.md names; a feature
that has no weight counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from enrich.recognise.evidence import KINDS


def most_likely(features: Mapping[str, float]) -> str:
    """Return the kind of ``KINDS`` that features speak for; of two alike the first."""
    scores = [0.0] * len(KINDS)
    known = weights()
    for feature, value in features.items():
        row = known.get(feature)
        if row is not None:
            scores = [score + value * weight for score, weight in zip(scores, row, strict=True)]
    return KINDS[max(range(len(KINDS)), key=scores.__getitem__)]


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weights of each feature, in the order of ``KINDS``."""
    content = (files("enrich.recognise") / "weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in content.splitlines()[1:])
    return {feature: tuple(map(float, row)) for feature, *row in rows}
