"""What holds for every article, whatever bytes it comes from."""

from __future__ import annotations

import time
import unicodedata
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Article, BlockKind
from enrich.readers import ReadError, read

FRAGMENTS = st.sampled_from(
    "\n|\n\n|  \n|# |> |- |1. |**|*|_|`|```\n|[|](#)|![|<https://a.example>|&amp;|&#769;|&#10;|\\|"
    "---\n|title: |By Jane Doe|March 5, 2022|Source: https://a.example/x|Original url:|Related: |"
    "Photo: |word|e\u0301|\u00a0|\u202e|\r\n|\t|***\n|====\n|x".split("|")
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=5), max_size=30).map("".join)
REFUSALS = {None, "is empty", "has no text", "is a binary file"}
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def check(article: Article) -> None:
    text = article.text
    assert text == text.strip() != ""
    assert not {unicodedata.category(c) for c in text.replace("\n", "")} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
    parts = [text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(parts) == text
    assert all(part and "\n" not in part and part == part.strip() for part in parts)
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(text)
    assert all(after.start == before.end + 2 for before, after in pairwise(article.blocks))
    assert all(block.kind is not BlockKind.HEADLINE for block in article.blocks[1:])
    headline = article.blocks[0].kind is BlockKind.HEADLINE
    assert article.title == parts[0] or not headline
    assert parts[0].startswith((article.title, article.title[:-1]))
    assert list(article.styles) == sorted(article.styles, key=lambda style: style.start)
    for style in article.styles:
        assert any(b.start <= style.start < style.end <= b.end for b in article.blocks)
    assert article.published is None or datetime.fromisoformat(article.published)
    for value in (article.title, article.byline, article.url, article.publication):
        assert value.strip() == value
        assert all(c.isprintable() or unicodedata.category(c) in {"Cf", "Cn", "Co"} for c in value)


def refusal_of(folder: Path, data: bytes, suffix: str) -> str | None:
    """Check the article of any bytes, or return why there is none."""
    path = folder / f"any{suffix}"
    path.write_bytes(data)
    try:
        article = read(path)
    except ReadError as error:
        return error.reason
    check(article)
    return None


@MANY
@given(data=st.binary(), suffix=st.sampled_from([".txt", ".md"]))
def test_any_bytes(tmp_path: Path, data: bytes, suffix: str) -> None:
    assert refusal_of(tmp_path, data, suffix) in REFUSALS


@MANY
@given(text=TEXTS, suffix=st.sampled_from([".txt", ".md"]))
def test_any_text(tmp_path: Path, text: str, suffix: str) -> None:
    assert refusal_of(tmp_path, text.encode(), suffix) in REFUSALS


@MANY
@given(text=TEXTS, encoding=st.sampled_from(["utf-16", "utf-8-sig"]))
def test_any_text_with_a_byte_order_mark(tmp_path: Path, text: str, encoding: str) -> None:
    assert refusal_of(tmp_path, text.encode(encoding), ".txt") in REFUSALS


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
