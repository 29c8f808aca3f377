"""Articles are written by strangers: what they may do to a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from newsreader.errors import Complaint
from newsreader.plain import json_line, plain

HOSTILE = "\x1b]0;owned\x07[bold red]\u202egnp\x9b31m\x00[/nope] :smile:"


def test_nothing_that_steers_is_left_and_offsets_hold() -> None:
    shown = plain(HOSTILE)
    assert len(shown) == len(HOSTILE)
    assert not any(char in shown for char in "\x1b\x07\x00\x9b\u202e")
    assert plain("a\tb\nc\u2028d") == "a b c d"
    assert plain("a\nb\x1b", lines=True) == "a\nb\N{REPLACEMENT CHARACTER}"
    assert plain("שלום Keïta عرب e\u0301") == "שלום Keïta عرب e\u0301"


def test_json_reads_the_same_and_is_one_line() -> None:
    text = HOSTILE + "\x85\u2028\u2029\ud800Keïta"
    line = json_line({"a": text})
    assert json.loads(line) == {"a": text}
    assert line.splitlines() == [line]
    assert line.isprintable()
    assert "Keïta" in line


@pytest.mark.parametrize("command", ["articles", "entities", "search", "mentions", "article"])
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_terminal_gets_no_markup_and_no_controls(
    on_terminal: Callable[..., tuple[int, str]],
    add_article: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    flags: list[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    text = f"Zork {HOSTILE}"
    article = add_article("/h/\x1b[31mh.txt", text, f"Here {text}.", names=[(text, "ORG", "zork")])
    words = {"search": ["zork"], "mentions": ["5"], "article": [str(article)]}
    code, output = on_terminal(command, *words.get(command, []), *flags)
    assert code == 0
    assert "[bold red]" in output
    for sign in ("\x1b]", "\x07", "\x9b", "\x00", "\u202e"):
        assert sign not in output


def test_a_message_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Complaint(HOSTILE).show()
    assert "\x1b" not in capsys.readouterr().err


def test_formulas_are_no_formulas_in_csv(
    run: Callable[..., Result], add_article: Callable[..., int]
) -> None:
    names = [("@evil", "ORG", "evil")]
    add_article("/h/a.txt", "=cmd|' /C calc'!A0", "By @evil it is.", names=names, byline="+1")
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout)))
    (row,) = [row for row in rows if row["path"] == "/h/a.txt"]
    assert row["title"] == "'=cmd|' /C calc'!A0"
    assert (row["text"], row["entity_name"], row["byline"]) == ("'@evil", "'@evil", "'+1")


def test_a_hostile_file_name_is_named_safely(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("ingest", "\x1b[31mred")
    assert (result.exit_code, "\x1b" in result.output) == (2, False)
