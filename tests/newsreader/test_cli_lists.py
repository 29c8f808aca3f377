"""Shelves, articles, entities, mentions and search: what the lists hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from db.library import Library
from newsreader.settings import load
from tui.actions import COMMANDS

PAGE_KEYS = [
    "title",
    "url",
    "source",
    "licence",
    "revision",
    "revision_url",
    "language",
    "qid",
    "shortened",
]


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_shelves(run: Callable[..., Result], tmp_path: Path) -> None:
    news, other = lines(run("shelves"))
    expected = {"path": str(tmp_path / "news"), "kind": "folder", "articles": 2, "unread": 2}
    assert news == expected | {"online": None}
    assert other["articles"] == 1


def test_forgetting_a_shelf_and_an_article(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("forget", "other/../other")
    assert (result.exit_code, "1 shelf, 1 articles" in result.output) == (0, True)
    assert run("forget", "news/veto.txt").exit_code == 0
    assert [row["title"] for row in lines(run("articles"))] == ["Keïta resigns in Mali"]
    result = run("forget", "other")
    assert (result.exit_code, "no shelf and no article" in result.output) == (2, True)


def test_articles_newest_first_without_text(run: Callable[..., Result], tmp_path: Path) -> None:
    veto, coup, count = lines(run("articles", "--json"))
    assert list(coup) == ["id", "path", "title", "byline", "published", "url"]
    assert coup["path"] == str(tmp_path / "news" / "coup.txt")
    assert (veto["published"], count["published"]) == ("2024-05-28", None)


def test_articles_of_a_shelf_unread_or_starred(
    run: Callable[..., Result], tmp_path: Path, library_path: Path
) -> None:
    library = Library(library_path)
    first = lines(run("articles"))[0]["id"]
    library.articles.set_read(first, True)
    library.articles.set_starred(first, True)
    library.close()
    assert [row["id"] for row in lines(run("articles", "--starred"))] == [first]
    assert first not in [row["id"] for row in lines(run("articles", "--unread"))]
    assert len(lines(run("articles", "--shelf", str(tmp_path / "other")))) == 1
    assert run("articles", "--shelf", str(tmp_path)).exit_code == 2


def test_an_article_in_full(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (article,) = lines(run("article", "news/coup.txt"))
    assert lines(run("article", str(article["id"]), "--json")) == [article]
    mentions = article["mentions"]
    assert [m["text"] for m in mentions] == ["Keïta", "Mali", "Keïta", "Mali"]
    for mention in mentions:
        assert article["text"][mention["start"] : mention["end"]] == mention["text"]
    keita, mali = mentions[0]["entity"], mentions[1]["entity"]
    assert list(keita["page"]) == PAGE_KEYS
    assert (keita["link"], keita["page"]["revision"], keita["label"]) == ("page", 123, "PERSON")
    assert (mali["link"], mali["page"], mali["name"]) == ("nobody", None, "Mali")


def test_an_article_that_is_not_there(run: Callable[..., Result]) -> None:
    result = run("article", "cop.txt")
    assert (result.exit_code, "news/coup.txt" in result.output) == (2, True)
    result = run("article", "999")
    assert (result.exit_code, "newsreader articles" in result.output) == (2, True)


def test_entities(run: Callable[..., Result]) -> None:
    found = {row["name"]: row for row in lines(run("entities"))}
    keita = found["Keïta"]
    assert keita["aliases"] == ["Keïta"]
    assert (keita["mentions"], keita["articles"]) == (2, 1)
    assert (keita["first"], keita["last"]) == ("2020-08-19", "2020-08-19")
    assert keita["page"]["title"] == "Ibrahim Boubacar Keïta"
    assert len(lines(run("entities"))) == 4
    assert [row["name"] for row in lines(run("entities", "--label", "person"))] == ["Keïta"]
    assert [row["name"] for row in lines(run("entities", "--like", "KEIT"))] == ["Keïta"]


def test_a_wrong_label(run: Callable[..., Result]) -> None:
    result = run("entities", "--label", "PERSN")
    assert (result.exit_code, "PERSON, ORG, GPE" in result.output) == (2, True)


def test_mentions(run: Callable[..., Result], tmp_path: Path) -> None:
    first, second = lines(run("mentions", "keita"))
    assert first["article"]["path"] == str(tmp_path / "news" / "coup.txt")
    assert first["article"]["published"] == "2020-08-19"
    assert (first["start"], first["end"], first["text"]) == (0, 5, "Keïta")
    assert second["snippet"] == "President Keïta stepped down."


def test_mentions_of_an_ambiguous_name(run: Callable[..., Result]) -> None:
    result = run("mentions", "georgia")
    assert result.exit_code == 2
    ids = [line.split()[0] for line in result.output.splitlines()[1:]]
    assert [len(lines(run("mentions", entity))) for entity in ids] == [1, 1]


def test_mentions_of_an_unknown_name(run: Callable[..., Result]) -> None:
    result = run("mentions", "Kieta")
    assert (result.exit_code, "Near to it: Keïta." in result.output) == (2, True)
    assert run("mentions", "Zzzzzz").exit_code == 2


def test_search(run: Callable[..., Result]) -> None:
    (found,) = lines(run("search", "keita", "capital"))
    assert list(found) == ["id", "path", "title", "published", "snippet"]
    assert "capital" in found["snippet"]
    assert lines(run("search", "nothing-like-that")) == []
    assert run("search", "---", "!").exit_code == 2


def test_an_article_on_a_terminal(
    on_terminal: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    code, output = on_terminal("article", str(tmp_path / "news" / "coup.txt"))
    assert code == 0
    assert "A. Writer" in output
    assert "President of Mali from 2013 to 2020" in output
    assert "\x1b[4mKeïta\x1b[0m stepped" in output


def test_mentions_and_entities_on_a_terminal(on_terminal: Callable[..., tuple[int, str]]) -> None:
    assert "\x1b[1;4mKeïta\x1b[0m" in on_terminal("mentions", "keita")[1]
    assert "There are no such entities." in on_terminal("entities", "--like", "zz")[1]


def test_the_default_keys_are_settings(run: Callable[..., Result], tmp_path: Path) -> None:
    printed = run("keys").output
    settings = tmp_path / "keys.toml"
    settings.write_text(printed)
    assert load(settings, named=True, offline=False).keys == {
        c.id: c.keys or "nop" for c in COMMANDS
    }
    records = [json.loads(line) for line in run("keys", "--json").output.splitlines()]
    assert [record["id"] for record in records] == [command.id for command in COMMANDS]


def test_search_by_fields_and_the_best_first(run: Callable[..., Result]) -> None:
    titles = [row["title"] for row in lines(run("search", "georgia", "OR", "entity:keita"))]
    assert titles == ["Veto overridden", "Keïta resigns in Mali", "Count certified"]
    (best, *_) = lines(run("search", "--best", "voted OR georgia"))
    assert best["title"] == "Veto overridden"
    (coup,) = lines(run("search", "--json", "label:person after:2020-08 before:2020-09"))
    assert list(coup) == ["id", "path", "title", "published", "snippet"]
    assert "Keïta" in coup["snippet"]


def test_a_mistake_in_a_query_is_pointed_at(run: Callable[..., Result]) -> None:
    result = run("search", "keita", "lable:person")
    assert result.exit_code == 2
    *_, told, query, marks = result.output.splitlines()
    assert "Did you mean “label:”?" in told
    assert query[marks.index("^") : len(marks)] == "lable:"
    result = run("search", "(keita\x1b[2J")
    assert (result.exit_code, "\x1b" in result.output) == (2, False)


def test_a_kept_search_stands_among_the_shelves(run: Callable[..., Result]) -> None:
    result = run("search", "--keep", "My coups", "keita is:unread")
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == [
        "Keïta resigns in Mali"
    ]
    assert "forget 'search:My coups'" in result.stderr
    *shelves, kept = lines(run("shelves"))
    assert [shelf["kind"] for shelf in shelves] == ["folder", "folder"]
    assert kept == {
        "path": "search:My coups",
        "kind": "search",
        "articles": 1,
        "unread": 1,
        "online": None,
        "query": "keita is:unread",
    }
    assert run("forget", "search:my coups").exit_code == 0
    assert len(lines(run("shelves"))) == 2
    result = run("forget", "search:my coups")
    assert (result.exit_code, "keeps no such search" in result.output) == (2, True)
    for name, query in ((" ", "keita"), ("a", "(keita")):
        assert run("search", "--keep", name, query).exit_code == 2
    assert len(lines(run("shelves"))) == 2
