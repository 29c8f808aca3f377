"""From the names of one article to entities of the library.

An entity is identified by a key: its kind, and the folded name that it goes by in full. The key
of a mention depends on its own article alone, so that the library's entities do not depend on
the order in which articles came. Across articles this is conservative: a person whom an article
calls by surname only is not joined to anyone on that ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from anyascii import anyascii

from db.fold import fold
from db.naming import NamedSpan
from enrich import gazetteer
from enrich.recognise.labels import kind_of
from enrich.recognise.pipeline import Name, Recognised
from enrich.recognise.propagate import surname_of

# What companies and groups are called with or without: "Wagner Group" is Wagner.
_ORG_SUFFIXES = frozenset(
    "group inc inc. ltd ltd. limited corp corp. corporation company co co. plc llc ag sa se gmbh"
    " nv holding holdings pmc".split()
)


def resolve(found: Recognised) -> list[NamedSpan]:
    """Return the mentions of an article with the keys and names of their entities."""
    full = _full_names(found)
    shown = dict[str, Counter[str]]()
    keyed = []
    for name in found.names:
        stands_for = full.get(_slot(name), name.text)
        key = entity_key(stands_for, name.label)
        shown.setdefault(key, Counter())[_display(stands_for, name.label)] += 1
        keyed.append((name, key))
    names = {
        key: max(c, key=lambda n: (len(n.split()), c[n], len(n), n)) for key, c in shown.items()
    }
    return [NamedSpan(n.start, n.end, n.label, key, names[key]) for n, key in keyed]


def entity_key(name: str, label: str) -> str:
    """Return the key of an entity that goes by a name in full."""
    kind = kind_of(label)
    known = gazetteer.lookup(name)
    if known is not None and kind_of(known.label) == kind:
        name = known.canonical
    bare = fold(anyascii(name.replace("’", "'")))
    bare = bare.removesuffix("'s").replace(".", "") if kind != "person" else bare
    words = bare.split()
    if kind == "org":
        while len(words) > 1 and words[-1] in _ORG_SUFFIXES:
            words.pop()
    return f"{kind}:{' '.join(words)}"


def _slot(name: Name) -> tuple[str, str]:
    return kind_of(name.label), fold(name.text)


def _display(name: str, label: str) -> str:
    known = gazetteer.lookup(name)
    if known is None or kind_of(known.label) != kind_of(label) or label == "NORP":
        return name
    return known.canonical


def _full_names(found: Recognised) -> Mapping[tuple[str, str], str]:
    """Map what the article says in short to what it says in full: surnames and acronyms."""
    full = dict[tuple[str, str], str]()
    for short, long in found.acronyms.items():
        for name in found.names:
            if name.text in (short, short + "s"):
                full[_slot(name)] = long
    full |= _people({n.text: n for n in found.names if n.label == "PERSON"})
    return full


def _people(people: Mapping[str, Name]) -> dict[tuple[str, str], str]:
    by_surname = dict[str, list[str]]()
    for text in people:
        if " " in text:
            by_surname.setdefault(fold(surname_of(text)), []).append(text)
    full = dict[tuple[str, str], str]()
    for texts in by_surname.values():
        longest = max(texts, key=lambda text: (len(text.split()), len(text), text))
        for text in texts:
            if set(fold(text).split()) <= set(fold(longest).split()):
                full[_slot(people[text])] = longest
    for text, name in people.items():
        bearers = {full.get(_slot(people[t]), t) for t in by_surname.get(fold(text), ())}
        # Of two bearers of a surname the article may mean either: then it stands for itself.
        if " " not in text and len(bearers) == 1:
            full[_slot(name)] = bearers.pop()
    return full
