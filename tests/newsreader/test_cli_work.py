"""The commands that put work in hand: ingest, context and correct, with the engines faked."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from db.library import Library
from db.pages import Link, Page
from enrich.context.sources import SourceError
from enrich.model import ModelError
from enrich.progress import Progress, Report
from support.zim_files import article, write_zim

DONE = Report(read=28, unchanged=0, failed=(), gone=0, mentions=640, entities=310)


class FakeIngest:
    """Takes the place of enrich.ingest."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.report: Report | BaseException = DONE
        self.calls = list[tuple[list[Path], int]]()
        monkeypatch.setattr("enrich.ingest.ingest", self.ingest)

    def ingest(
        self,
        library: Library,
        paths: Sequence[Path],
        settings: object,
        *,
        jobs: int,
        progress: Callable[[Progress], None],
    ) -> Report:
        assert library.is_current()
        self.calls.append((list(paths), jobs))
        progress(Progress("read", 1, 2))
        if isinstance(self.report, BaseException):
            raise self.report
        return self.report


class FakeLookup:
    """Takes the place of enrich.context.Lookup; knows one page, for whatever is asked."""

    calls: list[dict[str, Any]]
    failure: Exception | None = None

    def __init__(self, library: Library, settings: Any) -> None:
        self.settings = settings

    def __enter__(self) -> FakeLookup:
        return self

    def __exit__(self, *_: object) -> None: ...

    def fetch(
        self, ids: Sequence[int], *, refresh: bool, online: bool
    ) -> Iterator[tuple[int, Link]]:
        self.calls.append({"ids": list(ids), "refresh": refresh, "online": online})
        for entity_id in ids:
            yield entity_id, Link("page", Page("starter", "Some page", "", "", ""))
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def ingest(monkeypatch: pytest.MonkeyPatch) -> FakeIngest:
    return FakeIngest(monkeypatch)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    FakeLookup.calls = []
    monkeypatch.setattr("enrich.context.Lookup", FakeLookup)
    return FakeLookup.calls


def test_ingest_closes_with_counts(
    run: Callable[..., Result], ingest: FakeIngest, tmp_path: Path
) -> None:
    result = run("ingest", str(tmp_path / "news" / ".."), "--jobs", "2")
    assert result.exit_code == 0
    assert result.output == "28 read, 0 unchanged, 0 failed, 640 mentions, 310 entities\n"
    assert ingest.calls == [([tmp_path], 2)]


def test_ingest_names_what_could_not_be_read(
    run: Callable[..., Result], ingest: FakeIngest, tmp_path: Path
) -> None:
    ingest.report = replace(DONE, failed=(("/a/b.txt", "is empty"),), gone=2)
    result = run("ingest", str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr == "/a/b.txt: is empty\n"
    assert "1 failed, 2 gone, 640 mentions" in result.stdout


def test_ingest_names_links_that_it_does_not_follow_and_ends_well(
    run: Callable[..., Result], ingest: FakeIngest, tmp_path: Path
) -> None:
    ingest.report = replace(DONE, remarks=(("/a/b\x1b.txt", "left out, a link out of the folder"),))
    result = run("ingest", str(tmp_path))
    assert result.exit_code == 0
    assert (
        result.stderr == "/a/b\N{REPLACEMENT CHARACTER}.txt: left out, a link out of the folder\n"
    )


def test_ingest_of_a_missing_path_does_nothing(
    run: Callable[..., Result], ingest: FakeIngest, tmp_path: Path
) -> None:
    new = tmp_path / "new.db"
    result = run("ingest", str(tmp_path), "/none", "--library", str(new))
    assert (result.exit_code, "There is no file or folder '/none'" in result.output) == (2, True)
    assert not ingest.calls
    assert not new.exists()
    assert run("ingest").exit_code == 2
    assert run("ingest", str(tmp_path), "--jobs", "0").exit_code == 2


def test_ingest_makes_the_library(
    run: Callable[..., Result], ingest: FakeIngest, tmp_path: Path
) -> None:
    new = tmp_path / "deep" / "new.db"
    assert run("ingest", str(tmp_path), "--library", str(new)).exit_code == 0
    assert new.exists()


def test_ingest_without_a_model_and_interrupted(
    run: Callable[..., Result], ingest: FakeIngest, tmp_path: Path
) -> None:
    ingest.report = ModelError("No English spaCy model is installed.")
    result = run("ingest", str(tmp_path))
    assert (result.exit_code, "No English spaCy model" in result.output) == (2, True)
    ingest.report = KeyboardInterrupt()
    assert run("ingest", str(tmp_path)).exit_code == 130


def test_coverage(run: Callable[..., Result]) -> None:
    counts = json.loads(run("context", "--json").stdout)
    assert counts == {"entities": 4, "page": 1, "nobody": 1, "unsure": 0, "none": 2}
    assert run("context", "--refresh").exit_code == 2


def test_context_of_an_entity_offline(
    run: Callable[..., Result], calls: list[dict[str, Any]]
) -> None:
    result = run("context", "keita", "--refresh", "--offline")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["page"]["title"] == "Some page"
    assert (calls[0]["refresh"], calls[0]["online"]) == (True, False)
    assert run("context", "georgia", "--offline").exit_code == 2


def test_a_wiki_that_does_not_answer(
    run: Callable[..., Result], calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeLookup, "failure", SourceError("The wiki is busy."))
    result = run("context", "keita", "--offline")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["name"] == "Keïta"
    assert result.stderr.startswith("The wiki is busy.")


def test_context_of_all_leaves_out_what_has_a_page(
    run: Callable[..., Result], calls: list[dict[str, Any]]
) -> None:
    run("context", "--all", "--offline")
    run("context", "--all", "--offline", "--refresh")
    assert [len(call["ids"]) for call in calls] == [3, 4]


def test_in_a_pipe_nobody_is_asked_and_nothing_fetched(
    run: Callable[..., Result], calls: list[dict[str, Any]], library_path: Path
) -> None:
    result = run("context", "keita")
    assert (result.exit_code, calls[0]["online"]) == (0, False)
    assert "Nothing is fetched from the network" in result.stderr
    library = Library(library_path)
    first, second = library.shelves.all()
    library.shelves.set_consent(first.id, True)
    run("context", "keita")
    library.shelves.set_consent(second.id, True)
    assert run("context", "keita").stderr == ""
    library.shelves.set_consent(first.id, False)
    assert "you said no" in run("context", "keita").stderr
    library.close()
    assert [call["online"] for call in calls] == [False, False, True, False]


def test_the_settings_say_whether_to_go_online(
    run: Callable[..., Result], calls: list[dict[str, Any]], tmp_path: Path
) -> None:
    for written in ("true", "false"):
        (tmp_path / "c.toml").write_text(f"[context]\nonline = {written}\n")
        run("context", "keita", "--config", str(tmp_path / "c.toml"))
        run("context", "keita", "--config", str(tmp_path / "c.toml"), "--offline")
    assert [call["online"] for call in calls] == [True, False, False, False]


FAKED = """
import enrich.context
from db.pages import Link
class Lookup:
    def __init__(self, *_): pass
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def fetch(self, ids, *, refresh, online):
        print("ONLINE", online)
        yield from ((id, Link("nobody")) for id in ids)
enrich.context.Lookup = Lookup
from newsreader.cli import main
main()
"""


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False)])
def test_on_a_terminal_the_question_is_asked_once(
    on_terminal: Callable[..., tuple[int, str]], library_path: Path, key: str, answer: bool
) -> None:
    program = [sys.executable, "-c", FAKED]
    contact = "me@example.org\n" if answer else ""
    code, output = on_terminal("context", "keita", keys=f"{key}\n{contact}", program=program)
    assert code == 0
    assert ("whom to write to" in output) == answer
    assert "Names from the articles will be sent to en.wikipedia.org. Go on?" in output
    assert f"ONLINE {answer}" in output
    assert "(nobody known)" in output
    library = Library(library_path)
    assert [shelf.online for shelf in library.shelves.all()] == [answer, answer]
    assert library.facts().get("contact") == ("me@example.org" if answer else None)
    library.close()
    _, output = on_terminal("context", "keita", program=program)
    assert ("Go on?" in output, f"ONLINE {answer}" in output) == (False, True)


def test_a_kiwix_file(run: Callable[..., Result], tmp_path: Path) -> None:
    pages = {
        "Main": "<p>Welcome.</p>",
        "Ibrahim Boubacar Keïta": article(
            "Keïta is a statesman, the president of Mali whom soldiers overthrew in Bamako."
        ),
    }
    file = write_zim(tmp_path / "a.zim", pages, {"Keïta": "Ibrahim Boubacar Keïta"})
    result = run("context", "keita", "--zim", str(file), "--offline")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["page"]["source"] == "zim"
    assert found["page"]["title"] == "Ibrahim Boubacar Keïta"


def test_kiwix_files_that_are_none(
    run: Callable[..., Result], calls: list[dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "a.zim").touch()
    for file, why in (("a.zim", "no Kiwix (ZIM) file"), ("none.zim", "not there"), (".", "folder")):
        result = run("context", "keita", "--zim", str(tmp_path / file))
        assert (result.exit_code, why in result.output) == (2, True)
    assert not calls


def test_correcting_an_article(run: Callable[..., Result], tmp_path: Path) -> None:
    path = str(tmp_path / "news" / "coup.txt")
    result = run("correct", path, "--title", "A  coup", "--date", "Aug. 18, 2020", "--byline", "")
    head = json.loads(result.stdout)
    assert (head["title"], head["published"], head["byline"]) == ("A coup", "2020-08-18", "")
    for written, kept in [("", None), ("2020-08-19T14:05+02:00", "2020-08-19T14:05:00+02:00")]:
        result = run("correct", path, "--date", written)
        assert json.loads(result.stdout)["published"] == kept


@pytest.mark.parametrize("args", [[], ["--title", " "], ["--date", "someday"]])
def test_corrections_that_are_none(
    run: Callable[..., Result], tmp_path: Path, args: list[str]
) -> None:
    path = str(tmp_path / "news" / "coup.txt")
    assert run("correct", path, *args).exit_code == 2
    assert run("correct", "999", "--title", "A").exit_code == 2
