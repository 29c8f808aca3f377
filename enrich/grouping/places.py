"""Which names of places in one article are one place's."""

from __future__ import annotations

from collections.abc import Mapping

from enrich import gazetteer
from enrich.grouping.keys import words_of
from enrich.grouping.likeness import Words, misspelt

_LABEL = "GPE"
_OF_A_PLACE = frozenset("city kingdom republic state town village".split())


def same_place(counts: Mapping[str, int]) -> dict[str, str]:
    """Map the names of places in an article to the name that each goes by there.

    "Houston, Texas" is Houston and the state of Texas is Texas, where the article says Houston
    and Texas too; what is known to the gazetteer is what an unknown name next to it misspells.
    """
    forms = {text: words_of(text, _LABEL) for text in counts}
    texts = {words: text for text, words in sorted(forms.items(), reverse=True)}
    alike = misspelt(texts)
    found = dict[str, str]()
    for text, words in forms.items():
        bare = _without_what_it_is_in(text, words)
        right = [texts[o] for o in alike.get(words, ()) if gazetteer.lookup(texts[o]) is not None]
        if bare != words and bare in texts:
            found[text] = texts[bare]
        elif len(right) == 1 and gazetteer.lookup(text) is None:
            found[text] = right[0]
    return found


def _without_what_it_is_in(text: str, words: Words) -> Words:
    place, comma, _ = text.partition(",")
    if comma and place:
        return words_of(place, _LABEL)
    if len(words) > 2 and words[0] in _OF_A_PLACE and words[1] == "of":
        return words[2:]
    return words
