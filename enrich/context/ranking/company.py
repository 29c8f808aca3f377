"""The other names of an article against a page: whom one is named with, one is linked with."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from db.fold import fold
from enrich import gazetteer
from enrich.context.ranking.names import bare
from enrich.context.ranking.words import stems, weight

MOST_OTHERS = 40
# How much of a tie a country is, in shares of what another name is.
WORLD = 0.25
_WORLD = frozenset({"country", "demonym", "capital", "city", "region", "religion", "state"})


@dataclass(frozen=True, slots=True)
class Company:
    """The other names of an article that a page links to or speaks of, out of so many."""

    linked: tuple[str, ...]
    told: tuple[str, ...]
    of: int

    @property
    def strength(self) -> float:
        """Return from 0 to 1 how much that speaks for the page: each more counts for less.

        Names that many texts have, such as those of great countries, tell less than others.
        """
        return self._strength(everywhere=1.0)

    @property
    def ties(self) -> float:
        """Return the same where countries, cities and peoples hardly count.

        Most people that pages are about have to do with the country that an article is about.
        """
        return self._strength(everywhere=WORLD)

    def _strength(self, everywhere: float) -> float:
        linked, told = (
            math.fsum(_rarity(name) * (everywhere if is_world(name) else 1.0) for name in names)
            for names in (self.linked, self.told)
        )
        return 1.0 - math.pow(0.6, linked + 0.7 * told)


def is_world(name: str) -> bool:
    """Whether a name is that of a country, a part of one, a city or a people."""
    known = gazetteer.lookup(name)
    return known is not None and known.kind in _WORLD


@cache
def world_stems() -> frozenset[str]:
    """Return the words of the names of countries, cities and peoples."""
    names = (known.surface for known in gazetteer.load().values() if known.kind in _WORLD)
    return frozenset(stem for name in names for stem in stems(name))


def _rarity(name: str) -> float:
    return max((weight(stem) for stem in stems(name)), default=0.0)


def company(
    names: Sequence[str], others: Sequence[str], links: Iterable[str], text: str
) -> Company:
    """Count which of the other names a page links to, and which its text has as whole words."""
    own = [fold(name) for name in names]
    asked = dict[str, str]()
    for other in others:
        folded = fold(other)
        # A part of the name itself stands on every candidate's page.
        if len(folded) > 2 and not any(folded in name or name in folded for name in own):
            asked.setdefault(folded, other)
        if len(asked) == MOST_OTHERS:
            break
    titles = {form for link in links for form in (fold(link), fold(bare(link)))}
    linked = tuple(other for folded, other in asked.items() if folded in titles)
    body = fold(text)
    told = tuple(
        other
        for folded, other in asked.items()
        if folded not in titles and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", body)
    )
    return Company(linked, told, len(asked))


def cues_in(cues: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """Return the cues that stand in some text as they are written, each once."""
    return tuple(
        cue
        for cue in dict.fromkeys(cues)
        if any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text) for text in texts)
    )
