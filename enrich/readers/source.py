"""From a path to bytes: regular files only, and never more than asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from enrich.readers.errors import ReadError

# O_NONBLOCK: opening a FIFO must not wait for a writer. The others matter on some systems only.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_CHUNK = 1 << 16
_MEGABYTE = 1_000_000


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Return what is in a regular file of at most ``max_bytes`` bytes.

    Raises:
        ReadError: it is missing, not a regular file, too large, or the system refuses it.
    """
    try:
        # A device is not even opened: with some that alone does something.
        _check_kind(path, os.stat(path))
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:
        raise ReadError(path, "is not a valid file name") from error
    except OSError as error:
        raise ReadError(path, _reason(error)) from error
    try:
        return _read_open(path, descriptor, max_bytes)
    except OSError as error:
        raise ReadError(path, _reason(error)) from error
    finally:
        os.close(descriptor)


def _read_open(path: Path, descriptor: int, max_bytes: int) -> bytes:
    # Asked again of the open file: another one may have that name by now.
    status = os.fstat(descriptor)
    _check_kind(path, status)
    if status.st_size > max_bytes:
        raise ReadError(path, f"is larger than {_size(max_bytes)}")
    # The size is a hint only: the file may be growing, and files of /proc have none.
    data = bytearray()
    while chunk := os.read(descriptor, max(_CHUNK, status.st_size + 1 - len(data))):
        data += chunk
        if len(data) > max_bytes:
            raise ReadError(path, f"is larger than {_size(max_bytes)}")
    return bytes(data)


def _check_kind(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(path, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(path, "is not a regular file")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    return (error.strerror or "could not be read").lower()


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:g} MB" if count >= _MEGABYTE else f"{count:,} bytes"
