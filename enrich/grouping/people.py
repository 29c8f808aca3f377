"""Which names of people in one article are one person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from enrich.grouping.keys import words_of
from enrich.grouping.likeness import Words, corrected, fullest, is_misspelling
from enrich.grouping.persons import GENERATIONS, is_several
from enrich.recognise.names import PARTICLES
from enrich.spelling import one_spelling


def same_person(counts: Mapping[str, int]) -> dict[str, str]:
    """Map the names of people in an article to the fullest name of the same person.

    ``counts`` says how often each name occurs. A surname, a first name or any other part of a
    name stands for the one person in the article who has it; where two have, for nobody but
    itself. A surname is a surname before it is a first name.
    """
    forms = {text: words for text in counts if not is_several(text) and (words := _words(text))}
    texts = dict[Words, str]()
    for text in sorted(forms, key=lambda text: (-counts[text], text)):
        texts.setdefault(forms[text], text)
    one = corrected(words for words in texts if len(words) > 1) | _turned(texts)
    kept = texts.keys() - one.keys()
    full = fullest(_fuller(kept))
    full |= _misspelt_surnames(kept - full.keys(), full)
    found = dict[str, str]()
    for text, words in forms.items():
        spelt = one.get(words, words)
        found[text] = texts[full.get(spelt, spelt)]
    return found


def _words(text: str) -> Words:
    return tuple(one_spelling(word) for word in words_of(text, "PERSON"))


def _turned(forms: Iterable[Words]) -> dict[Words, Words]:
    """Map names with the family name first to the more frequent order: "Orbán Viktor"."""
    first = dict[Words, Words]()
    return {
        words: first[turned]
        for words in forms
        if len(words) == 2 and first.setdefault(turned := tuple(sorted(words)), words) != words
    }


def _fuller(forms: Iterable[Words]) -> dict[Words, frozenset[Words]]:
    """Map forms to what they may be short for: by the surname, else by any other part."""
    bearers, parts = dict[str, list[Words]](), dict[str, list[Words]]()
    for form in forms:
        surname = _surname_at(form)
        bearers.setdefault(form[surname], []).append(form)
        for word in form[:surname]:
            parts.setdefault(word, []).append(form)
    fuller = dict[Words, frozenset[Words]]()
    for form in forms:
        namesakes = bearers.get(form[_surname_at(form)], ())
        found = [other for other in namesakes if _abbreviates(form, other)]
        if not found:
            found = [other for other in parts.get(form[0], ()) if _is_other_part(form, other)]
        # A father is told apart from his son by the son's "Jr.".
        elder = [other for other in found if _generation(other) == _generation(form)]
        fuller[form] = frozenset(elder or found)
    return fuller


def _surname_at(form: Words) -> int:
    return len(form) - 1 - (len(form) > 1 and form[-1] in GENERATIONS)


def _generation(form: Words) -> Words:
    return form[_surname_at(form) + 1 :]


def _abbreviates(short: Words, long: Words) -> bool:
    """Whether a form, of one surname with another, has no word that the other has not."""
    if _generation(short) not in ((), _generation(long)):
        return False
    first, others = short[: _surname_at(short)], long[: _surname_at(long)]
    if (len(first), sum(map(len, first))) >= (len(others), sum(map(len, others))):
        return False
    if len(first) != len(others) and any(len(word) == 1 for word in first[1:]):
        return False  # George W. Bush is not short for George H. W. Bush.
    rest = iter(others)
    return all(any(_stands_for(word, other) for other in rest) for word in first)


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _is_other_part(short: Words, long: Words) -> bool:
    """Whether a form is in another as it stands: Lula in Luiz Inácio Lula da Silva."""
    count = len(short)
    if len(short[0]) == 1 or (count == 1 and short[0] in PARTICLES):
        return False
    places = range(_surname_at(long) - count + 1)
    return any(long[place : place + count] == short for place in places)


def _misspelt_surnames(alone: Iterable[Words], full: Mapping[Words, Words]) -> dict[Words, Words]:
    """Map surnames that nobody has to the one person whose surname they misspell."""
    persons = {full.get(form, form) for form in alone if len(form) > 1}
    found = dict[Words, Words]()
    for form in alone:
        if len(form) == 1:
            bearers = [p for p in persons if is_misspelling(form[0], p[_surname_at(p)])]
            if len(bearers) == 1:
                found[form] = bearers[0]
    return found
