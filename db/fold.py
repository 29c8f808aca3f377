"""Folding of names, so that Keita finds Keïta and back."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "ı": "i", "ł": "l", "Ł": "L"}
)


def fold(name: str) -> str:
    """Return a name without case, diacritics or typographic quotes, and with single blanks."""
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
