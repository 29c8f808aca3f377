"""Which of several candidates a name means, or that nobody can tell, or that it is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from db.pages import NO_LINK, Choice, Link
from enrich.context.ranking import Ranked, Subject, rank
from enrich.context.ranking.evidence import in_words
from enrich.context.ranking.names import may_be_one
from enrich.context.ranking.words import stems
from enrich.context.sources import Candidate
from enrich.recognise.labels import PLACES

MOST_CANDIDATES = 9
UNSURE = Link(verdict="unsure", decided_by="machine")
# In log-odds: a candidate that is ahead by this is twice as likely as the next.
LEAD = 0.75
# What the articles have to say for a page before a name is linked to it: of a person much, since
# namesakes are many, even of the famous; of a name that only one bears, nothing.
MUCH, SOME, NOTHING = 1.5, 0.5, float("-inf")
# Below this the articles know nothing of the person that the page is about.
STRANGER = 1.1
# Articles of fewer words than this, names and common words aside, can't be expected to say so much.
ENOUGH_WORDS = 100


def choose(subject: Subject, candidates: Sequence[Candidate], *, least: float = NOTHING) -> Link:
    """Return the link of an entity to the one candidate that the evidence speaks for.

    Candidates of another type are refused. The best of the rest is linked if it has a clear lead
    and the articles speak for it; a person of whose page they know nothing is somebody else. The
    link holds the candidates too, those that could be meant first, for the reader to choose from.
    ``least`` is how much the articles have to say for a page at least.
    """
    if not candidates:
        # Most names have none, and what their articles say need not be read.
        return NO_LINK
    ranked = rank(subject, candidates)
    fitting: Sequence[Ranked] = [r for r in ranked if _fits(subject, r)]
    if _is_mistyped(ranked):
        fitting = ranked
    fitting = _known(subject, fitting)
    link = _decided(subject, ranked, fitting, least)
    order = [*fitting, *(r for r in ranked if r not in fitting)][:MOST_CANDIDATES]
    choices = tuple(
        Choice(r.candidate.page, in_words(subject, r, alone=len(fitting) == 1)) for r in order
    )
    return replace(link, candidates=choices, several=len(fitting) > 1)


def _decided(
    subject: Subject, ranked: Sequence[Ranked], fitting: Sequence[Ranked], least: float
) -> Link:
    if not fitting:
        doubted = [r for r in ranked if not r.candidate.label and r.support >= MUCH]
        return UNSURE if doubted else NO_LINK
    best = fitting[0]
    lead = best.strength - fitting[1].strength if len(fitting) > 1 else LEAD
    if lead >= LEAD and best.support >= max(least, _needed(subject, best)):
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


def _fits(subject: Subject, ranked: Ranked) -> bool:
    """Whether a page can be what the name means, by what it is about and what it is called."""
    features, title = ranked.seen.features, ranked.candidate.page.title
    if features["type differs"] or features["list"]:
        return False
    if features["type doubted"] and ranked.support < MUCH:
        return False
    if _is_called_in_full(subject) and ranked.seen.way == "other":
        # Lists of namesakes also name those who are only called alike.
        return may_be_one(subject.name, title)
    if ranked.candidate.via not in ("near", "text"):
        return True
    # A page that does not go by the name has to be of its type, and to have it in its title.
    return bool(features["type agrees"]) and ranked.seen.way not in ("within", "other")


def _is_mistyped(ranked: Sequence[Ranked]) -> bool:
    """Whether the name is so clearly its own page's that the label must be wrong, or the kind.

    A label is recognised from little and a kind is guessed; but a page that is about a person is
    not what is spoken of as anything else.
    """
    best = ranked[0] if ranked else None
    if best is None or best.candidate.label or best.seen.kind == "PERSON":
        return False
    named = best.seen.way in ("exact", "redirect") and best.candidate.via in ("title", "redirect")
    lead = best.strength - ranked[1].strength if len(ranked) > 1 else LEAD
    fits = best.seen.features["role"] >= 0 and not best.seen.features["list"]
    return named and fits and lead >= LEAD and best.support >= MUCH


def _needed(subject: Subject, best: Ranked) -> float:
    """Return how much the articles have to say for a page to be linked."""
    way = best.seen.way
    if way not in ("exact", "qualified", "redirect", "fuller", "acronym"):
        return MUCH
    if best.seen.features["type doubted"]:
        return MUCH
    if subject.label == "PERSON":
        return MUCH * _share(subject)
    if subject.label in PLACES:
        only = bool(best.seen.features["type agrees"]) or not best.seen.kind
    else:
        # Of what is called in full what the page is, there are hardly two, and a people's name
        # that leads to its page is hardly another's.
        only = way == "exact" and " " in subject.name
        if subject.label == "NORP":
            only = way in ("exact", "redirect")
    return NOTHING if only else SOME


def _is_stranger(subject: Subject, fitting: Sequence[Ranked]) -> bool:
    """Whether a person, called in full, is none of the bearers of the name."""
    return _is_called_in_full(subject) and all(_is_strange(subject, r) for r in fitting)


def _known(subject: Subject, fitting: Sequence[Ranked]) -> Sequence[Ranked]:
    """Leave out the namesakes of a person that are strangers, if one is not."""
    if not _is_called_in_full(subject) or all(r.support < MUCH for r in fitting):
        return fitting
    return [r for r in fitting if not _is_strange(subject, r)]


def _is_called_in_full(subject: Subject) -> bool:
    return subject.label == "PERSON" and " " in subject.name


def _is_strange(subject: Subject, ranked: Ranked) -> bool:
    return ranked.support < STRANGER * _share(subject)


def _share(subject: Subject) -> float:
    """Return from 0 to 1 how much the articles can be expected to say."""
    own = set(stems(subject.name))
    told = (stem for text in subject.texts for stem in stems(text) if stem not in own)
    return sum(1 for _ in islice(told, ENOUGH_WORDS)) / ENOUGH_WORDS
