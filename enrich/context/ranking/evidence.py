"""Evidence in words, as the reader is shown it."""

from __future__ import annotations

from collections.abc import Iterator

from enrich.context.ranking.rank import Ranked
from enrich.context.ranking.subject import Subject

MOST_NAMED = 4
_WAYS = {
    "exact": "the page has just this name",
    "qualified": "the page has this name",
    "redirect": "this name leads to the page",
    "fuller": "the articles call it that in full",
    "acronym": "the name is its initials",
}


def in_words(subject: Subject, ranked: Ranked, *, alone: bool) -> tuple[str, ...]:
    """Return what speaks for a candidate, or against it, the weightiest kinds first."""
    return tuple(_words(subject, ranked, alone))


def _words(subject: Subject, ranked: Ranked, alone: bool) -> Iterator[str]:
    seen = ranked.seen
    if seen.features["type agrees"]:
        yield f"the type agrees ({subject.label})"
    if seen.features["type differs"]:
        yield f"the type differs ({subject.label}, and the page is about {_about(seen.kind)})"
    if seen.way in _WAYS:
        yield _WAYS[seen.way]
    if alone:
        yield "nothing else is known by this name here"
    article = "the article" if len(subject.texts) == 1 else "its articles"
    for names, what in (
        (seen.company.linked, "linked from this page"),
        (seen.company.told, "on this page"),
    ):
        if names:
            verb = "is" if len(names) == 1 else "are"
            yield (
                f"{len(names)} of {seen.company.of} other names of {article} {verb} {what}"
                f" ({_some(names)})"
            )
    if seen.fields:
        yield f"both are about {' and '.join(seen.fields)}"
    if seen.shared:
        yield f"both have the words {', '.join(seen.shared)}"
    if seen.cues:
        yield f"its articles speak of {', '.join(seen.cues)}"


def _about(kind: str) -> str:
    return {
        "PERSON": "a person",
        "ORG": "an organisation",
        "TEAM": "a sports team",
        "EVENT": "an event",
        "NORP": "a people",
        "LAW": "a law",
        "LANGUAGE": "a language",
        "PRODUCT": "a product",
        "WORK_OF_ART": "a work",
    }.get(kind, "a place")


def _some(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
