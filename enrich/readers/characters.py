"""Which characters an article's text may hold, and what becomes of the others."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls; the soft hyphen, which would part names; zero-width space, word joiner and byte order
# mark; bidi embeddings, overrides and isolates, which make text show in another order than it has;
# lone surrogates, which can't be written to a file; annotation marks. ZWJ and ZWNJ are spelling.
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
# Marks that follow one another may have to be put in order, which takes the square of their number.
# Unicode's stream-safe text format (UAX 15) has at most 30 of them; no writing needs so many. The
# expression is a wider net, for speed: it knows no combining classes.
MAX_MARKS = 30
_MANY_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")
_PARAGRAPH_SEPARATOR = "\u2029"
_ASCII_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


def clean(text: str) -> str:
    """Return text with line feeds as its only controls, plain spaces, and in Unicode's NFC.

    Every kind of line end becomes a line feed (U+2029 an empty line), every odd space and every tab
    one plain space; invisible characters that harm reading or searching are dropped.
    """
    if text.isascii() and not _ASCII_ODD.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace(_PARAGRAPH_SEPARATOR, "\n\n")
    text = _SPACES.sub(" ", text)
    text = _MANY_MARKS.sub(_fewer_marks, _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", text)


def _fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in match[0]:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def one_line(text: str) -> str:
    """Return clean text on one line, without space at its ends or runs of space inside."""
    return " ".join(clean(text).split())


def shorten(text: str, limit: int) -> str:
    """Return text of about ``limit`` characters: cut at the end of a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit + 1)
    return text[: cut if cut > 0 else limit].rstrip(" ,;:") + "…"
