"""Bytes to characters, and which characters an article may hold."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.readers.characters import clean, one_line, shorten
from enrich.readers.decode import decode, is_binary

WORDS = "Café “open” – 5 € 東京"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_encodings_are_told_by_their_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + WORDS.encode(encoding)) == WORDS


def test_other_bytes_are_windows_1252() -> None:
    assert decode(b"Caf\xe9 \x93open\x94 \x96 5 \x80") == "Café “open” – 5 €"


def test_bytes_that_windows_1252_leaves_out_are_latin_1() -> None:
    assert decode(b"\xe9\x81\x8d\x8f\x90\x9d") == "é\x81\x8d\x8f\x90\x9d"


def test_a_half_character_of_utf_16_is_replaced() -> None:
    assert decode(codecs.BOM_UTF16_LE + b"a\0b") == "a\N{REPLACEMENT CHARACTER}"


def test_nul_bytes_mean_binary_but_not_in_utf_16() -> None:
    assert is_binary(decode(b"PK\x03\x04\0\0"))
    assert not is_binary(decode(codecs.BOM_UTF16_LE + "plain".encode("utf-16-le")))


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\n\nc\nd\ne\nf"),
        ("a\u00a0b\u2009c\u202fd\u3000e\tf", "a b c d e f"),
        ("a\x00b\x07c\x7fd\x9be\x1bf", "abcdef"),
        ("a\u202eb\u202cc\u2066d\u2069e", "abcde"),
        ("a\u200bb\ufeffc\u00add\u2060e", "abcde"),
        ("a\ud800b\udfffc", "abc"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
    ],
)
def test_odd_characters_are_replaced_or_dropped(odd: str, plain: str) -> None:
    assert clean(odd) == plain


@pytest.mark.parametrize("kept", ["می\u200cخواهم", "👩\u200d🚀", "x\u0323\u0302y", "‘it’s’ “so”"])
def test_what_is_spelling_stays(kept: str) -> None:
    assert clean(kept) == unicodedata.normalize("NFC", kept)


def test_marks_without_end_are_cut() -> None:
    assert clean("a" + "\u0323\u0301" * 40 + "b") == "ạ" + "\u0323" * 14 + "\u0301" * 15 + "b"
    assert clean("—" * 40) == "—" * 40


def test_one_line_joins_lines_and_runs_of_space() -> None:
    assert one_line(" a \n\t b\u00a0 c ") == "a b c"


def test_shorten_ends_at_a_word() -> None:
    assert shorten("one two three", 20) == "one two three"
    assert shorten("one two, three four", 9) == "one two…"
    assert shorten("x" * 30, 10) == "x" * 10 + "…"


@given(st.binary())
def test_decode_never_raises(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(st.characters()))
def test_clean_text_is_printable_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    categories = {unicodedata.category(c) for c in cleaned if c != "\n"}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
