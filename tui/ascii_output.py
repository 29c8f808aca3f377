"""Output for terminals whose locale has no UTF-8: everything drawn is put into ASCII.

It is done where text leaves for the terminal, so that nothing that is drawn has to know of it:
marks, borders and scroll bars as well as what articles hold.
"""

from __future__ import annotations

import locale
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

_MARKS = {
    "●": "*", "•": "*", "▌": "|", "▎": "|", "▶": ">", "…": "~", "·": "-", "–": "-", "—": "-",
    "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "━": "=", "✎": "#", "★": "*",
    "↑": "^", "↓": "v", "→": ">", "←": "<",
}  # fmt: skip
# Box drawing, and the blocks of which scroll bars and bars are made.
_BOXES, _BLOCKS = range(0x2500, 0x2580), range(0x2580, 0x25A0)


def wants_ascii() -> bool:
    """Whether the locale that the terminal was started in has no UTF-8."""
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return False
    # On systems without this every terminal has UTF-8.
    codeset = getattr(locale, "nl_langinfo", None)
    return codeset is not None and "UTF-8" not in codeset(locale.CODESET).upper()


def in_ascii(text: str) -> str:
    """Return text in ASCII that takes the same number of cells."""
    return text if text.isascii() else "".join(map(_char, text))


@lru_cache(maxsize=4096)
def _char(char: str) -> str:
    if char.isascii():
        return char
    if char in _MARKS:
        return _MARKS[char]
    if ord(char) in _BOXES:
        return {"─": "-", "│": "|"}.get(char, "+")
    if ord(char) in _BLOCKS:
        return "#" if char == "█" else " "
    bare = unicodedata.normalize("NFKD", char)[0]
    return bare if bare.isascii() and cell_len(char) == 1 else "?" * cell_len(char)
