"""Candidates in the order in which a name may mean them: a linear model over their features.

The order of two candidates depends on them alone, never on which others there are or on the order
that they came in: a conditional logit, in which the odds of two choices are those of the two
(McFadden 1974, Conditional Logit Analysis of Qualitative Choice Behavior).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enrich.context.ranking.features import Seen, see
from enrich.context.ranking.subject import Subject
from enrich.context.ranking.told import Context
from enrich.context.ranking.weights import KNOWN, SUPPORT, UNKNOWN
from enrich.context.sources import Candidate


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with what speaks for it.

    ``strength`` is in log-odds, to rank by; ``support`` is how much the articles speak for the
    page, to decide by; ``score`` is the candidate's share, from 0 to 1, some of it left for none.
    """

    candidate: Candidate
    strength: float
    support: float
    score: float
    seen: Seen


def rank(subject: Subject, candidates: Sequence[Candidate]) -> list[Ranked]:
    """Return candidates with their scores, the likeliest first; equals by title.

    How well known pages are counts only where it is known of every candidate.
    """
    known = all(c.prior is not None or c.known is not None for c in candidates)
    weights = KNOWN if known else UNKNOWN
    context = Context.of(subject)
    rows = list[tuple[float, float, Seen]]()
    for candidate in candidates:
        seen = see(context, candidate, with_fame=known)
        rows.append((_sum(weights, seen), _sum(SUPPORT, seen), seen))
    total = math.fsum([1.0, *(math.exp(strength) for strength, _, _ in rows)])
    ranked = [
        Ranked(seen.candidate, strength, support, math.exp(strength) / total, seen)
        for strength, support, seen in rows
    ]
    return sorted(ranked, key=_order)


def _sum(weights: Mapping[str, float], seen: Seen) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in seen.features.items())


def _order(ranked: Ranked) -> tuple[float, str, str, str]:
    page = ranked.candidate.page
    return -ranked.strength, page.title, page.url, page.source
