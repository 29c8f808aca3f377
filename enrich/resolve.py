"""From the names of one article to entities of the library.

An entity is identified by a key: its kind, and the folded name that it goes by in full. The key
of a mention depends on its own article alone, so that the library's entities do not depend on
the order in which articles came. Across articles this is conservative: a person whom an article
calls by surname only is not joined to anyone on that ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from db.naming import NamedSpan
from enrich import gazetteer
from enrich.grouping.keys import entity_key
from enrich.grouping.organisations import same_organisation
from enrich.grouping.people import same_person
from enrich.grouping.persons import bare_person
from enrich.grouping.places import same_place
from enrich.recognise.labels import kind_of
from enrich.recognise.names import Recognised

__all__ = ["entity_key", "resolve"]

_SAME = {"person": same_person, "org": same_organisation, "place": same_place}


def resolve(found: Recognised) -> list[NamedSpan]:
    """Return the mentions of an article with the keys and names of their entities, in order."""
    acronyms = {s: long for short, long in found.acronyms.items() for s in (short, short + "s")}
    mentions = Counter((name.text, name.label) for name in found.names)
    called = {form: _called(*form, acronyms) for form in mentions}
    counts = dict[str, Counter[str]]()
    for form, count in mentions.items():
        counts.setdefault(kind_of(form[1]), Counter())[called[form]] += count
    full = {kind: same(counts[kind]) for kind, same in _SAME.items() if kind in counts}
    keys, shown = dict[tuple[str, str], str](), dict[str, Counter[str]]()
    for form, count in mentions.items():
        label, text = form[1], called[form]
        stands_for = full.get(kind_of(label), {}).get(text, text)
        key = keys[form] = entity_key(stands_for, label)
        shown.setdefault(key, Counter())[_display(stands_for, label)] += count
    names = {
        key: max(c, key=lambda n: (len(n.split()), c[n], len(n), n)) for key, c in shown.items()
    }
    return [
        NamedSpan(n.start, n.end, n.label, key, names[key])
        for n in found.names
        for key in (keys[n.text, n.label],)
    ]


def _called(text: str, label: str, acronyms: Mapping[str, str]) -> str:
    """Return what a name is in full by itself: its long form, or a person's without titles."""
    text = acronyms.get(text, text)
    return bare_person(text) if label == "PERSON" else text


def _display(name: str, label: str) -> str:
    known = gazetteer.lookup(name)
    if known is None or kind_of(known.label) != kind_of(label) or label == "NORP":
        return name
    return known.canonical
