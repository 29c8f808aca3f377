"""What each piece of evidence weighs, in log-odds.

Fitted with ``scripts/fit_ranker.py`` on one half of the sets that docs/accuracy.md names, then
rounded by hand; what the sets can't tell (types, cues, redirects) is set by hand. There are two
tables, since how well known pages are tells much of what the bare names have to tell without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_BY_HAND: Final = {
    "type agrees": 1.0,
    "type differs": -4.0,
    "type doubted": -1.0,
    "same type": 0.5,
    "cues": 3.0,
    "dead": -1.5,
}

# Of pages known to be meant so and so often, or linked to so and so much.
KNOWN: Final[Mapping[str, float]] = _BY_HAND | {
    "prior": 10.0,
    "known": 5.0,
    "name exact": 1.0,
    "name qualified": -1.0,
    "role": 1.25,
    "field": 2.0,
    "words": 2.0,
    "title": 1.0,
    "company": 2.0,
    "gone": -2.5,
    "list": -1.5,
}
# Of pages of which nothing is known but what they say.
UNKNOWN: Final[Mapping[str, float]] = _BY_HAND | {
    "name exact": 3.0,
    "name acronym": 3.0,
    "name redirect": 2.0,
    "name fuller": 1.0,
    "name within": -1.0,
    "name other": -1.0,
    "name begins": -1.5,
    "name surname": -2.0,
    "name qualified": -2.0,
    "listed exact": 1.0,
    "listed qualified": 0.5,
    "listed redirect": 0.5,
    "listed acronym": 0.5,
    "listed fuller": 1.5,
    "listed surname": -0.5,
    "listed begins": 0.0,
    "listed within": -1.0,
    "listed other": -1.0,
    "common": -1.5,
    "via title": -1.0,
    "via redirect": -1.0,
    "via namesake": -0.5,
    "via near": -3.0,
    "via text": -6.0,
    "long": 1.5,
    "spelled": 1.0,
    "role": 2.0,
    "field": 2.0,
    "words": 5.0,
    "title": 1.5,
    "company": 3.0,
    "gone": -3.0,
    "list": -1.5,
    "capital": 1.5,
}
# What the articles say of a page, to decide whether it is meant at all, and not only before others.
# Set by hand with the seeds: the field weighs less, since many people are of the same one.
SUPPORT: Final[Mapping[str, float]] = {
    "field": 1.0,
    "post": 1.5,
    "presumed": 1.0,
    "spelled": 1.0,
    "words told": 12.0,
    "title": 1.5,
    "company told": 4.0,
    "cues": 5.0,
    "dead": -1.0,
}
