"""Who is killed leaves no process behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from support.gold import SEEDS
from support.killing import NEWSREADER

COPIES, WITHIN_S = 10, 60.0


def group(leader: int) -> list[str]:
    """Return the command lines of the processes that recognise in the session of a process."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "stat=,args=", "-s", str(leader)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [
        line
        for line in listed.stdout.splitlines()
        if "spawn_main" in line and not line.startswith("Z")
    ]


@pytest.mark.model
@pytest.mark.xdist_group("jobs")
def test_processes_that_recognise_end_with_the_ingest(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for seed in SEEDS.glob("*.txt"):
        for copy in range(COPIES):
            shutil.copy(seed, news / f"{copy}-{seed.name}")
            with (news / f"{copy}-{seed.name}").open("a", encoding="utf-8") as file:
                file.write(f"\n\nNumber {copy}.\n")
    command = [*NEWSREADER, "--library", str(tmp_path / "library.db"), "ingest", str(news)]
    with subprocess.Popen(
        [*command, "--jobs", "2", "--offline"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        deadline = time.monotonic() + WITHIN_S
        while len(group(process.pid)) < 2:
            assert time.monotonic() < deadline
        os.kill(process.pid, signal.SIGKILL)
    deadline = time.monotonic() + WITHIN_S
    while group(process.pid):
        assert time.monotonic() < deadline, group(process.pid)
