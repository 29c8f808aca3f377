"""From the names of one article to entities of the library.

An entity is identified by a key: its kind, and the folded name that it goes by in full. The key
of a mention depends on its own article alone, so that the library's entities do not depend on
the order in which articles came. Across articles this is conservative: a person whom an article
calls by surname only is not joined to anyone on that ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from anyascii import anyascii

from db.fold import fold
from db.naming import NamedSpan
from enrich import gazetteer
from enrich.recognise.labels import kind_of
from enrich.recognise.names import Name, Recognised, surname_of
from enrich.spelling import one_spelling

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
    bare = bare.removesuffix("'s").replace(".", "").replace(",", "") if kind != "person" else bare
    words = bare.split()
    if kind == "person" and len(words) > 1:
        words = [one_spelling(word) for word in words]
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
    full |= _people({n.text for n in found.names if n.label == "PERSON"})
    return full


def _people(people: Collection[str]) -> dict[tuple[str, str], str]:
    """Map surnames and shorter forms of a name to the fullest one, where it can be but one."""
    spelled = {fold(text): text for text in sorted(people)}
    words = {name: set(name.split()) for name in spelled}
    by_surname = dict[str, list[str]]()
    for name, text in spelled.items():
        by_surname.setdefault(fold(surname_of(text)), []).append(name)
    fuller = dict[str, set[str]]()
    for name, text in spelled.items():
        # A surname of several words, "von der Leyen", is the surname of others but not its own.
        namesakes = by_surname.get(name, []) + by_surname[fold(surname_of(text))]
        fuller[name] = {other for other in namesakes if words[name] < words[other]}
    full = dict[tuple[str, str], str]()
    for name in sorted(fuller, key=lambda name: -len(words[name])):
        # Of two bearers of a surname the article may mean either: then it stands for itself.
        fullest = [other for other in fuller[name] if not fuller[other] & fuller[name]]
        if len(fullest) == 1:
            slot = kind_of("PERSON"), fullest[0]
            full[kind_of("PERSON"), name] = full.get(slot, spelled[fullest[0]])
    return full
