"""The app on a library of the seeds, without its background process."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from db.library import Library
from enrich.settings import Settings
from support.doubtful import doubtful_library
from support.gold import SEEDS
from support.library import gold_library
from support.reader import OpenReader, QuietDesk, Reader
from tui.app import NewsreaderApp


@pytest.fixture(scope="session")
def seeds_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the library once; tests get copies."""
    path = tmp_path_factory.mktemp("gold") / "library.db"
    gold_library(path).close()
    return path


@pytest.fixture
def library_file(seeds_library: Path, tmp_path: Path) -> Path:
    """Return a copy of the library that a test may write."""
    return Path(shutil.copy(seeds_library, tmp_path / "library.db"))


@pytest.fixture(scope="session")
def doubtful_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library with something doubtful of each kind once; tests get copies."""
    path = tmp_path_factory.mktemp("doubtful") / "library.db"
    doubtful_library(Library.create(path)).close()
    return path


@pytest.fixture
def doubtful_file(doubtful_seed: Path, tmp_path: Path) -> Path:
    """Return a copy of the library with something doubtful."""
    return Path(shutil.copy(doubtful_seed, tmp_path / "doubtful.db"))


@pytest.fixture
def make_desk(library_file: Path, tmp_path: Path) -> Callable[..., QuietDesk]:
    """Return a maker of desks on the seeds."""

    def make(
        paths: tuple[Path, ...] = (SEEDS,),
        settings: Settings | None = None,
        library: Path = library_file,
        keys: dict[str, str] | None = None,
        signs: bool = False,
    ) -> QuietDesk:
        return QuietDesk(
            Library(library),
            paths,
            settings or Settings(),
            tmp_path / "log",
            keys or {},
            signs=signs,
        )

    return make


@pytest.fixture
def open_reader(make_desk: Callable[..., QuietDesk]) -> OpenReader:
    """Return what opens the app: ``async with open_reader(size=(80, 24)) as reader``."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 40), theme: str = "", **desk: object
    ) -> AsyncIterator[Reader]:
        made = make_desk(**desk)
        app = NewsreaderApp(made, theme)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Reader(app, pilot, made)
        made.close()

    return opened
