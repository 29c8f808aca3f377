"""Which of several candidates a name means, or that nobody can tell, or that it is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from db.pages import NO_LINK, Choice, Link
from enrich.context.ranking import Ranked, Subject, rank
from enrich.context.ranking.evidence import in_words
from enrich.context.ranking.words import stems
from enrich.context.sources import Candidate
from enrich.recognise.labels import PLACES

MOST_CANDIDATES = 9
UNSURE = Link(verdict="unsure", decided_by="machine")
# In log-odds: a candidate that is ahead by this is three and a half times as likely as the next.
LEAD = 1.25
# What the articles have to say for a page before a name is linked to it: of a person much, since
# namesakes are many, even of the famous; of a name that only one bears, nothing.
MUCH, SOME, NOTHING = 1.5, 0.5, float("-inf")
# Below this the articles know nothing of the person that the page is about.
STRANGER = 1.1
# Articles of fewer words than this, names and common words aside, can't be expected to say so much.
ENOUGH_WORDS = 100


def choose(subject: Subject, candidates: Sequence[Candidate]) -> Link:
    """Return the link of an entity to the one candidate that the evidence speaks for.

    Candidates of another type are refused. The best of the rest is linked if it has a clear lead
    and the articles speak for it; a person of whose page they know nothing is somebody else. The
    link holds the candidates too, those that could be meant first, for the reader to choose from.
    """
    ranked = rank(subject, candidates)
    fitting = [r for r in ranked if not r.seen.features["type differs"]]
    fitting = [r for r in fitting if not r.seen.features["list"]]
    link = _decided(subject, ranked, fitting)
    order = [*fitting, *(r for r in ranked if r not in fitting)][:MOST_CANDIDATES]
    choices = tuple(
        Choice(r.candidate.page, in_words(subject, r, alone=len(fitting) == 1)) for r in order
    )
    return replace(link, candidates=choices)


def _decided(subject: Subject, ranked: Sequence[Ranked], fitting: Sequence[Ranked]) -> Link:
    if not fitting:
        doubted = [r for r in ranked if not r.candidate.label and r.support >= MUCH]
        return UNSURE if doubted else NO_LINK
    best = fitting[0]
    lead = best.strength - fitting[1].strength if len(fitting) > 1 else LEAD
    if lead >= LEAD and best.support >= _needed(subject, best):
        return Link(
            verdict="page",
            page=best.candidate.page,
            evidence=in_words(subject, best, alone=len(fitting) == 1),
            decided_by="machine",
        )
    if _is_stranger(subject, fitting):
        return Link(
            verdict="nobody",
            evidence=("the articles tell nothing that such a page does",),
            decided_by="machine",
        )
    return UNSURE


def _needed(subject: Subject, best: Ranked) -> float:
    """Return how much the articles have to say for a page to be linked."""
    way = best.seen.way
    if way not in ("exact", "qualified", "redirect", "fuller", "acronym"):
        return MUCH
    if subject.label == "PERSON":
        return MUCH * _share(subject)
    if subject.label in PLACES:
        only = bool(best.seen.features["type agrees"]) or not best.seen.kind
    else:
        # Of what is called in full what the page is, there are hardly two.
        only = way == "exact" and " " in subject.name
    return NOTHING if only else SOME


def _is_stranger(subject: Subject, fitting: Sequence[Ranked]) -> bool:
    """Whether a person, called in full, is none of the bearers of the name."""
    if subject.label != "PERSON" or " " not in subject.name:
        return False
    return all(r.support < STRANGER * _share(subject) for r in fitting)


def _share(subject: Subject) -> float:
    """Return from 0 to 1 how much the articles can be expected to say."""
    own = set(stems(subject.name))
    told = (stem for text in subject.texts for stem in stems(text) if stem not in own)
    return sum(1 for _ in islice(told, ENOUGH_WORDS)) / ENOUGH_WORDS
