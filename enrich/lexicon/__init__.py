"""Word lists: first names, surnames, and words that are common in English.

They say what a name looks like, never what it is: each is one witness among others. The lists are
written by scripts/build_lexicon.py; SOURCES.md tells where they come from. Each is read once, when
first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from anyascii import anyascii

from enrich.spelling import one_spelling

__all__ = ["is_given_name", "is_surname", "is_word"]


def is_given_name(word: str) -> bool:
    """Whether a folded word is a first name somewhere, in any of its spellings."""
    return _spelled(word) in _list("given.txt")


def is_surname(word: str) -> bool:
    """Whether a folded word is a surname somewhere, in any of its spellings."""
    return _spelled(word) in _list("surnames.txt")


def is_word(word: str) -> bool:
    """Whether a folded word, or what it is the plural of, is a common word of English."""
    words = _list("words.txt")
    return word in words or (word.endswith("s") and (word[:-1] in words or word[:-2] in words))


def _spelled(word: str) -> str:
    return one_spelling(word if word.isascii() else anyascii(word))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset((files(__name__) / name).read_text(encoding="utf-8").split())
