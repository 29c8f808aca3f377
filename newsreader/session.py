"""What one call of the program works on: its library, its settings, and how they are opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from db import schema
from db.connections import is_missing
from db.library import Library
from enrich import network
from newsreader import paths
from newsreader.errors import Complaint
from newsreader.settings import Settings, SettingsError, defaults, load


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

    def fall_back(self) -> str:
        """Return what is wrong with the settings file, empty where nothing is.

        Where something is, the defaults are in force from here on, and the process stays offline:
        the file may have said so.
        """
        try:
            _ = self.settings
        except SettingsError as error:
            self.settings = defaults(offline=self.offline)
            network.stay_offline(True)
            return str(error)
        return ""

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
        LibraryError: its folder can't be entered, or it can't be read.
    """
    library = Library(path)
    if is_missing(path):
        raise Complaint(f"There is no library at {path} yet.\nTo make it: newsreader ingest FOLDER")
    # A file of another program is not to be migrated into a library by a command that only reads.
    if schema.version_of(library.connections.read()) == 0:
        library.close()
        raise Complaint(
            f"There are no articles in {path}, or it is not a newsreader library."
            "\nTo put some in: newsreader ingest FOLDER"
        )
    return library
