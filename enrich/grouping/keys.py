"""The key of an entity: its kind, and the words of its full name in one spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from db.fold import fold
from enrich import gazetteer
from enrich.recognise.labels import kind_of
from enrich.spelling import one_spelling

# What companies and groups are called with or without: "Wagner Group" is Wagner.
_ORG_SUFFIXES = frozenset(
    "group inc ltd limited corp corporation company co plc llc ag sa se gmbh nv holding holdings"
    " pmc".split()
)
_CACHED = 4096
_BETWEEN_WORDS = re.compile(r"[\s\-/]+")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w)")


def entity_key(name: str, label: str) -> str:
    """Return the key of an entity that goes by a name in full."""
    kind = kind_of(label)
    known = gazetteer.lookup(name)
    if known is not None and kind_of(known.label) == kind:
        name = known.canonical
    words = words_of(name, label)
    if kind == "person" and len(words) > 1:
        words = tuple(map(one_spelling, words))
    return f"{kind}:{' '.join(words)}"


@lru_cache(maxsize=_CACHED)
def words_of(name: str, label: str) -> tuple[str, ...]:
    """Return the words that a name is compared by: folded, in ASCII, without punctuation.

    Hyphens part words: it is Kim Jong Un and Kim Jong-un, al Qaeda and al-Qaeda. What was asked
    for of late is kept: an article asks several times, and the news repeats itself.
    """
    kind = kind_of(label)
    text = fold(anyascii(name.replace("’", "'")))
    bare = text.removesuffix("'s").replace(",", "").replace('"', "")
    # The initials of a person are words, those of anything else are one.
    bare = _INITIALS.sub(" ", bare) if kind == "person" else bare
    words = [word for word in _BETWEEN_WORDS.split(bare.replace(".", "")) if word]
    if kind == "org":
        while len(words) > 1 and words[-1] in _ORG_SUFFIXES:
            words.pop()
        if words:
            words = _spelled_out(name, words)
    if kind in ("org", "place") and len(words) > 1 and words[0] == "the":
        words = words[1:]
    return tuple(words or text.split())


def _spelled_out(name: str, words: list[str]) -> list[str]:
    """Spell out the acronym that a name begins with: "US Air Force", "U.N. Security Council"."""
    first, *rest = name.split() or [""]
    known = gazetteer.lookup(first) if rest and first.isupper() else None
    if known is None or not known.adds:
        return words
    return [*words_of(known.canonical, known.label), *words[1:]]
