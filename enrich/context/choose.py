"""Which of several candidates a name means, on what evidence; without a clear lead, none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.fold import fold
from db.pages import NO_LINK, Link
from enrich.context.sources import Candidate
from enrich.recognise.labels import PLACES, kind_of

MOST_CANDIDATES = 9


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity to be explained: its name and label, and texts of articles that mention it."""

    name: str
    label: str
    texts: Sequence[str]


def choose(subject: Subject, candidates: Sequence[Candidate]) -> Link:
    """Return the link of an entity to the one candidate that the evidence speaks for.

    Candidates of another kind are refused. Among the rest the one wins whose cues stand in the
    articles clearly more often than any other's. The only bearer of a place's name, or of an
    organisation's full one, needs no more evidence; of a person's it does: namesakes are many.
    """
    fitting = [c for c in candidates if not c.label or kind_of(c.label) == kind_of(subject.label)]
    if not fitting:
        return NO_LINK
    cues = {id(c): _cues_in(c, subject.texts) for c in fitting}
    ranked = sorted(fitting, key=lambda c: (-len(cues[id(c)]), c.page.title))
    best = ranked[0]
    lead = len(cues[id(best)])
    runner_up = len(cues[id(ranked[1])]) if len(ranked) > 1 else 0
    alone = len(ranked) == 1
    certain = not best.cues or subject.label in PLACES or _is_full_name(subject, best)
    if (alone and certain) or lead > 2 * runner_up:
        return Link(
            verdict="page",
            page=best.page,
            evidence=_evidence(subject, best, cues[id(best)], alone),
            decided_by="machine",
        )
    return Link(
        verdict="unsure",
        candidates=tuple(_line(c) for c in ranked[:MOST_CANDIDATES]),
        decided_by="machine",
    )


def _is_full_name(subject: Subject, candidate: Candidate) -> bool:
    """Whether an organisation is called in full what the page is: it has no namesakes then."""
    same = fold(subject.name) == fold(candidate.page.title)
    return same and subject.label == "ORG" and " " in subject.name


def _cues_in(candidate: Candidate, texts: Sequence[str]) -> list[str]:
    return [
        cue
        for cue in candidate.cues
        if any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text) for text in texts)
    ]


def _evidence(
    subject: Subject, chosen: Candidate, cues: Sequence[str], alone: bool
) -> tuple[str, ...]:
    words = []
    if chosen.label:
        words.append(f"the type agrees ({subject.label})")
    if alone:
        words.append("nothing else is known by this name here")
    if cues:
        words.append(f"its articles speak of {', '.join(cues)}")
    return tuple(words)


def _line(candidate: Candidate) -> str:
    page = candidate.page
    return f"{page.title} — {page.description}" if page.description else page.title
