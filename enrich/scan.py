"""Which files of a folder are articles, and which of them have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

LeaveOut = Callable[[str, str], None]
OUT_OF_FOLDER = "a link out of the folder"
NOWHERE = "a link that leads nowhere"


def article_files(
    root: Path, suffixes: Collection[str], leave_out: LeaveOut = lambda path, reason: None
) -> Iterator[tuple[str, int, int]]:
    """Yield the article files of a folder, or a file itself: absolute path, bytes, mtime in ns.

    Hidden files and folders are left out, and so are links: a linked folder may be a loop, and a
    linked file may lie outside the folder. ``leave_out`` is told the paths of folders that can't be
    listed or entered, and of links behind which there may be articles that are not read elsewhere,
    and why.
    """
    root = root.absolute()
    if not os.path.isdir(root):
        try:
            found = root.stat()
        except OSError:
            return
        yield str(root), found.st_size, found.st_mtime_ns
        return
    folders, usual = [str(root)], tuple(suffixes)
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listed:
                entries = list(listed)
        except OSError as error:
            leave_out(folder, f"can't be listed: {_said(error)}")
            continue
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            try:
                if entry.is_symlink():
                    if reason := _why_not(entry, root, suffixes):
                        leave_out(entry.path, reason)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif name.endswith(usual) or _is_named_article(name, suffixes):
                    found = entry.stat(follow_symlinks=False)
                    yield entry.path, found.st_size, found.st_mtime_ns
            except FileNotFoundError:
                continue
            except OSError as error:
                leave_out(entry.path, f"can't be reached: {_said(error)}")


def _said(error: OSError) -> str:
    return (error.strerror or "unknown error").lower()


def _is_named_article(name: str, suffixes: Collection[str]) -> bool:
    return name[name.rfind(".") :].lower() in suffixes


def _why_not(link: os.DirEntry[str], root: Path, suffixes: Collection[str]) -> str:
    """Say why a link is not followed; nothing where no article is missed because of it."""
    target = os.path.realpath(link.path)
    if not (_is_named_article(link.name, suffixes) or os.path.isdir(target)):
        return ""
    if not os.path.exists(target):
        return NOWHERE
    inside = Path(target).is_relative_to(os.path.realpath(root))
    return "" if inside else OUT_OF_FOLDER
