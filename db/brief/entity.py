"""The brief of an entity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.brief import order
from db.brief.pieces import counted, entity, items, known, page_of, quoted, rest
from db.entities import Entity
from db.following.answers import Alias, Bar, Scope, Unit
from db.labels import LABEL_NAMES
from db.markdown import line as escaped

if TYPE_CHECKING:
    from db.library import Library

PERIODS, ALIASES, EPITHETS, COMPANIONS, SAYINGS, SENTENCES = 36, 12, 12, 12, 15, 40
# More are asked for than are shown, so that among equals a name decides and not an id.
_EQUALS = 5


def entity_brief(library: Library, entity_id: int) -> str:
    """Return what the library says of an entity, as a page of Markdown.

    Raises:
        LookupError: there is none of that id.
    """
    return page_of(_paragraphs(library, entity(library, entity_id)))


def _paragraphs(library: Library, about: Entity) -> Iterator[str]:
    yield f"# {escaped(about.name)}"
    yield from known(library, about)
    yield from _timeline(library, about)
    yield from _names(library, about)
    yield from _company(library, about)
    yield from _sayings(library, about)
    sentences = order.sentences(library, about.id, SENTENCES)
    if sentences:
        yield "## Sentences"
        if about.mentions > len(sentences):
            yield f"*The newest {len(sentences)}, of {counted(about.mentions, 'mention')}.*"
        yield from map(quoted, sentences)


def _timeline(library: Library, about: Entity) -> Iterator[str]:
    bars = library.following.timeline.bars(about.id)
    if len(bars) > PERIODS:
        bars = library.following.timeline.bars(about.id, Unit.YEAR)
    dated = sorted((bar for bar in bars if bar.period), key=lambda bar: bar.period)
    undated = [bar for bar in bars if not bar.period]
    if not bars:
        return
    yield "## Timeline"
    rows = [_row(bar) for bar in (*dated[-PERIODS:], *undated)]
    yield "\n".join(("| | Articles | Mentions |", "|:--|--:|--:|", *rows))
    yield from rest(len(dated) - PERIODS, "earlier period")


def _row(bar: Bar) -> str:
    return f"| {bar.period or 'undated'} | {bar.articles} | {bar.mentions} |"


def _names(library: Library, about: Entity) -> Iterator[str]:
    names = library.following.names.of(about.id)
    aliases = sorted(names.aliases, key=lambda alias: (-alias.mentions, alias.text))
    if aliases:
        yield "## Names"
        yield from items(map(_alias, aliases[:ALIASES]))
        yield from rest(len(aliases) - ALIASES, "form")
    called = order.called(names.epithets)
    if called:
        yield "## What it is said to be" if about.label != "PERSON" else "## Who it is said to be"
        for one in called[:EPITHETS]:
            first, *others = order.newest(one.lines)
            more = len({line.path for line in others} - {first.path})
            yield f"**{escaped(one.text)}**"
            yield quoted(first, more=more)
        yield from rest(len(called) - EPITHETS, "epithet")
        if not names.whole:
            yield f"*These are from the newest {counted(names.looked, 'article')}.*"


def _alias(alias: Alias) -> str:
    sources = ", ".join(sorted(alias.sources))
    return f"{escaped(alias.text)}: {counted(alias.mentions, 'mention')}" + (
        f" ({escaped(sources)})" if sources else ""
    )


def _company(library: Library, about: Entity) -> Iterator[str]:
    company = library.following.company.of(about.id, Scope.SENTENCE, limit=COMPANIONS * _EQUALS)
    found = sorted(
        company.companions,
        key=lambda one: (-round(one.weight, 6), -one.together, one.entity.name, one.entity.label),
    )
    if found:
        yield "## In one sentence with"
        yield from items(
            f"{escaped(one.entity.name)} ({LABEL_NAMES.get(one.entity.label, one.entity.label)}):"
            f" {counted(one.together, 'article')}"
            for one in found[:COMPANIONS]
        )
        if not company.whole:
            yield f"*These are from the newest {counted(company.looked, 'article')}.*"


def _sayings(library: Library, about: Entity) -> Iterator[str]:
    said, left = order.sayings(library, about.id, SAYINGS)
    if not said:
        return
    yield "## Said"
    for saying in said:
        first, *others = order.newest(saying.lines)
        yield quoted(first, more=len({line.path for line in others} - {first.path}))
    yield from ["*Many more are left out.*"] if left is None else rest(left, "quotation")
