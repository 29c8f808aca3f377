"""A background process never outlives its reader, and runs nothing of the reader's folders."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.library import Library
from enrich.job import STOP_WITHIN_S
from enrich.messages import Event
from enrich.settings import RecogniseSettings
from enrich.stage import stage_stamp
from enrich.worker import ORPHAN_ENDS_AFTER_S

pytestmark = [pytest.mark.xdist_group("jobs")]

Write = Callable[[int], list[Path]]
Watch = Callable[..., Any]
WaitUntil = Callable[[Callable[[], bool], str], None]

SLACK_S = 4.0

READER = """
import sys
from pathlib import Path
from enrich.job import Job
from enrich.messages import JobSettings
from enrich.settings import Settings

library, news, kind = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def tell(event):
    if event.kind == kind:
        print(job.pid, flush=True)

job = Job(JobSettings(library, (news,), Settings(offline=True)), library.parent / "log", tell)
sys.stdin.read()
"""


@pytest.mark.model
@pytest.mark.parametrize("kind", ["ready", "named"])
def test_it_ends_when_its_reader_is_killed(
    tmp_path: Path,
    news: Path,
    write_articles: Write,
    environment: dict[str, str],
    runs: Callable[[int], bool],
    wait_until: WaitUntil,
    kind: str,
) -> None:
    write_articles(100)
    command = [sys.executable, "-P", "-c", READER, str(tmp_path / "library.db"), str(news), kind]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        worker = int(reader.stdout.readline())
        assert runs(worker)
        reader.kill()
        killed = time.monotonic()
    wait_until(lambda: not runs(worker), "the worker ends")
    assert time.monotonic() - killed < ORPHAN_ENDS_AFTER_S + SLACK_S
    library = Library.create(tmp_path / "library.db")
    assert library.check().problems == ()
    library.close()


@pytest.mark.model
def test_it_is_stopped_in_the_midst_of_its_work(
    library: Library, news: Path, write_articles: Write, watch: Watch, runs: Callable[[int], bool]
) -> None:
    write_articles(300)
    watched = watch(news)
    watched.wait_for("named")
    began = time.monotonic()
    watched.job.stop()
    assert time.monotonic() - began < STOP_WITHIN_S + 1
    assert not runs(watched.job.pid)
    assert library.waiting.count(stage_stamp(RecogniseSettings())) > 0
    assert library.check().problems == ()
    assert not any(event.kind == "error" for event in watched.events)


def test_a_process_that_dies_is_told(news: Path, watch: Watch) -> None:
    watched = watch(news)
    watched.wait_for("idle")
    os.kill(watched.job.pid, signal.SIGKILL)
    assert "ended (exit code -9)" in watched.wait_for("error").text


@pytest.mark.model
def test_two_processes_take_turns(
    library: Library, news: Path, write_articles: Write, watch: Watch
) -> None:
    write_articles(120)

    def hold(event: Event) -> None:
        # Stopped right after its first batch, with the lease in its hand.
        if event.kind == "named":
            os.kill(first.job.pid, signal.SIGSTOP)

    first = watch(news, on_event=hold)
    first.wait_for("named")
    stamp = stage_stamp(RecogniseSettings())
    second = watch(news)
    second.wait_for("waiting")
    assert library.waiting.count(stamp) > 0
    assert "named" not in second.kinds()

    os.kill(first.job.pid, signal.SIGKILL)
    second.wait_for("named")
    second.wait_for("idle")
    assert library.waiting.count(stamp) == 0
    assert library.check().problems == ()


@pytest.mark.model
def test_nothing_of_a_folder_of_articles_is_run(
    library: Library, tmp_path: Path, news: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "marker"
    for name in ("db", "enrich", "struct", "spacy", "sitecustomize", "usercustomize", "json"):
        (news / f"{name}.py").write_text(f"open({str(marker)!r}, 'a').write({name!r})\n")
    (news / "a.txt").write_text("Angela Merkel spoke in Berlin on Monday.")
    monkeypatch.chdir(news)
    # Even with the log in the same folder, which is where the process runs.
    watched = watch(news, log=news / "worker.log")
    watched.wait_for("idle")
    assert library.entities.find("Angela Merkel")
    assert not marker.exists()
