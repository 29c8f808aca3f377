"""Decisions in words."""

from __future__ import annotations

from db.decisions.kinds import (
    Answered,
    ChoosePage,
    Correct,
    Different,
    Hide,
    IsAName,
    Kind,
    NotAName,
    Note,
    Relabel,
    Rename,
    Same,
    Scope,
    Scoped,
    Split,
    Unsure,
    Watch,
)
from db.labels import LABEL_NAMES

# So much of a note is told.
_NOTE = 60
_FIELDS = {"title": "headline", "published": "date", "byline": "byline"}


def told(decision: Kind) -> str:
    """Return a decision as a line to read: "Wagner is Wagner Group"."""
    if isinstance(decision, Scoped):
        return _of_mentions(decision) + _where(decision)
    match decision:
        case Correct(field=field, value=value):
            return f"the {_FIELDS[field]} of an article is {value or 'empty'}"
        case Relabel(entity=entity, label=label):
            return f"{entity.name}: {_kind(label)}, not {_kind(entity.label)}"
        case Rename(entity=entity, name=name):
            return f"{entity.name} is called {name}"
        case Same(one=one, other=other):
            return f"{other.name} is the same as {one.name}"
        case Different(one=one, other=other):
            return f"{other.name} is not the same as {one.name}"
        case Unsure(one=one, other=other):
            return f"whether {other.name} is the same as {one.name} is not known"
        case Answered():
            return _answered(decision)
        case Hide(entity=entity):
            return f"{entity.name} is hidden"
        case Watch(entity=entity):
            return f"{entity.name} is watched"
        case Note():
            return _noted(decision)
    return f"{decision.of} is taken back or holds again"


def _noted(note: Note) -> str:
    if note.entity is not None:
        about = note.entity.name
    else:
        about = "a passage" if any(place.quote for place in note.places) else "an article"
    said = " ".join(note.text.split())
    return f"note on {about}: {said[:_NOTE].rstrip()}{'…' if len(said) > _NOTE else ''}"


def _answered(decision: Answered) -> str:
    name, about, answer = decision.entity.name, decision.about, decision.answer
    match decision.question:
        case "form":
            said, denied = f"{about} means {name}", f"{about} does not mean {name}"
        case "label":
            said, denied = f"the label of {name} is right", f"the label of {name} is wrong"
        case "page":
            said, denied = f"{name} is {about}", f"{name} is not {about}"
        case "name":
            said, denied = f"{name} is a name", f"{name} is not a name"
    if answer == "unsure":
        return f"whether {said} is not known"
    return said if answer == "yes" else denied


def _of_mentions(decision: Scoped) -> str:
    match decision:
        case ChoosePage(entity=entity, page=None):
            return f"nobody is known by the name {entity.name}"
        case ChoosePage(entity=entity, page=page):
            return f"{entity.name} is {page.title if page else ''}"
        case NotAName(forms=forms):
            return f"{', '.join(forms)}: not a name"
        case IsAName(text=text, label=label):
            return f"{text} is a name: {_kind(label)}"
        case Split(entity=entity, name=name):
            return f"some mentions of {entity.name} are of another {name or entity.name}"
    raise TypeError(f"no decision about mentions: {decision!r}")


def _kind(label: str) -> str:
    return LABEL_NAMES.get(label, label)


def _where(decision: Scoped) -> str:
    if decision.scope is Scope.SOURCE:
        return f" in articles of {decision.source}"
    if decision.scope is Scope.EVERYWHERE:
        return ""
    articles = len({place.hash for place in decision.places})
    return " in one article" if articles == 1 else f" in {articles} articles"
