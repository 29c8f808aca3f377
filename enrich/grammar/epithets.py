"""Epithets: what an article calls a name beside naming it."""

from __future__ import annotations

from collections.abc import Iterator

from db.following.records import Epithet, EpithetForm
from enrich.grammar.appositions import apposition_after
from enrich.grammar.leading import apposition_before
from enrich.grammar.line import Line
from enrich.grammar.nouns import NAMED_BY_NOUNS
from enrich.grammar.phrases import after_premodifier, premodifier
from enrich.grammar.relatives import relative


def epithets_of(line: Line) -> Iterator[Epithet]:
    """Yield what a sentence calls the names in it, in order of the names."""
    for at, name in line.names.items():
        start = premodifier(line, at)
        if start < at:
            yield _epithet(line, start, after_premodifier(line, at), at, EpithetForm.PREMODIFIER)
        if (before := apposition_before(line, at)) is not None:
            yield _epithet(line, *before, at, EpithetForm.APPOSITION)
        after = apposition_after(line, at)
        if after is not None:
            yield _epithet(line, *after, at, EpithetForm.APPOSITION)
        if name.label in NAMED_BY_NOUNS and (clause := relative(line, at, after)) is not None:
            yield _epithet(line, *clause, at, EpithetForm.RELATIVE)


def _epithet(line: Line, start: int, end: int, name: int, form: EpithetForm) -> Epithet:
    return Epithet(line.starts[start], line.end(end - 1), line.names[name].start, form)
