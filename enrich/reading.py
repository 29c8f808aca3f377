"""Bringing shelves up to date with their files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from db.library import Library
from db.records import Article
from db.shelving import Stat
from enrich import readers
from enrich.progress import OnProgress, Progress, ReadReport, Stop, never
from enrich.scan import article_files

# Small enough that a transaction stays under 50 ms while a reader is open.
BATCH = 32
# After so many new articles, if they are a tenth of all, the full-text index is tidied.
MANY = 1_000


def open_shelf(library: Library, path: Path) -> str:
    """Put a folder or a file on a shelf of its own and return the shelf's path."""
    absolute = str(path.expanduser().absolute())
    absolute = os.path.normpath(absolute)
    library.shelving.add_shelf(absolute, "folder" if os.path.isdir(absolute) else "file")
    return absolute


def read_shelf(
    library: Library, shelf: str, progress: OnProgress, stop: Stop = never
) -> ReadReport:
    """Read what is new or changed on a shelf, and mark what has vanished.

    A file that has not changed costs one stat. A file that can't be read is reported each time,
    and tried again when it changes. If the shelf itself is away (a disk that is not mounted), its
    articles are marked as gone and stay readable.
    """
    known = library.shelving.places(shelf)
    left_out = list[tuple[str, str]]()
    files = article_files(
        Path(shelf),
        readers.suffixes(),
        lambda path, reason: left_out.append((path, f"left out, {reason}")),
    )
    fresh, failed, unchanged = list[tuple[str, Stat]](), dict[str, str](), 0
    for path, size, mtime_ns in files:
        place = known.pop(path, None)
        if place is None or place[1] != size or place[2] != mtime_ns or place[4]:
            fresh.append((path, Stat(size, mtime_ns)))
        elif place[3]:
            failed[path] = place[3]
        else:
            unchanged += 1
    report = ReadReport(
        unchanged=unchanged,
        failed=tuple(sorted(failed.items())),
        remarks=tuple(sorted(left_out)),
    )
    todo, done = iter(fresh), 0
    while not stop() and (batch := list(islice(todo, BATCH))):
        report += _read_batch(library, batch)
        done += len(batch)
        progress(Progress("read", done, len(fresh)))
    if report.read >= max(MANY, library.articles.count() // 10):
        library.shelving.tidy(stop)
    vanished = sorted(path for path, place in known.items() if not place[4])
    if vanished and not stop():
        report += ReadReport(gone=library.shelving.mark_gone(vanished))
    return report


def _read_batch(library: Library, batch: list[tuple[str, Stat]]) -> ReadReport:
    articles, errors = list[tuple[str, Stat, Article]](), dict[str, tuple[Stat, str]]()
    for path, stat, result in _read_each(batch):
        if isinstance(result, Article):
            articles.append((path, stat, result))
        else:
            errors[path] = (stat, result)
    storable = {path: error for path, error in errors.items() if _is_text(path)}
    library.shelving.put(articles)
    if storable:
        library.shelving.put_errors(storable)
    return ReadReport(
        read=len(articles),
        failed=tuple((path, reason) for path, (_, reason) in errors.items()),
        remarks=tuple(
            (path, remark) for path, _, article in articles for remark in article.remarks
        ),
    )


def _read_each(batch: list[tuple[str, Stat]]) -> Iterator[tuple[str, Stat, Article | str]]:
    for path, stat in batch:
        if not _is_text(path):
            yield path, stat, "its name is not valid text"
            continue
        try:
            yield path, stat, readers.read(Path(path))
        except readers.ReadError as error:
            yield path, stat, error.reason


def _is_text(path: str) -> bool:
    """Whether a path can be kept as text; undecodable bytes come as lone surrogates."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
