"""Initials and acronyms, and words that look alike."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA

from db.fold import fold

_SMALL = frozenset("a an and at de del des di du et for in la of on the to y".split())
_LONGEST_ACRONYM, _BEGINNING, _LIKENESS = 6, 4, 0.8


def initials(words: Sequence[str]) -> set[str]:
    """Return the initials of a name of several words, with the small words and without."""
    large = [word for word in words if word not in _SMALL]
    spelt = {"".join(word[0] for word in some) for some in (words, large) if len(some) > 1}
    return {letters for letters in spelt if len(letters) > 1}


def is_acronym(name: str) -> bool:
    """Whether a name is written like an acronym: WHO, U.N."""
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and 1 < len(letters) <= _LONGEST_ACRONYM


def words_of(form: str) -> list[str]:
    """Return the words of a form, folded, without what only punctuates them."""
    words = fold(form).replace("'s", " ").replace("-", " ").replace(".", "").split()
    return [bare for word in words if (bare := word.strip(",;:'\"()"))]


def are_alike(words: Collection[str], others: Collection[str]) -> bool:
    """Whether two forms share a word, or one that begins or is spelt alike."""
    if any(word in others and word not in _SMALL for word in words):
        return True
    return any(_is_like(word, other) for word in words for other in others)


def _is_like(word: str, other: str) -> bool:
    if word[:_BEGINNING] == other[:_BEGINNING] and min(len(word), len(other)) >= _BEGINNING:
        return True
    return word != other and OSA.normalized_similarity(word, other) >= _LIKENESS
