"""Exports: whole, in place at once, and never over the library."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from newsreader.exports import CSV_COLUMNS


def test_jsonl_is_an_article_a_line(run: Callable[..., Result]) -> None:
    articles = [json.loads(line) for line in run("export").stdout.splitlines()]
    assert len(articles) == 3
    for article in articles:
        whole = json.loads(run("article", str(article["id"])).stdout)
        assert article == whole
    assert list(articles[0]) == [
        *("id", "path", "title", "byline", "published", "url", "text", "mentions"),
    ]


def test_csv_is_a_mention_a_row(run: Callable[..., Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout)))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert len(rows) == 6
    keita = next(row for row in rows if row["text"] == "Keïta")
    assert (keita["page_source"], keita["page_revision"]) == ("wikipedia", "123")
    assert (keita["entity_link"], keita["start"]) == ("page", "0")


def test_a_file_is_replaced_when_the_export_is_complete(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    target.chmod(0o600)
    link = tmp_path / "link.jsonl"
    link.symlink_to(target)
    assert run("export", "-o", str(link)).exit_code == 0
    assert len(target.read_text().splitlines()) == 3
    assert target.stat().st_mode & 0o777 == 0o600
    assert link.is_symlink()
    assert not list(tmp_path.glob(".*.part"))


def test_a_broken_export_leaves_what_was_there(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    def broken(*_: Any) -> Iterator[int]:
        yield 1
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("db.articles.Articles.ids", broken)
    result = run("export", "-o", str(target))
    assert (result.exit_code, "No space left" in result.output) == (2, True)
    assert target.read_text() == "before"
    assert not list(tmp_path.glob(".*.part"))


def test_places_that_can_not_be_written(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("export", "-o", str(tmp_path / "none" / "out.jsonl"))
    assert (result.exit_code, "can't be written" in result.output) == (2, True)
    assert run("export", "-o", "/dev/null").exit_code == 0


def test_the_library_is_not_written_over(run: Callable[..., Result], library_path: Path) -> None:
    result = run("export", "-o", str(library_path))
    assert (result.exit_code, "is the library itself" in result.output) == (2, True)
    assert run("articles").exit_code == 0
