"""Work is killed at random moments; its library stays whole, and the next run completes it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from support.killing import SURVIVED, Work, content_of, kill, run_undisturbed
from support.old_libraries import OLDER
from torture import works

SEED = 8

KINDS: dict[str, tuple[Callable[[Path], None], Work]] = {
    "decisions": (works.start_decisions, works.DECIDING),
    "ingest": (works.start_ingest, works.ingesting(1)),
    **{
        f"migration of version {version}": (
            partial(works.start_migration, version=version),
            works.MIGRATING,
        )
        for version in OLDER[::-1]
    },
    "context": (works.start_context, works.LOOKING_UP),
    "ingest in two processes": (works.start_ingest, works.ingesting(2)),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Kill the kinds in turn, so that few kills are of the first few."""
    metafunc.parametrize("kind", list(KINDS)[: metafunc.config.getoption("--kills")])


@pytest.mark.model
@pytest.mark.xdist_group("jobs")
def test_a_library_outlives_what_writes_to_it(
    kind: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    make, work = KINDS[kind]
    start, folder = tmp_path / "start", tmp_path / "work"
    make(folder)
    shutil.copytree(folder, start)
    whole = run_undisturbed(work, start, folder)
    kills = len(range(list(KINDS).index(kind), pytestconfig.getoption("--kills"), len(KINDS)))
    chance, killed = random.Random(SEED), 0
    while killed < kills:
        if kill(work, start, folder, whole.moment(chance)):
            killed += 1
            assert content_of(work, folder) == whole.content
    SURVIVED[kind] = killed
