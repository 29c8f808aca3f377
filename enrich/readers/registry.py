"""Which reader reads which kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from db.records import Article
from enrich.readers.errors import ReadError
from enrich.readers.prose import read_markdown, read_plain
from enrich.readers.source import read_bytes

MAX_BYTES = 20_000_000


class Reader(Protocol):
    """Makes an article of a file's bytes, or raises a ReadError that names ``path``."""

    def __call__(self, path: Path, data: bytes) -> Article:
        """Return the article; ``path`` is for messages only."""
        ...


# To add a format, add its suffixes here. A reader imports what it needs when it is called.
_READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".txt": read_plain,
}


def suffixes() -> tuple[str, ...]:
    """Return the file name suffixes that can be read, in lower case, with their dot."""
    return tuple(_READERS)


def read(path: Path, *, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article in a file of at most ``max_bytes`` bytes.

    Raises:
        ReadError: the file can't be read; the error says which and why, others may go on.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(suffixes())
        raise ReadError(path, "is a folder" if path.is_dir() else f"is not a {kinds} file")
    return reader(path, read_bytes(path, max_bytes))
