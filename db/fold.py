"""Folding of names, so that Keita finds Keïta and back."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "ı": "i", "ł": "l", "Ł": "L"}
)
_ODD = re.compile(r"[^\x00-\x7f]+")


def fold(name: str) -> str:
    """Return a name without case, diacritics or typographic quotes, and with single blanks."""
    # A mark that stands behind a letter of ASCII begins a run of its own, so that runs can be
    # taken apart alone: most of a text needs no look.
    bare = name if name.isascii() else _ODD.sub(_bare, name)
    return " ".join(bare.casefold().split())


def _bare(run: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFKD", run[0].translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
