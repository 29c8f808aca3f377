"""The commands that decide: what they print and change, and that --dry-run changes nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from db.decisions.effects import AT_ONCE
from db.library import Library
from db.pages import Choice, Link, Page
from tests.newsreader.conftest import article_of, put

Run = Callable[..., Result]
COUNTRY = Page("zim", "Georgia (country)", "Country", "A country.", "", origin="z", qid="Q230")
NAMES = [("Keïta", "PERSON", "keita"), ("IBK", "PERSON", "ibk")]


@pytest.fixture
def filled(library_path: Path, tmp_path: Path) -> Path:
    """The library with an article more, which names two who may be one, and is published."""
    library = Library.create(library_path)
    article = article_of("IBK falls", "IBK and Keïta. The junta waits; IBK left.", published="2021")
    put(library, str(tmp_path / "news" / "ibk.txt"), article, NAMES)
    with library.connections.write() as write:
        write.execute("UPDATE articles SET publication = 'Le Monde' WHERE title = 'IBK falls'")
    library.close()
    return library_path


def dump(path: Path) -> list[str]:
    """Return all that a library holds."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    lines = [line for line in connection.iterdump() if "fts" not in line]
    connection.close()
    return lines


def answer(result: Result) -> dict[str, Any]:
    """Return the one object that a command printed."""
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def entity(path: Path, name: str) -> Any:
    """Return an entity by its name, as it is now."""
    library = Library(path)
    found = library.entities.find(name)
    library.close()
    assert len(found) == 1
    return found[0]


def count(path: Path) -> int:
    """Return how many entities are listed."""
    library = Library(path)
    found = len(library.entities.ranked())
    library.close()
    return found


EVERY = [
    (["merge", "IBK", "keita"], "same", 3),
    (["distinct", "IBK", "keita"], "different", 0),
    (["split", "keita", "--article", "4", "--name", "Another"], "split", 1),
    (["split", "keita", "--source", "le monde"], "split", 1),
    (["link", "keita", "Keita_(king)"], "page", 3),
    (["link", "keita", "--nobody", "--article", "4"], "page", 1),
    (["link", "keita", "Someone", "--source", "Le Monde", "--language", "fr"], "page", 1),
    (["rename", "keita", " Ibrahim  B. Keïta "], "rename", 3),
    (["relabel", "keita", "org"], "label", 3),
    (["hide", "keita"], "hide", 3),
    (["watch", "keita"], "watch", 3),
    (["not-a-name", "keita"], "no-name", 3),
    (["not-a-name", "keita", "--form", "keita", "--article", "4"], "no-name", 1),
    (["is-a-name", "junta", "ORG"], "name", 1),
    (["is-a-name", "Mali", "GPE", "--article", "1"], "name", 2),
]


@pytest.mark.parametrize(("words", "kind", "mentions"), EVERY, ids=str)
def test_each_is_told_taken_and_taken_back(
    run: Run, filled: Path, words: list[str], kind: str, mentions: int
) -> None:
    before = dump(filled)
    told = answer(run(*words, "--dry-run"))
    assert dump(filled) == before
    assert (told["kind"], told["mentions"], told["dry_run"]) == (kind, mentions, True)
    assert (told["uid"], told["at"]) == (None, None)
    done = answer(run(*words, "--json"))
    assert list(done) == [
        *("uid", "at", "kind", "told", "undone"),
        *("mentions", "articles", "doubts", "doubtful", "dry_run"),
    ]
    same = ("kind", "told", "mentions", "articles", "doubts", "doubtful")
    assert [done[key] for key in same] == [told[key] for key in same]
    assert done["dry_run"] is False
    (listed,) = run("decisions").stdout.splitlines()
    assert json.loads(listed)["uid"] == done["uid"]
    library = Library(filled)
    assert library.check().problems == ()
    library.close()
    held = dump(filled)
    shown = answer(run("undo", done["uid"][:6], "--dry-run"))
    assert dump(filled) == held
    back = answer(run("undo", done["uid"][:6]))
    assert (back["uid"], back["undone"]) == (done["uid"], True)
    assert (back["mentions"], back["articles"]) == (done["mentions"], done["articles"])
    assert [shown[key] for key in same] == [back[key] for key in same]
    again = answer(run("redo"))
    assert (again["uid"], again["undone"]) == (done["uid"], False)
    assert again["mentions"] == done["mentions"]


def test_two_are_one_and_what_speaks_against_it(run: Run, filled: Path) -> None:
    done = answer(run("merge", "keita", "IBK"))
    assert done["told"] == "IBK is the same as Keïta"
    assert (done["articles"], done["doubts"]) == (1, 3)
    assert [row["text"] for row in done["doubtful"]] == ["IBK", "IBK", "IBK"]
    assert entity(filled, "IBK").mentions == entity(filled, "keita").mentions == 6
    result = run("merge", "keita", "IBK")
    assert (result.exit_code, "are one: " in result.output) == (2, True)


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]])
def test_a_contradiction_names_the_earlier_decision(
    run: Run, filled: Path, dry_run: list[str]
) -> None:
    first = answer(run("distinct", "keita", "IBK"))
    before = dump(filled)
    result = run("merge", "IBK", "keita", *dry_run)
    assert result.exit_code == 2
    assert "it was decided that IBK is not the same as Keïta" in result.output
    assert f"newsreader undo {first['uid'][:8]}" in result.output
    assert dump(filled) == before
    run("undo")
    assert run("merge", "IBK", "keita").exit_code == 0
    result = run("redo", first["uid"][:8])
    assert result.exit_code == 0
    assert json.loads(run("decisions").stdout.splitlines()[0])["contradicts"] == first["uid"]


def test_what_was_split_off_has_a_name_of_its_own(run: Run, filled: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "news" / "ibk.txt")
    answer(run("split", "keita", "--articles", path, "--name", "Salif Keïta"))
    assert entity(filled, "Salif Keïta").mentions == 1


def test_a_page_comes_from_the_candidates_then_the_library_then_the_wiki(
    run: Run, filled: Path
) -> None:
    library = Library(filled)
    georgia = [e.id for e in library.entities.find("Georgia")]
    library.links.keep({georgia[0]: Link("unsure", None, (Choice(COUNTRY),))}, "test")
    library.close()

    def linked(*words: str) -> Any:
        answer(run("link", *words))
        opened = Library(filled)
        page = opened.links.of(opened.entities.find(words[0])[0].id).page
        opened.close()
        return page

    assert linked(str(georgia[0]), "georgia (country)") == COUNTRY
    assert linked(str(georgia[1]), "Georgia (country)") == COUNTRY
    page = linked(str(georgia[1]), "georgia_(U.S. state)", "--language", "de")
    assert (page.title, page.language, page.source) == ("Georgia (U.S. state)", "de", "wikipedia")
    assert page.origin == "{language}.wikipedia.org"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["merge", "Kieta", "Mali"], "Near to it: Keïta"),
        (["merge", "Georgia", "Mali"], "give the number of one"),
        (["merge", "Mali", "mali"], "are one: Mali. To see"),
        (["distinct", "Mali", "Mali"], "are one: Mali. To see"),
        (["distinct", "Mali", "2"], "are one: Mali. To see"),
        (["split", "Mali"], "Give the articles with --article"),
        (["split", "Mali", "--article", "1", "--source", "Le Monde"], "either --article or"),
        (["split", "Mali", "--article", "2"], "Mali is not mentioned in the article 2"),
        (["split", "Mali", "--article", "99"], "There is no article '99'"),
        (["split", "Mali", "--source", "Le Mond"], "Near to it: Le Monde"),
        (["relabel", "Mali", "CITY"], "There is no label 'CITY'"),
        (["rename", "Mali", " "], "can't be empty"),
        (["is-a-name", " ", "ORG"], "can't be empty"),
        (["is-a-name", "x", "CITY"], "There is no label"),
        (["not-a-name", "Mali", "--form", "Mal"], "It is spelt: Mali."),
        (["link", "Mali"], "either a TITLE or --nobody"),
        (["link", "Mali", "Mali", "--nobody"], "either a TITLE or --nobody"),
        (["link", "Mali", "[[x]]"], "No page can have the title"),
        (["undo"], "nothing to take back"),
        (["redo"], "nothing to do again"),
        (["undo", "1a2b"], "There is no decision '1a2b'"),
        (["undo", ""], "There is no decision ''"),
        (["decisions", "import", "/none.jsonl"], "No such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_not_be_done_changes_nothing(
    run: Run, filled: Path, words: list[str], message: str
) -> None:
    before = dump(filled)
    result = run(*words)
    assert (result.exit_code, message in result.output) == (2, True), result.output
    assert dump(filled) == before


def test_taking_back_twice(run: Run, filled: Path) -> None:
    uid = answer(run("hide", "Mali"))["uid"]
    result = run("redo", uid)
    assert (result.exit_code, f"The decision {uid} holds." in result.output) == (2, True)
    run("undo", uid)
    result = run("undo", uid)
    assert (result.exit_code, "is taken back already" in result.output) == (2, True)


def test_the_list_of_decisions(run: Run, filled: Path) -> None:
    answer(run("hide", "Mali"))
    answer(run("rename", "keita", "IBK the elder"))
    run("undo")
    rows = [json.loads(line) for line in run("decisions").stdout.splitlines()]
    assert [(row["kind"], row["undone"]) for row in rows] == [("rename", True), ("hide", False)]
    assert list(rows[0]) == ["uid", "at", "kind", "told", "undone", "contradicts", "unfit"]
    for words in (["ELDER", "keita"], [rows[0]["uid"][:7]], ["--json", "elder"]):
        (line,) = run("decisions", *words).stdout.splitlines()
        assert json.loads(line)["uid"] == rows[0]["uid"]
    assert run("decisions", "nothing of the kind").stdout == ""


def test_a_decision_whose_article_is_gone_is_listed_with_the_nearest_place(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    answer(run("not-a-name", "IBK", "--article", "4"))
    library = Library.create(filled)
    assert library.shelving.forget(str(tmp_path / "news" / "ibk.txt")) == (0, 1)
    article = article_of("IBK falls", "Late. IBK and Keïta. The army waits; IBK left.")
    put(library, str(tmp_path / "other" / "copy.txt"), article, NAMES)
    library.close()
    row = json.loads(run("decisions").stdout)
    (unfit,) = row["unfit"]
    assert unfit["quote"] == "IBK"
    assert unfit["nearest"]["article"]["path"] == str(tmp_path / "other" / "copy.txt")
    checks = json.loads(run("doctor").stdout)["checks"]
    (check,) = [check for check in checks if check["name"] == "decisions"]
    assert check["ok"]
    assert "the places of 1 are not found" in check["detail"]
    assert "newsreader decisions" in check["hint"]


def test_decisions_travel(run: Run, filled: Path, tmp_path: Path) -> None:
    answer(run("merge", "IBK", "keita"))
    answer(run("not-a-name", "keita", "--article", "4"))
    run("undo")
    file = tmp_path / "decisions.jsonl"
    assert run("decisions", "export", "--output", str(file)).exit_code == 0
    assert run("decisions", "export").stdout == file.read_text("utf-8")
    assert len(file.read_text("utf-8").splitlines()) == 3
    before = dump(filled)
    known = answer(run("decisions", "import", str(file)))
    assert (known["new"], known["known"]) == ([], 3)
    assert dump(filled) == before
    other = tmp_path / "other.db"
    Library.create(other).close()
    there = ["--library", str(other)]
    tried = answer(run("decisions", "import", str(file), "--dry-run", *there))
    taken = answer(run("decisions", "import", str(file), *there))
    assert (tried["dry_run"], taken["dry_run"]) == (True, False)
    for told in (tried, taken):
        assert [row["kind"] for row in told["new"]] == ["same", "no-name"]
        assert [row["undone"] for row in told["new"]] == [False, True]
        assert [row["kind"] for row in told["absent"]] == ["no-name"]
    assert run("decisions", "export", *there).stdout == file.read_text("utf-8")


def test_a_file_with_a_line_that_is_no_decision_changes_nothing(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    answer(run("hide", "Mali"))
    file, before = tmp_path / "d.jsonl", dump(filled)
    line = run("decisions", "export").stdout
    file.write_text(f"\n{line}<<<<<<< HEAD\n", "utf-8")
    result = run("decisions", "import", str(file))
    assert (result.exit_code, "Line 3 is no decision" in result.output) == (2, True)
    assert dump(filled) == before
    file.write_text(line.replace("Mali", "Mila"), "utf-8")
    result = run("decisions", "import", str(file))
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["refused"]) == 1
    assert dump(filled) == before
    result = run("decisions", "export", "--output", str(filled))
    assert (result.exit_code, "is the library itself" in result.output) == (2, True)


def test_what_concerns_many_articles_is_brought_about_in_all(run: Run, filled: Path) -> None:
    library = Library.create(filled)
    for number in range(2 * AT_ONCE + 1):
        article = article_of(f"Number {number}", "Zork left.", published="2024-01-01")
        put(library, f"/z/{number}", article, [("Zork", "ORG", "org:zork")])
    library.close()
    for words, left in (
        (["not-a-name", "zork"], 0),
        (["undo"], 2 * AT_ONCE + 1),
        (["redo"], 0),
    ):
        assert answer(run(*words))["mentions"] == 2 * AT_ONCE + 1
        opened = Library(filled)
        assert sum(entity.mentions for entity in opened.entities.find("zork")) == left
        assert opened.check().problems == ()
        opened.close()


def test_on_a_terminal(
    on_terminal: Callable[..., tuple[int, str]], run: Run, filled: Path, tmp_path: Path
) -> None:
    code, output = on_terminal("merge", "IBK", "keita", "--dry-run")
    assert (code, "Keïta is the same as IBK (3 mentions in 1 article; 3 look" in output) == (
        0,
        True,
    )
    assert "Nothing was changed." in output
    code, output = on_terminal("merge", "IBK", "keita")
    uid = json.loads(run("decisions").stdout)["uid"]
    assert f"To take it back: newsreader undo {uid[:8]}\n" in output
    assert "is the same as" in on_terminal("decisions")[1]
    code, output = on_terminal("undo")
    assert "Taken back: Keïta is the same as IBK" in output
    assert f"newsreader redo {uid[:8]}" in output
    assert "taken back" in on_terminal("decisions")[1]
    run("decisions", "export", "--output", str(tmp_path / "d.jsonl"))
    code, output = on_terminal("decisions", "import", str(tmp_path / "d.jsonl"))
    assert (code, "0 new, 2 known already" in output) == (0, True)


def test_the_help_of_the_log(run: Run) -> None:
    for words in (["decisions"], ["decisions", "export"], ["decisions", "import"]):
        output = run(*words, "--help").output
        assert f"newsreader {' '.join(words)}" in output
        assert "Examples:" in output
