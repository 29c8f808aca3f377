"""Which names of organisations in one article are one organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from enrich import gazetteer
from enrich.grouping.keys import entity_key, words_of
from enrich.grouping.likeness import Words, corrected, fullest

_ACRONYM = re.compile(r"(?:[A-Z]\.?){3,6}|(?=(?:[a-z]*[A-Z]){3})[A-Z][A-Za-z]{2,5}")
_SMALL = frozenset("a an and at de del des di du et for in la of on the to y".split())
# What follows these belongs to the name before them, or is another's.
_PARTING = frozenset({"and", "&", "at", "for", "in", "'s", "'", "with"})
_LABEL = "ORG"


def same_organisation(counts: Mapping[str, int]) -> dict[str, str]:
    """Map the names of organisations in an article to the fullest name of the same one.

    ``counts`` says how often each name occurs. The beginning or the end of a name stands for the
    one organisation in the article that has it, and so do its initials. What the gazetteer knows
    to be a thing of its own is short for nothing.
    """
    forms = {text: tuple(words_of(text, _LABEL)) for text in counts}
    texts = dict[Words, str]()
    for text in sorted(forms, key=lambda text: (-counts[text], text)):
        texts.setdefault(forms[text], text)
    right = corrected(texts)
    full = fullest(_fuller({w: t for w, t in texts.items() if w not in right}))
    found = dict[str, str]()
    for text, words in forms.items():
        words = right.get(words, words)
        found[text] = _best_known(texts[full.get(words, words)], texts[words])
    return found


def _fuller(texts: Mapping[Words, str]) -> dict[Words, frozenset[Words]]:
    shortened = dict[Words, set[Words]]()
    for words, text in texts.items():
        known = gazetteer.lookup(text)
        spelt = {words}
        if known is not None and known.label == _LABEL:
            spelt.add(tuple(words_of(known.canonical, _LABEL)))
        for form in spelt:
            for short in _short_forms(form):
                shortened.setdefault(short, set()).add(words)
    fuller = dict[Words, frozenset[Words]]()
    for words, text in texts.items():
        longer = shortened.get(words, set())
        if _ACRONYM.fullmatch(text):
            letters = text.replace(".", "").lower()
            longer = longer | {other for other in texts if _spells(letters, other)}
        fuller[words] = frozenset(
            other for other in longer if other != words and not _is_its_own(text, texts[other])
        )
    return fuller


def _short_forms(words: Words) -> Iterator[Words]:
    """Yield the beginnings and ends of a name that it may go by."""
    for cut in range(1, len(words)):
        before, after = words[:cut], words[cut:]
        # Ghana is not the Ghana Football Association, nor the Parliament its Legal Committee.
        enough = len(before) >= len(after) or after[0] in _SMALL
        if enough and after[0] not in _PARTING and before[-1] not in _SMALL:
            yield before
        last = next((word for word in reversed(before) if word != "the"), "")
        if last in _PARTING or after[0] in _SMALL:
            continue
        # The Bank of England is not England, but the Church of Scientology is Scientology.
        if last != "of" or gazetteer.lookup(" ".join(after).title()) is None:
            yield after


def _is_its_own(text: str, other: str) -> bool:
    known = gazetteer.lookup(text)
    if known is None or not known.adds:
        return False
    return (known.label == _LABEL or gazetteer.is_state_or_people(text)) and (
        entity_key(text, _LABEL) != entity_key(other, _LABEL)
    )


def _best_known(full: str, short: str) -> str:
    """Return the short name where the gazetteer knows that one and not the full one."""
    known = gazetteer.lookup(short)
    return short if known is not None and known.label == _LABEL else full


def _spells(letters: str, words: Words) -> bool:
    """Whether letters are the initials of words, of which the small ones may be left out."""
    if not words:
        return not letters
    first, *rest = words
    if letters and first.startswith(letters[0]) and _spells(letters[1:], tuple(rest)):
        return True
    return first in _SMALL and _spells(letters, tuple(rest))
