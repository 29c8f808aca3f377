"""From bytes to characters: byte order marks, UTF-8, and Windows-1252 for everything else."""

from __future__ import annotations

import codecs

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Return the characters of a text file; never raises.

    A byte order mark decides, and damage behind it becomes U+FFFD. Without one it is UTF-8 where
    that is valid, else Windows-1252, with Latin-1 for the five bytes that Windows-1252 leaves out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]


def is_binary(text: str) -> bool:
    """Say whether decoded text comes from a binary file: no text has a NUL character.

    The zero bytes of UTF-16 are gone once it is decoded; without its mark it counts as binary.
    """
    return "\0" in text


def _windows_1252(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS_1252 = "".join(map(_windows_1252, range(256)))
