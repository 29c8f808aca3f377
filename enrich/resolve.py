"""From the names of one article to entities of the library.

An entity is identified by a key: its kind, and the folded name that it goes by in full. The key
of a mention depends on its own article alone, so that the library's entities do not depend on
the order in which articles came. Across articles this is conservative: a person whom an article
calls by surname only is not joined to anyone on that ground.
"""

from __future__ import annotations

from collections import Counter

from db.naming import NamedSpan
from enrich import gazetteer
from enrich.grouping.keys import entity_key
from enrich.grouping.organisations import same_organisation
from enrich.grouping.people import same_person
from enrich.grouping.persons import bare_person
from enrich.grouping.places import same_place
from enrich.recognise.labels import kind_of
from enrich.recognise.names import Name, Recognised

__all__ = ["entity_key", "resolve"]

_SAME = {"person": same_person, "org": same_organisation, "place": same_place}


def resolve(found: Recognised) -> list[NamedSpan]:
    """Return the mentions of an article with the keys and names of their entities."""
    acronyms = {s: long for short, long in found.acronyms.items() for s in (short, short + "s")}
    called = [_called(name, acronyms) for name in found.names]
    counts = dict[str, Counter[str]]()
    for name, text in zip(found.names, called, strict=True):
        counts.setdefault(kind_of(name.label), Counter())[text] += 1
    full = {kind: _SAME[kind](c) for kind, c in counts.items() if kind in _SAME}
    shown = dict[str, Counter[str]]()
    keyed = []
    for name, text in zip(found.names, called, strict=True):
        stands_for = full.get(kind_of(name.label), {}).get(text, text)
        key = entity_key(stands_for, name.label)
        shown.setdefault(key, Counter())[_display(stands_for, name.label)] += 1
        keyed.append((name, key))
    names = {
        key: max(c, key=lambda n: (len(n.split()), c[n], len(n), n)) for key, c in shown.items()
    }
    return [NamedSpan(n.start, n.end, n.label, key, names[key]) for n, key in keyed]


def _called(name: Name, acronyms: dict[str, str]) -> str:
    """Return what a mention says in full of itself: its long form, or the name without titles."""
    text = acronyms.get(name.text, name.text)
    return bare_person(text) if name.label == "PERSON" else text


def _display(name: str, label: str) -> str:
    known = gazetteer.lookup(name)
    if known is None or kind_of(known.label) != kind_of(label) or label == "NORP":
        return name
    return known.canonical
