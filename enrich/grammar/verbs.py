"""Verbs: which words are likely the verb of a clause, without a parser."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from enrich.grammar.lexicon import ADJECTIVES, AUXILIARIES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Forms of verbs that are as often nouns.
OR_NOUNS = _words(
    """aims attacks calls charges claims controls costs demands ends faces forces guards hopes
    leads lies looks lives minds moves needs offers orders plays promises reports rests rises
    runs sets shows signs stands starts stays stops strikes struggles supports talks thanks
    touches trains uses visits votes walks watches winds wishes works worries changes causes
    increases cuts falls fights finds helps hits loves misses presents releases returns sleeps
    wins covers drives drops passes pays pushes pulls reads turns waits wears
    hit cut cost set shot bet burst split spread"""
)
_NO_PAST = _words("need feed seed deed weed speed breed greed indeed hundred sacred kindred")
_PARTICIPLES = _words(
    """brought built bought caught cost cut dealt fed felt fought found heard held hit hurt kept
    laid led left lent let lost made meant met paid put read set sent shot shut sold spent split
    spread struck stuck taught told thought understood upheld won wound said"""
)


@cache
def is_finite(word: str) -> bool:
    """Whether a word in lower case is likely the verb of a clause; "-ed" may be a participle."""
    if word in AUXILIARIES or word in _finite_forms():
        return True
    past = len(word) > 3 and word.endswith("ed")
    return past and word not in ADJECTIVES and word not in _NO_PAST


@cache
def is_base(word: str) -> bool:
    """Whether a word in lower case is a verb as it stands behind "to"."""
    return word in _file("verbs.txt")


@cache
def is_surely_finite(word: str) -> bool:
    """Whether a word in lower case can only be the verb of a clause, and no participle."""
    return word in AUXILIARIES or (word in _past_forms() and word not in _PARTICIPLES)


@cache
def _past_forms() -> frozenset[str]:
    return _file("irregular.txt")


@cache
def _finite_forms() -> frozenset[str]:
    third = set[str]()
    for verb in _file("verbs.txt"):
        if verb.endswith(("s", "sh", "ch", "x", "go")):
            third.add(verb + "es")
        elif verb.endswith("y") and verb[-2] not in "aeou":
            third.add(verb[:-1] + "ies")
        else:
            third.add(verb + "s")
    return frozenset(third | _past_forms()) - OR_NOUNS


def _file(name: str) -> frozenset[str]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
