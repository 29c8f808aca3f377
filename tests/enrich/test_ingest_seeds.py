from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.library import Library
from enrich.ingest import ingest
from enrich.progress import Progress, Report
from enrich.settings import Settings
from enrich.stage import stage_stamp
from support.gold import SEEDS

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("model")]

OFFLINE = Settings(offline=True)
Mentions = set[tuple[str, int, int, str, str]]


def copy_seeds(news: Path, count: int) -> None:
    for path in sorted(SEEDS.glob("*.txt"))[:count]:
        shutil.copy(path, news)


def mentions_of(library: Library) -> Mentions:
    """Return all mentions by path and the key of their entity."""
    query = """SELECT p.path, m.start, m."end", m.label, e.key FROM mentions m
        JOIN places p ON p.article_id = m.article_id JOIN entities e ON e.id = m.entity_id"""
    return {(Path(row[0]).name, *row[1:]) for row in library.connections.read().execute(query)}


def facts_of(library: Library) -> set[tuple[object, ...]]:
    """Return every entity with what is counted of it, and its link."""
    query = """SELECT e.key, e.name, e.label, e.mentions, e.articles, e.first, e.last, l.verdict,
        p.title FROM entities e LEFT JOIN links l ON l.entity_id = e.id
        LEFT JOIN pages p ON p.id = l.page_id"""
    return set(library.connections.read().execute(query))


def test_seeds_are_read_named_and_linked(library: Library, news: Path) -> None:
    copy_seeds(news, 3)
    told = list[Progress]()
    report = ingest(library, [news], OFFLINE, progress=told.append)
    mentions = mentions_of(library)
    coverage = library.links.coverage()
    assert report == Report(3, 0, (), 0, len(mentions), coverage.entities)
    assert len(mentions) > 100
    assert coverage.page > 0
    assert [p.stage for p in told if p.done == p.total] == ["read", "recognise", "link"]
    assert library.check().problems == ()

    again = ingest(library, [news], OFFLINE, progress=told.append)
    assert again == Report(0, 3, (), 0, 0, 0)
    assert mentions_of(library) == mentions


def test_what_cannot_be_read_is_reported_and_the_rest_is_in(library: Library, news: Path) -> None:
    copy_seeds(news, 1)
    (news / "empty.txt").touch()
    missing = news / "missing.txt"
    report = ingest(library, [news, missing], OFFLINE, progress=lambda progress: None)
    assert (report.read, report.failed) == (1, ((str(news / "empty.txt"), "is empty"),))
    assert report.mentions > 20


INGEST = """
import sys
from pathlib import Path
from db.library import Library
from enrich.ingest import ingest
from enrich.settings import Settings

def tell(progress):
    if progress.stage == sys.argv[3]:
        print(progress.stage, progress.done, progress.total, flush=True)
        sys.stdin.read()  # Stands still here until it is killed.

library, news = map(Path, sys.argv[1:3])
ingest(Library.create(library), [news], Settings(offline=True), progress=tell)
"""


def ingest_until(stage: str, library: Path, news: Path, environment: dict[str, str]) -> str:
    """Run an ingest in a process of its own; kill it at its first word from a stage."""
    command = [sys.executable, "-P", "-c", INGEST, str(library), str(news), stage]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.kill()
        assert process.wait() == -signal.SIGKILL
    return line.strip()


def test_a_killed_run_goes_on_to_the_same_library(
    library: Library, news: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    copy_seeds(news, 28)
    for path in sorted(news.iterdir())[:6]:
        path.with_name(f"again-{path.name}").write_text(path.read_text() + "\n\nUpdated in Goma.\n")
    undisturbed = Library.create(tmp_path / "undisturbed.db")
    ingest(undisturbed, [news], OFFLINE, progress=lambda progress: None)

    assert ingest_until("read", library.path, news, environment) == "read 32 34"
    assert library.articles.count() == 32
    assert ingest_until("recognise", library.path, news, environment) == "recognise 16 34"
    assert library.waiting.count(stage_stamp(OFFLINE.recognise)) == 34 - 16
    assert library.check().problems == ()
    report = ingest(library, [news], OFFLINE, progress=lambda progress: None)

    assert (report.read, report.unchanged) == (0, 34)
    assert mentions_of(library) == mentions_of(undisturbed)
    assert facts_of(library) == facts_of(undisturbed)
    assert library.check().problems == ()
    undisturbed.close()


def test_a_name_of_two_bearers_is_two_entities(library: Library, news: Path) -> None:
    for path in SEEDS.glob("*georgia*.txt"):
        shutil.copy(path, news)
    ingest(library, [news], OFFLINE, progress=lambda progress: None)
    titles = {
        link.page.title
        for entity in library.entities.find("Georgia")
        if (link := library.links.of(entity.id)).page is not None
    }
    assert titles == {"Georgia (country)", "Georgia (U.S. state)"}
    before = facts_of(library)
    # What decides links has changed: all is weighed anew, and comes out the same.
    library.set_fact("link stamp", "another")
    library.connections.writer().execute("UPDATE links SET stamp = 'another'")
    ingest(library, [news], OFFLINE, progress=lambda progress: None)
    assert facts_of(library) == before
    assert library.check().problems == ()
