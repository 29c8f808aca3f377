"""One spelling for the ways in which Russian first and last names are put into Latin letters.

Newspapers write Yevgeny, Evgeny and Evgeni, Sergei and Sergey, Dmitri and Dmitriy: the systems of
BGN/PCGN, ISO 9 and of each house style differ in the same few places. Only keys are spelled so;
what is shown is what the articles write.
"""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"^(?:ye|ie)(?=[^aeiouy])", "e"),
        (r"^(?:yu|ju)(?=[^aeiouy])", "iu"),
        (r"gu(?=[ei])", "g"),
        (r"tch", "ch"),
        (r"(?:iy|yi|ii|ij|yy)$", "y"),
        (r"(?<=[aeou])[ij]$", "y"),
        (r"(?<=[^aeiouy])i$", "y"),
        (r"iya$", "ia"),
        (r"off$", "ov"),
        (r"eff$", "ev"),
    )
)


def one_spelling(word: str) -> str:
    """Return a folded word of a person's name in the one spelling of its variants."""
    for pattern, spelling in _RULES:
        word = pattern.sub(spelling, word)
    return word
