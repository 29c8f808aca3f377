"""The words of a sentence that say something, by which sentences are held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from db.fold import fold

_WORD = re.compile(r"\w+(?:['’.,:]\w+)*")
# Articles, pronouns, prepositions, conjunctions and auxiliaries of English. What denies is not
# among them.
_FUNCTION = frozenset(
    """a an the this that these those he him his she her hers it its they them their theirs we us
    our ours you your yours i me my mine who whom whose which what where when while how why there
    here and or but so if then than as of in on at to by for from with into onto upon over under
    about after before during between among through against since until within along across
    around is am are was were be been being has have had having do does did doing will would shall
    should can could may might must also too very just more most some any such other another each
    both all out up down off again only own same because though although per via says said say
    told added according""".split()
)
_NEGATIONS = frozenset("no not never none nobody nothing neither nor without cannot".split())
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen half first second third""".split()
)


def content_words(sentence: str) -> list[str]:
    """Return the words of a sentence in order, folded, without function words and possessives."""
    words = (word.removesuffix("'s") for word in _WORD.findall(fold(sentence)))
    return [word for word in words if word not in _FUNCTION]


def shingles(words: Sequence[str], length: int = 2) -> set[str]:
    """Return the runs of a length that words make."""
    if length == 2:
        return {f"{one} {other}" for one, other in pairwise(words)}
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def all_words(text: str) -> list[str]:
    """Return all words of a text in order, folded."""
    return _WORD.findall(fold(text))


def numbers(words: Iterable[str]) -> set[str]:
    """Return those of some words that count something."""
    return {word for word in words if word in _NUMBERS or any(map(str.isdigit, word))}


def negations(words: Iterable[str]) -> set[str]:
    """Return those of some words that deny something."""
    return {word for word in words if word in _NEGATIONS or word.endswith("n't")}
