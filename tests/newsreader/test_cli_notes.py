"""Notes from the command line, and as Markdown in which nothing that is said is markup."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from db.decisions.kinds import LONGEST_NOTE
from db.markdown import escaped

Run = Callable[..., Result]
HOSTILE = (
    "# no heading\n> no quote\n- no item\n1. no item\n```\nno code\n```\n    no code\n"
    "<script>no()</script> [no](http://link) ![no](image) `no` *no* __no__ ~~no~~ &amp; http://no.no"
    "\n\n[no]: http://no.no\n| a | b |\n|---|---|\n\nno\n===\n\x1b[31m\u202e\\"
)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"inline", "paragraph_open", "paragraph_close", "text", "hardbreak", "text_special"}


def records(result: Result) -> list[dict[str, Any]]:
    """Return the objects that a command printed."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def kinds(tokens: Sequence[Token]) -> set[str]:
    """Return the kinds of all parts of a page."""
    return {kind for t in tokens for kind in (t.type, *(c.type for c in t.children or []))}


def said(tokens: Sequence[Token]) -> str:
    """Return the text of a page."""
    lines = (token.children for token in tokens if token.children)
    return "\n".join(
        "".join("\n" if c.type == "hardbreak" else c.content for c in line) for line in lines
    )


def test_a_note_is_written_listed_and_taken_back(run: Run) -> None:
    (whole,) = records(run("note", "1", "Who", "says", "so?"))
    (passage,) = records(run("note", "1", "--passage", "stepped down", "Of his own accord?"))
    (entity,) = records(run("note", "--entity", "Mali", "See also Sahel", "--json"))
    assert (whole["text"], whole["article"]["id"], whole["quote"]) == ("Who says so?", 1, None)
    assert (passage["quote"], passage["found"]) == ("stepped down", True)
    assert (entity["entity"]["name"], entity["article"]) == ("Mali", None)
    listed = records(run("notes"))
    assert [n["uid"] for n in listed] == [entity["uid"], passage["uid"], whole["uid"]]
    assert records(run("notes", "ACCORD", "keita")) == [passage]
    assert run("undo", passage["uid"][:8]).exit_code == 0
    assert records(run("notes")) == [entity, whole]


def test_a_note_from_the_input(run: Run) -> None:
    (note,) = records(run("note", "1", "-", input="one\r\ntwo\x1b[2J\u202e\n"))
    assert note["text"] == "one\ntwo[2J"
    assert len(records(run("note", "2", "-", input="é" * LONGEST_NOTE))) == 1


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["1"], "Give the text"),
        (["1", " \x1b "], "can't be empty"),
        (["1", "x" * (LONGEST_NOTE + 1)], "20,000"),
        (["99", "x"], "no article '99'"),
        (["--entity", "Nobody", "x"], "goes by 'Nobody'"),
        (["1", "--passage", "not there", "x"], "does not stand"),
        (["1", "--passage", "Keïta", "x"], "stands 2 times"),
        (["--entity", "Mali", "--passage", "x", "x"], "either --entity or --passage"),
    ],
)
def test_what_is_no_note_is_told(run: Run, args: list[str], told: str) -> None:
    result = run("note", *args)
    assert result.exit_code == 2
    assert told in result.output
    assert records(run("notes")) == []


def test_decisions_are_listed_and_shared_without_notes(run: Run, tmp_path: Path) -> None:
    (note,) = records(run("note", "1", "mine"))
    records(run("watch", "Mali"))
    (taken,) = records(run("note", "1", "gone"))
    records(run("undo", taken["uid"]))
    assert [d["kind"] for d in records(run("decisions"))] == ["watch"]
    assert [d["kind"] for d in records(run("decisions", "--notes"))] == ["note", "watch", "note"]
    assert [d["decision"]["kind"] for d in records(run("decisions", "export"))] == ["watch"]
    exported = run("decisions", "export", "--notes").stdout
    assert [json.loads(line)["decision"]["kind"] for line in exported.splitlines()] == [
        *("note", "watch", "note", "undo")
    ]
    file = tmp_path / "shared.jsonl"
    file.write_text(exported)
    other = ["--library", str(tmp_path / "other.db")]
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("Another\n\nNothing.\n")
    assert run("ingest", str(tmp_path / "x"), *other).exit_code == 0
    records(run("decisions", "import", str(file), *other))
    (arrived,) = records(run("notes", *other))
    assert (arrived["uid"], arrived["article"], arrived["found"]) == (note["uid"], None, False)


def test_markdown_is_by_article_and_by_entity(run: Run, tmp_path: Path) -> None:
    for args in (
        ["1", "--passage", "stepped down", "Of his own accord?\nNo."],
        ["1", "First"],
        ["2", "Elsewhere"],
        ["--entity", "Keïta", "Who?"],
    ):
        records(run("note", *args))
    page = run("notes", "--markdown").stdout
    target = tmp_path / "notes.md"
    assert run("notes", "--markdown", "--output", str(target)).stdout == ""
    assert target.read_text() == page
    day = records(run("notes"))[0]["at"][:10]
    assert page == (
        f"# Notes\n\n## Veto overridden\n\n2024-05-28\n\nElsewhere\n\n*{day}*\n"
        f"\n## Keïta resigns in Mali\n\nA. Writer · 2020-08-19\n\nFirst\n\n*{day}*\n"
        f"\n> stepped down\n\nOf his own accord?\\\nNo.\n\n*{day}*\n"
        "\n## Keïta\n\n[Ibrahim Boubacar Keïta]"
        f"(<https://en.wikipedia.org/wiki/Ibrahim_Boubacar_Ke%C3%AFta>)\n\nWho?\n\n*{day}*\n"
    )
    assert run("notes", "elsewhere", "--markdown").stdout.count("## ") == 1
    assert run("notes", "--output", str(target)).exit_code == 2


def test_hostile_text_is_no_markup(run: Run, add_article: Callable[..., int]) -> None:
    article = add_article("/h/h.txt", "# <b>[no](x)</b> #", HOSTILE, byline=HOSTILE)
    text = HOSTILE.replace("\x1b", "").replace("\u202e", "")
    records(run("note", str(article), text, "--passage", "no heading\n> no quote\n- no item"))
    page = run("notes", "--markdown").stdout
    tokens = PARSER.parse(page)
    assert kinds(tokens) <= PLAIN | {
        *("heading_open", "heading_close", "blockquote_open", "blockquote_close"),
        *("em_open", "em_close"),
    }
    assert sum(token.type == "heading_open" for token in tokens) == 2
    assert "\x1b" not in page
    assert "\u202e" not in page


@given(st.text() | st.text("aA1 \n\t#>-+*_=`~<>[]()!&;|\\.:/$@^w\"'"))
def test_escaped_text_says_what_it_said(text: str) -> None:
    from db.plain import plain

    tokens = PARSER.parse(escaped(text))
    assert kinds(tokens) <= PLAIN
    assert said(tokens).split() == plain(text, lines=True).split()


@pytest.mark.parametrize("flags", [["notes"], ["notes", "--markdown"], ["notes", "--json"]])
def test_a_terminal_gets_no_controls(
    on_terminal: Callable[..., tuple[int, str]],
    add_article: Callable[..., int],
    run: Run,
    flags: list[str],
) -> None:
    article = add_article("/h/h.txt", "\x1b]0;owned\x07Zork\u202e", "\x9b31m[bold red]here[/]")
    records(run("note", str(article), "[/nope]", "--passage", "\x9b31m[bold red]here"))
    code, output = on_terminal(*flags)
    assert code == 0
    assert "Zork" in output
    assert not any(sign in output for sign in ("\x1b]", "\x07", "\x9b", "\u202e"))
