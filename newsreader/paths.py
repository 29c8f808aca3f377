"""Where the program keeps its files on this platform, and the paths a user gives."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from platformdirs import PlatformDirs

from newsreader.errors import Complaint

_DIRS = PlatformDirs("newsreader", appauthor=False)


def default_library() -> Path:
    """Return the library that is used unless another is named."""
    return _DIRS.user_data_path / "library.db"


def default_config() -> Path:
    """Return the settings file that is read unless another is named."""
    return _DIRS.user_config_path / "config.toml"


def log_file() -> Path:
    """Return the file that the background work writes its log to."""
    return _DIRS.user_log_path / "newsreader.log"


def absolute(path: Path) -> Path:
    """Return a path from the root on, without ``..``, and with ``~`` as the home folder."""
    return Path(os.path.abspath(path.expanduser()))


def existing(paths: Iterable[str], hint: str = "") -> list[Path]:
    """Return given paths as absolute ones.

    Raises:
        Complaint: one of them isn't there; ``hint`` is added to the message.
    """
    found = list[Path]()
    for path in paths:
        # An empty argument would otherwise mean the current folder.
        if not os.path.exists(path):
            raise Complaint(f"There is no file or folder {path!r}.{hint}")
        found.append(absolute(Path(path)))
    return found


def spellings(path: str) -> list[str]:
    """Return the absolute paths that a library may know a given path by."""
    given = absolute(Path(path))
    return list(dict.fromkeys([str(given), os.path.realpath(given)]))
