"""A log-linear model of what a name is, given the evidence.

After Berger, Della Pietra and Della Pietra, "A Maximum Entropy Approach to Natural Language
Processing", Computational Linguistics 22 (1), 1996. The weights in weights.tsv are fitted by
``python -m bench.fit_vote`` on the halves of public corpora that docs/accuracy.md names; a feature
that has no weight counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from enrich.recognise.evidence import KINDS

BIAS = "bias"


def most_likely(names: Sequence[Mapping[str, float]]) -> list[str]:
    """Return the kind of ``KINDS`` that the features of each name speak for; of two the first."""
    if not names:
        return []
    index, weights = _weights()
    rows, values, starts = list[int](), list[float](), list[int]()
    for features in names:
        starts.append(len(rows))
        # The bias, so that no name is without a feature.
        rows.append(index[BIAS])
        values.append(1.0)
        for feature, value in features.items():
            row = index.get(feature)
            if row is not None:
                rows.append(row)
                values.append(value)
    scores = np.add.reduceat(weights[rows] * np.array(values)[:, None], starts)
    return [KINDS[best] for best in scores.argmax(axis=1)]


@cache
def _weights() -> tuple[Mapping[str, int], NDArray[np.float64]]:
    """Return the row of each feature, and the weights: features by ``KINDS``."""
    content = (files("enrich.recognise") / "weights.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in content.splitlines()[1:]]
    index = {row[0]: number for number, row in enumerate(rows)}
    return index, np.array([[float(weight) for weight in row[1:]] for row in rows])
