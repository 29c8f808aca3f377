"""What one call of the program works on: its library, its settings, and how they are opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from db import schema
from db.library import Library
from enrich import network
from newsreader import paths
from newsreader.errors import Complaint
from newsreader.settings import Settings, load


@dataclass
class Session:
    """The choices of the command line, wherever on it they stood."""

    library: Path | None = None
    config: Path | None = None
    offline: bool = False

    @property
    def library_path(self) -> Path:
        """The library file in use."""
        return paths.absolute(self.library or paths.default_library())

    @property
    def config_path(self) -> Path:
        """The settings file in use, which need not be there."""
        return paths.absolute(self.config or paths.default_config())

    @cached_property
    def settings(self) -> Settings:
        """The settings in force; from here on the process keeps to them if it is guarded."""
        settings = load(self.config_path, named=self.config is not None, offline=self.offline)
        network.stay_offline(settings.enrich.stays_offline)
        return settings

    @contextmanager
    def reading(self) -> Iterator[Library]:
        """Open a library that is there, for reading; an older schema is migrated first."""
        library = existing_library(self.library_path)
        try:
            if not library.is_current():
                library.close()
                library = Library.create(self.library_path)
            yield library
        finally:
            library.close()

    @contextmanager
    def changing(self) -> Iterator[Library]:
        """Open a library that is there, for writing."""
        existing_library(self.library_path).close()
        with self.filling() as library:
            yield library

    @contextmanager
    def filling(self) -> Iterator[Library]:
        """Open a library for writing; it is made where there is none."""
        library = Library.create(self.library_path)
        try:
            yield library
        finally:
            library.close()


def existing_library(path: Path) -> Library:
    """Return the library of a file, not yet checked for its version.

    Raises:
        Complaint: there is none, or nothing was ever put into it.
    """
    library = Library(path)
    if not path.exists() or path.stat().st_size == 0:
        raise Complaint(f"There is no library at {path} yet.\nTo make it: newsreader ingest FOLDER")
    # A file of another program is not to be migrated into a library by a command that only reads.
    if schema.version_of(library.connections.read()) == 0:
        library.close()
        raise Complaint(
            f"There are no articles in {path}, or it is not a newsreader library."
            "\nTo put some in: newsreader ingest FOLDER"
        )
    return library
