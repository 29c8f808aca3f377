"""Which files of a folder are articles, and which of them have changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from db.shelving import Stat


def article_files(root: Path, suffixes: Collection[str]) -> Iterator[tuple[str, Stat]]:
    """Yield the article files of a folder, or a file itself, as absolute paths with their stat.

    Hidden files and folders are left out, and so are links: a linked folder may be a loop, and a
    linked file may lie outside the folder. What can't be listed is left out as well.
    """
    root = root.absolute()
    if not root.is_dir():
        try:
            found = root.stat()
        except OSError:
            return
        yield str(root), Stat(found.st_size, found.st_mtime_ns)
        return
    folders = [str(root)]
    while folders:
        try:
            entries = os.scandir(folders.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name[entry.name.rfind(".") :].lower() in suffixes:
                    try:
                        found = entry.stat(follow_symlinks=False)
                    except OSError:
                        continue
                    yield entry.path, Stat(found.st_size, found.st_mtime_ns)
