"""Decisions in words."""

from __future__ import annotations

from db.decisions.kinds import (
    ChoosePage,
    Correct,
    Different,
    Hide,
    IsAName,
    Kind,
    NotAName,
    Relabel,
    Rename,
    Same,
    Scope,
    Scoped,
    Split,
    Unsure,
    Watch,
)

_FIELDS = {"title": "headline", "published": "date", "byline": "byline"}


def told(decision: Kind) -> str:
    """Return a decision as a line to read: "Wagner is Wagner Group"."""
    if isinstance(decision, Scoped):
        return _of_mentions(decision) + _where(decision)
    match decision:
        case Correct(field=field, value=value):
            return f"the {_FIELDS[field]} of an article is {value or 'empty'}"
        case Relabel(entity=entity, label=label):
            return f"{entity.name} is a {label}, not a {entity.label}"
        case Rename(entity=entity, name=name):
            return f"{entity.name} is called {name}"
        case Same(one=one, other=other):
            return f"{other.name} is the same as {one.name}"
        case Different(one=one, other=other):
            return f"{other.name} is not the same as {one.name}"
        case Unsure(one=one, other=other):
            return f"whether {other.name} is the same as {one.name} is not known"
        case Hide(entity=entity):
            return f"{entity.name} is hidden"
        case Watch(entity=entity):
            return f"{entity.name} is watched"
    return f"{decision.of} is taken back or holds again"


def _of_mentions(decision: Scoped) -> str:
    match decision:
        case ChoosePage(entity=entity, page=None):
            return f"nobody is known by the name {entity.name}"
        case ChoosePage(entity=entity, page=page):
            return f"{entity.name} is {page.title if page else ''}"
        case NotAName(forms=forms):
            return f"{', '.join(forms)}: not a name"
        case IsAName(text=text, label=label):
            return f"{text} is a name ({label})"
        case Split(entity=entity, name=name):
            return f"some mentions of {entity.name} are of another {name or entity.name}"
    raise TypeError(f"no decision about mentions: {decision!r}")


def _where(decision: Scoped) -> str:
    if decision.scope is Scope.SOURCE:
        return f" in articles of {decision.source}"
    if decision.scope is Scope.EVERYWHERE:
        return ""
    articles = len({place.hash for place in decision.places})
    return " in one article" if articles == 1 else f" in {articles} articles"
