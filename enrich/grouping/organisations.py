"""Which names of organisations in one article are one organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from enrich import gazetteer
from enrich.grouping.keys import words_of
from enrich.grouping.likeness import Words, corrected, fullest

_ACRONYM = re.compile(r"(?:[A-Z]\.?){3,6}|(?=(?:[a-z]*[A-Z]){3})[A-Z][A-Za-z]{2,5}")
_SMALL = frozenset("a an and at de del des di du et for in la of on the to y".split())
# What follows these belongs to the name before them, or is another's.
_PARTING = frozenset({"and", "&", "at", "'s", "'", "with"})
_LABEL = "ORG"


def same_organisation(counts: Mapping[str, int]) -> dict[str, str]:
    """Map the names of organisations in an article to the fullest name of the same one.

    ``counts`` says how often each name occurs. The beginning or the end of a name stands for the
    one organisation in the article that has it, and so do its initials. What the gazetteer knows
    to be a thing of its own is short for nothing.
    """
    forms = {text: words_of(_canonical(text) or text, _LABEL) for text in counts}
    texts = dict[Words, list[str]]()
    for text in sorted(forms, key=lambda text: (-counts[text], text)):
        texts.setdefault(forms[text], []).append(text)
    right = corrected(texts)
    full = fullest(_fuller({form: t for form, t in texts.items() if form not in right}))
    meant = {form: full.get(right.get(form, form), right.get(form, form)) for form in texts}
    shown = {form: _best_known(form, meant, texts) for form in set(meant.values())}
    return {text: shown[meant[form]] for text, form in forms.items()}


def _canonical(text: str) -> str | None:
    known = gazetteer.lookup(text)
    return known.canonical if known is not None and known.label == _LABEL else None


def _best_known(
    full: Words, meant: Mapping[Words, Words], texts: Mapping[Words, Sequence[str]]
) -> str:
    """Return a name for an organisation: one that the gazetteer knows, else the fullest one.

    By the name that is known it is one with the same organisation in other articles.
    """
    known = {form for form in texts if meant[form] == full and _canonical(texts[form][0])}
    return texts[full if full in known or len(known) != 1 else known.pop()][0]


def _fuller(texts: Mapping[Words, Sequence[str]]) -> dict[Words, frozenset[Words]]:
    spelt = {form: {form, *(words_of(t, _LABEL) for t in texts[form])} for form in texts}
    shortened = dict[Words, set[Words]]()
    for form, spellings in spelt.items():
        for short in {short for words in spellings for short in _short_forms(words)}:
            shortened.setdefault(short, set()).add(form)
    fuller = dict[Words, frozenset[Words]]()
    for form, spellings in spelt.items():
        longer = {other for words in spellings for other in shortened.get(words, ())}
        for text in filter(_ACRONYM.fullmatch, texts[form]):
            letters = text.replace(".", "").lower()
            longer |= {other for other in texts if _spells(letters, other)}
        own = any(map(_is_its_own, texts[form]))
        fuller[form] = frozenset() if own else frozenset(longer - {form})
    return fuller


def _is_its_own(text: str) -> bool:
    known = gazetteer.lookup(text)
    if known is None or not known.adds:
        return False
    return known.label == _LABEL or gazetteer.is_state_or_people(text)


def _short_forms(words: Words) -> Iterator[Words]:
    """Yield the beginnings and ends of a name that it may go by."""
    for cut in range(1, len(words)):
        before, after = words[:cut], words[cut:]
        # Ghana is not the Ghana Football Association, nor the Parliament its Legal Committee.
        enough = len(before) >= len(after) or after[0] in _SMALL
        if enough and after[0] not in _PARTING and before[-1] not in _SMALL:
            yield before
        last = next((word for word in reversed(before) if word != "the"), "")
        if last in _PARTING | {"for", "in"} or after[0] in _SMALL:
            continue
        # The Bank of England is not England, but the Church of Scientology is Scientology.
        if last != "of" or gazetteer.lookup(" ".join(after).title()) is None:
            yield after


def _spells(letters: str, words: Words) -> bool:
    """Whether letters are the initials of words, of which the small ones may be left out."""
    if not words:
        return not letters
    first, *rest = words
    if letters and first.startswith(letters[0]) and _spells(letters[1:], tuple(rest)):
        return True
    return first in _SMALL and _spells(letters, tuple(rest))
