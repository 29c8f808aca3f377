"""The whole way of articles into a library: read, recognise, resolve, link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.library import Library
from enrich.linking import link_entities
from enrich.naming import name_articles
from enrich.progress import OnProgress, Progress, ReadReport, Report
from enrich.reading import open_shelf, read_shelf
from enrich.settings import Settings

__all__ = ["Progress", "Report", "ingest"]


def ingest(
    library: Library,
    paths: Sequence[Path],
    settings: Settings,
    *,
    jobs: int = 1,
    progress: OnProgress,
) -> Report:
    """Bring the shelves of some paths up to date, and name all articles that wait for it.

    Raises:
        ModelError: no model can be loaded; what was read is kept.
        LibraryError: the library can't be written.
    """
    before = library.links.coverage().entities
    read = ReadReport()
    for path in paths:
        read += read_shelf(library, open_shelf(library, path), progress)
    mentions = name_articles(library, settings.recognise, progress, jobs=jobs)
    link_entities(library, settings, progress)
    return Report(
        read=read.read,
        unchanged=read.unchanged,
        failed=read.failed,
        gone=read.gone,
        mentions=mentions,
        entities=max(0, library.links.coverage().entities - before),
        remarks=read.remarks,
    )
