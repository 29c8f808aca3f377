"""Whether a Kiwix file is there, whole or split, undamaged, and which edition of it.

libzim has been seen to abort the process on damaged files, even while it opens them. So a file is
held against its own checksum before libzim gets it, unless it is so large that this takes long.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from itertools import product, takewhile
from pathlib import Path
from string import ascii_lowercase

from enrich.context.sources import SourceError

# Checking runs at some 500 MB a second.
LARGEST_CHECKED = 128_000_000
_MAGIC = b"ZIM\x04"
_HEADER, _CHECKSUM_AT, _CHECKSUM = 80, 72, 16
_PIECE = 1 << 20


def require_file(path: Path) -> None:
    """Make sure that a file is there, can be read, and is what it was when it was made.

    Raises:
        SourceError: it is not, in words for the reader.
    """
    try:
        parts = _parts(path)
        if parts[0].is_dir():
            raise SourceError(f"{path} is a folder, not a Kiwix file.")
        # A pipe would be waited for without end.
        if not parts[0].is_file():
            raise SourceError(f"The Kiwix file {path} is not there.")
        _require_whole(path, parts)
    except (OSError, ValueError) as error:
        raise SourceError(f"The Kiwix file {path} can't be opened.") from error


def edition(path: Path) -> str:
    """Return a stamp that changes when a file is replaced, appears or goes."""
    facts = str(path)
    try:
        found = _parts(path)[0].stat()
        facts += f"/{found.st_size}/{found.st_mtime_ns}"
    except (OSError, ValueError):
        pass
    return hashlib.sha256(facts.encode(errors="surrogateescape")).hexdigest()[:12]


def _parts(path: Path) -> Sequence[Path]:
    """Return the files that a file consists of: a split one has parts that end in aa, ab, …"""
    base = path.name.removesuffix("aa") if path.name.endswith(".zimaa") else path.name
    if path.exists() and base == path.name:
        return [path]
    names = (path.with_name(base + a + b) for a, b in product(ascii_lowercase, repeat=2))
    return list(takewhile(Path.is_file, names)) or [path]


def _require_whole(path: Path, parts: Sequence[Path]) -> None:
    with parts[0].open("rb") as first:
        header = first.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise SourceError(f"{path} is no Kiwix (ZIM) file, or it is damaged.")
    (end,) = struct.unpack_from("<Q", header, _CHECKSUM_AT)
    if not end:  # Very old files have no checksum.
        return
    size = sum(part.stat().st_size for part in parts)
    if end + _CHECKSUM != size:
        raise SourceError(f"{path} is damaged: it is not of its right length. Download it again.")
    if size <= LARGEST_CHECKED and not _is_sound(parts, end):
        raise SourceError(f"{path} is damaged: its checksum is wrong. Download it again.")


def _is_sound(parts: Sequence[Path], end: int) -> bool:
    found, left, rest = hashlib.md5(usedforsecurity=False), end, b""
    for piece in _pieces(parts):
        found.update(piece[:left])
        rest += piece[left:]
        left -= min(left, len(piece))
    return found.digest() == rest


def _pieces(parts: Sequence[Path]) -> Iterator[bytes]:
    for part in parts:
        with part.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
