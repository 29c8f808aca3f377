"""A quick look at whether a text holds something folded."""

from __future__ import annotations

import re

from db.fold import fold

_ASCII = bytes(range(128))
# General punctuation in UTF-8, U+2000 to U+206F: no letter or digit is made of it by folding.
_PUNCTUATION = re.compile(rb"(?:\xe2(?:\x80[\x80-\xbf]|\x81[\x80-\xaf]))*")


def may_hold(text: str, folded: str) -> bool:
    """Whether a text, once folded, may hold something folded; never wrong in saying no.

    Folding a whole text takes several times as long as this look, which is enough for plain words
    in a text without other letters than those of ASCII.
    """
    words = folded.split()
    if all(word.isascii() and word.isalnum() for word in words):
        raw = text.encode()
        lowered = raw.lower()
        if all(word.encode() in lowered for word in words):
            return True
        if _PUNCTUATION.fullmatch(raw.translate(None, _ASCII)):
            return False
    return folded in fold(text)
