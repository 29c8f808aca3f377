"""Fit the weights of the ranker of pages: ``python scripts/fit_ranker.py --data DIR``.

A conditional logit with a little ridge, by gradient ascent, on the even half of the sets that
``bench.links`` measures with, once with and once without how well known the pages are. It prints
the weights beside those in use, ``enrich/context/ranking/weights.py``, which are rounded by hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.link_sets import Item
from bench.links import WITH_TEXT, load
from enrich.context.ranking.features import see
from enrich.context.ranking.told import Context
from enrich.context.ranking.weights import KNOWN, UNKNOWN

RIDGE, STEPS, RATE = 1.0, 3000, 0.5
Rows = list[tuple[list[Mapping[str, float]], int]]


def main() -> None:
    """Fit and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    sets = load(parser.parse_args().data)
    items = [item for name in WITH_TEXT for item in sets[name] if item.even]
    for title, with_fame, in_use in (("known", True, KNOWN), ("unknown", False, UNKNOWN)):
        print(f"{title}:")
        for name, weight in sorted(fit(rows_of(items, with_fame)).items()):
            print(f"    {name:<16} {weight:6.2f}   in use {in_use.get(name, 0.0):6.2f}")


def rows_of(items: Sequence[Item], with_fame: bool) -> Rows:
    """Return the features of each item's candidates, and which of them is the right one."""
    rows: Rows = []
    for item in items:
        titles = [candidate.page.title for candidate in item.candidates]
        if item.gold in titles and len(titles) > 1:
            context = Context.of(item.subject)
            seen = [see(context, c, with_fame=with_fame).features for c in item.candidates]
            rows.append((seen, titles.index(item.gold)))
    return rows


def fit(rows: Rows) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest."""
    names = sorted({name for seen, _ in rows for features in seen for name in features})
    matrix = np.array([[f.get(n, 0.0) for n in names] for seen, _ in rows for f in seen])
    sizes = np.array([len(seen) for seen, _ in rows])
    starts = np.cumsum(sizes) - sizes
    right = starts + np.array([index for _, index in rows])
    group = np.repeat(np.arange(len(rows)), sizes)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        scores = matrix @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        shares = odds / np.add.reduceat(odds, starts)[group]
        slope = matrix[right].sum(axis=0) - shares @ matrix - RIDGE * weights
        weights += RATE * slope / len(rows) * 4
    return dict(zip(names, map(float, weights), strict=True))


if __name__ == "__main__":
    main()
