"""Which language an article is written in."""

from __future__ import annotations

SAMPLE_CHARS = 3_000
FEWEST_LETTERS = 80
_NO_LANGUAGE = frozenset({"zxx", "und", "mul"})


def language_of(text: str, default: str) -> str:
    """Return the ISO 639-1 code of a text's language, or ``default`` when it is too short to tell.

    A text in another script than Latin is told from fewer letters.
    """
    sample = text[:SAMPLE_CHARS]
    letters = [char for char in sample if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    if len(letters) < FEWEST_LETTERS and latin * 2 >= len(letters):
        return default
    from py3langid.langid import classify

    code = str(classify(sample)[0])
    # What is in no language at all (figures, one endless word) is not in a foreign one.
    return default if code in _NO_LANGUAGE else code
