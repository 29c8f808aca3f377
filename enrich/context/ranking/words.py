"""Words that tell texts apart: TF-IDF over truncated words.

Words are cut to six letters, which joins "politics", "political" and "politician" as a stemmer
would (McNamee and Mayfield, 2004, Character N-gram Tokenization for European Language Text
Retrieval). How common a word is, is counted over the starter notes: a text of our own, in the
manner of an encyclopedia, so that no word's weight depends on which candidates there are.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from db.fold import fold
from enrich.context import starter

STEM = 6
# The likeness of a page whose text is not known: neither for it nor against it.
TYPICAL = 0.03
_WORD = re.compile(r"[^\W\d_]{2,}|\d{4}")
_COMMON = frozenset(
    "the of and to in for on at by with from as is was are were be been has have had it its he his"
    " she her they their them this that these those which who whom whose an or but not no also"
    " after before into over under between about than then there where when while during said says"
    " say told will would could should may can one two three first second new more most other some"
    " all any out up down off only so if we our you your do did does what such".split()
)


def stems(text: str) -> list[str]:
    """Return the words of a text, folded and cut, without those that say nothing."""
    return [_stem(word) for word in _WORD.findall(fold(text)) if word not in _COMMON]


def written(text: str) -> dict[str, str]:
    """Return the words of a text by their stems, as they are first written."""
    found = dict[str, str]()
    for word in _WORD.findall(text):
        found.setdefault(_stem(fold(word)), word)
    return found


def _stem(word: str) -> str:
    plural = len(word) > 3 and word[-1] == "s" and word[-2] not in "su"
    return (word[:-1] if plural else word)[:STEM]


@cache
def weight(stem: str) -> float:
    """Return how much a word tells, from 0 to 1: its inverse document frequency."""
    counts, total = _background()
    return math.log((total + 1) / (counts.get(stem, 0) + 1)) / math.log(total + 1)


def vector(words: Iterable[str]) -> dict[str, float]:
    """Return the weights of a text's words, of length one; what stands often counts little more."""
    counts = Counter(words)
    raw = {stem: (1 + math.log(count)) * weight(stem) for stem, count in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {stem: value / length for stem, value in raw.items()} if length else {}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors."""
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, sum(value * other.get(stem, 0.0) for stem, value in sorted(one.items())))


@cache
def _background() -> tuple[Counter[str], int]:
    counts = Counter[str]()
    total = 0
    for text in starter.texts():
        counts.update(set(stems(text)))
        total += 1
    return counts, total
