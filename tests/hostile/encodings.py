"""Bytes that are no text, or not the text that they seem to be."""

from __future__ import annotations

import codecs

from hostile.inputs import File, Outcome, article, writes

WORDS = article("PWNED").encode()
BINARY = "is a binary file"


def _file(family: str, name: str, data: bytes, says: str = "") -> File:
    outcome: Outcome = "refused" if says else "read"
    return File(family, name, writes(data), outcome, says)


NUL = [
    _file("nul", "first", b"\0" + WORDS, BINARY),
    _file("nul", "last", WORDS + b"\0", BINARY),
    _file("nul", "after-each-letter", b"\0".join(WORDS[n : n + 1] for n in range(99)), BINARY),
    _file("nul", "alone", b"\0" * 5_000, BINARY),
    _file("nul", "in-front-matter", b"---\ntitle: a\0b\n---\n\n" + WORDS, BINARY),
    _file("nul", "as-reference", b"&#0; &#x0; " + WORDS),
    _file("nul", "two-bytes-long", b"\xc0\x80" + WORDS),
]
UTF8 = [
    _file("utf-8", "overlong-slash", b"\xc0\xaf..\xc0\xaf " + WORDS),
    _file("utf-8", "overlong-escape", b"\xc0\x9b[31m\xe0\x80\x9b]0;PWNED\x07 " + WORDS),
    _file("utf-8", "surrogates", b"\xed\xa0\xbd\xed\xb8\x80 " + WORDS),
    _file("utf-8", "beyond-unicode", b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80 " + WORDS),
    _file("utf-8", "cut-off", WORDS + b"\xe2\x80"),
    _file("utf-8", "continuations-alone", b"\x80\xbf\x9b2J " + WORDS),
    _file("utf-8", "after-its-mark", codecs.BOM_UTF8 + b"\xff\xfe\xc3(" + WORDS),
    _file("utf-8", "every-byte", bytes(range(1, 256)) * 4),
    _file("utf-8", "no-characters", "\ufffe\uffff\U0010ffff\ufdd0".encode() + WORDS),
]
_SIXTEEN = codecs.BOM_UTF16_LE
UTF16 = [
    _file("utf-16", "little", article("\x1b[31mPWNED").encode("utf-16")),
    _file("utf-16", "big", codecs.BOM_UTF16_BE + article("\x9b2JPWNED").encode("utf-16-be")),
    _file("utf-16", "without-a-mark", WORDS.decode().encode("utf-16-le"), BINARY),
    _file("utf-16", "odd", _SIXTEEN + WORDS.decode().encode("utf-16-le") + b"x"),
    _file("utf-16", "half-pairs", _SIXTEEN + b"\x00\xd8\x41\x00\x00\xdc" * 50),
    _file("utf-16", "bytes-turned", _SIXTEEN + WORDS.decode().encode("utf-16-be")),
    _file("utf-16", "mark-alone", _SIXTEEN, "is empty"),
    _file("utf-16", "thirty-two", codecs.BOM_UTF32_LE + b"\xff\xff\xff\x7f" * 50),
    _file("utf-16", "seven", article("+ABs-[31mPWNED").encode("utf-7")),
]
INPUTS = [*NUL, *UTF8, *UTF16]
