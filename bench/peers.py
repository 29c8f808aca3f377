"""Finding a name beside other programs: ``python -m bench.peers LIBRARY``.

The library is one of ``bench.made_up_library``. ripgrep looks through the files of its articles;
recoll, where it is installed, through an index that it makes of them first. newsboat, where it is
installed, starts on as many articles, in feeds of a thousand.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from statistics import median

from bench.decisions import timed
from bench.screens import first_paint
from bench.table import HEAD, Figure, milliseconds, row
from bench.terminal import Terminal
from db.library import Library

RANK, IN_FEED = 1_000, 1_000


def main() -> None:
    """Print how long a name takes to find, as often as it is named by few."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=main.__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="runs of each figure (default: 5)")
    given = parser.parse_args()
    library = Library(given.library)
    entity = library.entities.ranked(limit=1, offset=RANK)[0]
    folder = library.shelves.all()[0].path
    print(HEAD)
    ours = [timed(lambda: library.search.find(f'"{entity.name}"', 20)) for _ in range(given.runs)]
    mentions = [timed(lambda: library.entities.mentions(entity.id, 50)) for _ in range(given.runs)]
    for name, look in _peers(entity.name, folder).items():
        peer = milliseconds(timed(look) for _ in range(given.runs))
        print(row(Figure(f"search for a name, against {name}", milliseconds(ours), None, peer)))
        print(row(Figure(f"its mentions, against {name}", milliseconds(mentions), None, peer)))
    if shutil.which("newsboat"):
        with tempfile.TemporaryDirectory() as scratch:
            command = _newsboat(library, Path(scratch))
            starts = [_start(command) for _ in range(given.runs)]
            memory = [start[1] / 1024 for start in starts]
            own = [first_paint(given.library) for _ in range(given.runs)]
            peer = milliseconds(start[0] for start in starts)
            print(row(Figure("first paint, against newsboat", milliseconds(own), None, peer)))
            print(f"newsboat holds {median(memory):,.0f} MiB then")
    library.close()


def _newsboat(library: Library, scratch: Path) -> list[str]:
    """Give newsboat all articles of a library, and return the command that shows its feeds."""
    read = library.connections.read()
    urls = list[str]()
    for number, ids in enumerate(_spans(library.articles.count(), IN_FEED)):
        query = "SELECT title, text, dated FROM articles WHERE id BETWEEN ? AND ?"
        items = "".join(
            f"<item><title>{escape(title)}</title><guid>{number}-{place}</guid>"
            f"<pubDate>{dated}</pubDate><description>{escape(text)}</description></item>"
            for place, (title, text, dated) in enumerate(read.execute(query, ids))
        )
        feed = scratch / f"{number}.xml"
        feed.write_text(
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>'
            f"{items}</channel></rss>",
            encoding="utf-8",
        )
        urls.append(f"file://{feed}")
    listed, settings = scratch / "urls", scratch / "config"
    listed.write_text("\n".join(urls) + "\n", encoding="utf-8")
    settings.write_text("refresh-on-startup no\n", encoding="utf-8")
    command = ["newsboat", "-u", str(listed), "-c", str(scratch / "cache"), "-C", str(settings)]
    _run([*command, "-x", "reload"])
    return command


def _spans(count: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each ``size`` numbers from 1 to ``count``."""
    for first in range(1, count + 1, size):
        yield first, first + size - 1


def _start(command: Sequence[str]) -> tuple[float, int]:
    """Return the seconds until the feeds are shown, and the memory in KiB."""
    with Terminal(command) as terminal:
        return terminal.first(b"Feed 0"), terminal.memory()


def _peers(name: str, folder: str) -> dict[str, Callable[[], object]]:
    peers = dict[str, Callable[[], object]]()
    if shutil.which("rg"):
        peers["ripgrep"] = lambda: _run(["rg", "-l", "--fixed-strings", name, folder])
    if shutil.which("recollindex"):
        settings = tempfile.mkdtemp(prefix="recoll")
        Path(settings, "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
        _run(["recollindex", "-c", settings])
        peers["recoll"] = lambda: _run(["recollq", "-c", settings, "-n", "20", f'"{name}"'])
    return peers


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LANG": "C.UTF-8"})


if __name__ == "__main__":
    main()
