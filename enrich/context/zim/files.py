"""Whether a Kiwix file is there, whole or split, and which edition of it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from enrich.context.sources import SourceError


def require_file(path: Path) -> None:
    """Make sure that a file is there and can be read; of a split one, its first part.

    Raises:
        SourceError: it is not, in words for the reader.
    """
    try:
        file = _first_part(path)
        if file.is_dir():
            raise SourceError(f"{path} is a folder, not a Kiwix file.")
        # A pipe would be waited for without end.
        if not file.is_file():
            raise SourceError(f"The Kiwix file {path} is not there.")
        with file.open("rb"):
            pass
    except (OSError, ValueError) as error:
        raise SourceError(f"The Kiwix file {path} can't be opened.") from error


def edition(path: Path) -> str:
    """Return a stamp that changes when a file is replaced, appears or goes."""
    try:
        found = _first_part(path).stat()
    except (OSError, ValueError):
        return sha256(bytes(path)).hexdigest()[:12]
    facts = f"{path}/{found.st_size}/{found.st_mtime_ns}"
    return sha256(facts.encode(errors="surrogateescape")).hexdigest()[:12]


def _first_part(path: Path) -> Path:
    # A split file is named without the "aa" and "ab" of its parts.
    first = path.with_name(f"{path.name}aa")
    return first if not path.exists() and first.exists() else path
