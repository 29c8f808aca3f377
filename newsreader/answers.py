"""The JSON objects of what following a story answers: keys may be added, never removed."""

from __future__ import annotations

from db.entities import Entity
from db.following.answers import (
    Alias,
    Bar,
    Bridge,
    Called,
    Companion,
    Company,
    Copy,
    Earlier,
    Hop,
    Line,
    Names,
    Part,
    Saying,
)
from newsreader.records import Record, place


def line(found: Line) -> Record:
    """Return a sentence with its place; ``marks`` are spans of ``text`` that it is shown for."""
    return {
        "article": place(found.article, found.path),
        "start": found.start,
        "text": found.text,
        "marks": [list(mark) for mark in found.marks],
        "at": found.at,
    }


def named(entity: Entity) -> Record:
    """Return which entity is meant."""
    return {"id": entity.id, "name": entity.name, "label": entity.label}


def companion(found: Companion, company: Company) -> Record:
    """Return who stands together with an entity, and how many articles were looked at for it."""
    return {
        "entity": named(found.entity),
        "together": found.together,
        "weight": round(found.weight, 6),
        "looked": company.looked,
        "whole": company.whole,
    }


def bar(found: Bar) -> Record:
    """Return a stretch of time; the period of what is undated is empty."""
    return {"period": found.period, "articles": found.articles, "mentions": found.mentions}


def name(found: Alias | Called) -> Record:
    """Return what an entity is called: a form of its name, or an epithet with its sentences."""
    if isinstance(found, Alias):
        return {
            "kind": "alias",
            "text": found.text,
            "mentions": found.mentions,
            "sources": list(found.sources),
        }
    return {
        "kind": "epithet",
        "text": found.text,
        "form": found.form.value,
        "lines": [line(one) for one in found.lines],
    }


def names(found: Names) -> list[Record]:
    """Return all that an entity is called."""
    return [*map(name, found.aliases), *map(name, found.epithets)]


def saying(found: Saying) -> Record:
    """Return what is quoted, with the sentences that quote it."""
    return {
        "words": found.words,
        "verb": found.verb,
        "direct": found.direct,
        "lines": [line(one) for one in found.lines],
    }


def bridge(one: Entity, other: Entity, found: Bridge) -> Record:
    """Return the chains between two entities, each a list of steps; there may be none."""
    return {
        "one": named(one),
        "other": named(other),
        "whole": found.whole,
        "chains": [[_hop(hop) for hop in chain.hops] for chain in found.chains],
    }


def new(found: Line | Earlier) -> Record:
    """Return a sentence of an article, and if it is known the one that had it earlier."""
    if isinstance(found, Earlier):
        return line(found.line) | {"new": False, "earlier": line(found.earlier)}
    return line(found) | {"new": True, "earlier": None}


def copy(found: Copy, path: str) -> Record:
    """Return an article that is a copy of another one."""
    return {"article": place(found.article, path), "likeness": round(found.likeness, 6)}


def part(found: Part) -> Record:
    """Return a stretch of text, and which of two articles have it."""
    return {"text": found.text, "one": found.one, "other": found.other}


def _hop(hop: Hop) -> Record:
    return {"one": named(hop.one), "other": named(hop.other), "line": line(hop.line)}
