"""What holds for every article, whatever bytes it comes from."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enrich.readers import ReadError, read
from support.contract import REFUSALS, check_article

FRAGMENTS = st.sampled_from(
    "\n|\n\n|  \n|# |> |- |1. |**|*|_|`|```\n|[|](#)|![|<https://a.example>|&amp;|&#769;|&#10;|\\|"
    "---\n|title: |By Jane Doe|March 5, 2022|Source: https://a.example/x|Original url:|Related: |"
    "Photo: |word|e\u0301|\u00a0|\u202e|\r\n|\t|***\n|====\n|x".split("|")
)
# What the hostile files are made of.
HOSTILE = st.sampled_from(
    [
        *("\x1b[31m", "\x1b]0;t\x07", "\x9b2J", "\x9d", "\u2066", "\u202c", "&#27;", "&#x202e;"),
        *("\u200b", "\u200d", "\ufe0f", "\ufff9", "\u0301" * 40, "\U000e0041", "\u115f", "\u2029"),
        *(
            "[bold]",
            "[/]",
            "[@click=app.quit]",
            ":smile:",
            "$x",
            "<b>",
            "<javascript:x>",
            "![a](b)",
        ),
        *("title: &a [*a]\n", "author: !!python/name:os.system\n", "date: 9999-99-99\n", 'a: "\n'),
        *("[" * 50, ">" * 50, "`" * 9, "*a_" * 20, "\f", "\x85", "https://[", "By A, B and C\n"),
    ]
)
SPOILT = [b"\xc0\xaf", b"\xc0\x80", b"\xed\xa0\xbd", b"\xf4\x90\x80\x80", b"\x9b31m", b"\xe2\x80"]
TEXTS = st.lists(FRAGMENTS | HOSTILE | st.text(max_size=5), max_size=30).map("".join)
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def refusal_of(folder: Path, data: bytes, suffix: str) -> str | None:
    """Check the article of any bytes, or return why there is none."""
    path = folder / f"any{suffix}"
    path.write_bytes(data)
    try:
        article = read(path)
    except ReadError as error:
        return error.reason
    check_article(article)
    return None


@MANY
@given(data=st.binary(), suffix=st.sampled_from([".txt", ".md"]))
def test_any_bytes(tmp_path: Path, data: bytes, suffix: str) -> None:
    assert refusal_of(tmp_path, data, suffix) in {None, *REFUSALS}


@MANY
@given(fields=TEXTS, rest=TEXTS)
def test_any_front_matter(tmp_path: Path, fields: str, rest: str) -> None:
    text = f"---\n{fields}\n---\n{rest}"
    assert refusal_of(tmp_path, text.encode(), ".md") in {None, *REFUSALS}


@MANY
@given(
    pieces=st.lists(TEXTS.map(str.encode) | st.sampled_from(SPOILT) | st.binary(max_size=4)),
    suffix=st.sampled_from([".txt", ".md"]),
)
def test_text_with_bytes_that_are_none(tmp_path: Path, pieces: list[bytes], suffix: str) -> None:
    assert refusal_of(tmp_path, b"".join(pieces), suffix) in {None, *REFUSALS}


@MANY
@given(text=TEXTS, suffix=st.sampled_from([".txt", ".md"]))
def test_any_text(tmp_path: Path, text: str, suffix: str) -> None:
    assert refusal_of(tmp_path, text.encode(), suffix) in {None, *REFUSALS}


@MANY
@given(text=TEXTS, encoding=st.sampled_from(["utf-16", "utf-8-sig"]))
def test_any_text_with_a_byte_order_mark(tmp_path: Path, text: str, encoding: str) -> None:
    assert refusal_of(tmp_path, text.encode(encoding), ".txt") in {None, *REFUSALS}


@pytest.mark.parametrize("letter", ["e", "é", "東", "👩"])
def test_offsets_are_code_points(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# {letter}\n\n{letter} **{letter}b**", encoding="utf-8")
    (style,) = read(path).styles
    assert (style.start, style.end) == (5, 7)


def test_many_small_files_are_read_quickly(tmp_path: Path) -> None:
    prose = "The pier of the town is old, and its **wooden** posts are older still. " * 4
    path = tmp_path / "a.txt"
    path.write_text("Pier Opens\n\nBy [ABC](#)\n\nMarch 5, 2022\n\n" + f"{prose}\n\n" * 10)
    read(path)
    start = time.process_time()
    for _ in range(200):
        read(path)
    # Far below what it takes on an idle machine, so that a busy one does not fail.
    assert 200 / (time.process_time() - start) > 200
