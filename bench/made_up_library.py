"""A large library of articles that nobody wrote: ``python -m bench.made_up_library FILE``.

It is stored through the library's own interface and stamped as recognised, so that a reader that
opens it has nothing to do. FILE is there only once it is complete.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bench.made_up import MadeUp, articles
from db.library import Library
from db.naming import ArticleNames
from db.shelving import Stat, content_hash
from enrich.linking import link_entities
from enrich.settings import RecogniseSettings, Settings
from enrich.stage import stage_stamp

ARTICLES, BATCH, IN_FOLDER = 100_000, 512, 1_000


def main() -> None:
    """Make a library and the files of its articles."""
    parser = argparse.ArgumentParser(prog="python -m bench.made_up_library", description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="for the files [FILE.articles]")
    given = parser.parse_args()
    start = time.perf_counter()
    make(given.library, given.articles, given.seed, given.folder)
    took = time.perf_counter() - start
    size = given.library.stat().st_size / 1e6
    print(f"{given.articles:,} articles in {took:.0f} s, {size:,.0f} MB")


def make(path: Path, count: int, seed: int = 7, folder: Path | None = None) -> None:
    """Make a library of ``count`` articles, and move it to ``path`` when it is complete.

    The files of the articles are written below ``folder``, by default beside the library: a reader
    that finds them unchanged leaves the articles alone.
    """
    folder = (folder or path.with_suffix(".articles")).absolute()
    part = path.with_name(path.name + ".part")
    for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
        left.unlink(missing_ok=True)
    library = Library.create(part)
    library.shelving.add_shelf(str(folder), "folder")
    made, stage = articles(count, seed), stage_stamp(RecogniseSettings())
    first = 0
    while batch := list(islice(made, BATCH)):
        store(library, stage, batch, first, folder)
        first += len(batch)
    library.shelving.tidy()
    link_entities(library, Settings(), lambda _progress: None)
    library.close()
    part.rename(path)


def store(library: Library, stage: str, batch: Sequence[MadeUp], first: int, folder: Path) -> None:
    """Store articles that are numbered from ``first`` on, with their names."""
    files = [(_path(number, folder), one.article) for number, one in enumerate(batch, first)]
    library.shelving.put([(str(path), _write(path, one.text), one) for path, one in files])
    names = list[ArticleNames]()
    for one in batch:
        digest = content_hash(one.article)
        article_id = library.articles.of_hash(digest)
        assert article_id is not None
        names.append(ArticleNames(article_id, digest, "en", one.spans, one.facts))
    library.naming.store(stage, names)


def _path(number: int, folder: Path) -> Path:
    return folder / f"{number // IN_FOLDER:04}" / f"{number:06}.txt"


def _write(path: Path, text: str) -> Stat:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = path.stat()
    return Stat(found.st_size, found.st_mtime_ns)


if __name__ == "__main__":
    main()
