"""What a library of 100,000 articles costs: ``python -m bench.scale LIBRARY [SMALLER ...]``.

The libraries are those of ``bench.made_up_library``. Each figure is one of the first, the largest,
against a peer or a limit in the same run: medians of ``--runs``, where a 95th percentile is told,
of its values in each run. How a figure grows is told from the smallest to the largest library.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bench import screens
from bench.decisions import timed
from bench.questions import questions
from bench.table import HEAD, Figure, growth, milliseconds, percentile, row
from db.library import Library
from enrich.reading import read_shelf


def main() -> None:
    """Print the table of figures, then how they grow."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=main.__doc__)
    parser.add_argument("libraries", nargs="+", type=Path, help="the largest first")
    parser.add_argument("--runs", type=int, default=5, help="runs of each figure (default: 5)")
    given = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory() as scratch:
        copies = list(_copies(given.libraries, Path(scratch)))
        grown = {count: path for path, count in copies}
        large, small = copies[0][0], copies[-1][0]
        for figure in (*_screen(large, small, given.runs), *_rescan(large, given.runs)):
            print(row(figure), flush=True)
        asked = {count: _asked(path, given.runs) for count, path in grown.items()}
    for figure in asked[max(asked)]:
        print(row(figure))
    print("\n| Figure | " + " | ".join(f"{count:,}" for count in sorted(asked)) + " | exponent |")
    print("|---" * (len(asked) + 2) + "|")
    for place, figure in enumerate(asked[max(asked)]):
        values = {count: asked[count][place].value for count in sorted(asked)}
        shown = " | ".join(f"{value:.2f} ms" for value in values.values())
        print(f"| {figure.name} | {shown} | {growth(values):.2f} |")


def _copies(libraries: Sequence[Path], scratch: Path) -> Iterator[tuple[Path, int]]:
    """Yield copies of libraries, which a reader may write to, with how many articles they hold."""
    for path in libraries:
        library = Library(path)
        count, copy = library.articles.count(), scratch / path.name
        with closing(sqlite3.connect(copy)) as target:
            library.connections.read().backup(target)
        library.close()
        yield copy, count


def _screen(large: Path, small: Path, runs: int) -> Iterator[Figure]:
    screens.first_paint(large)
    paints, fewer, bare = list[float](), list[float](), list[float]()
    for _ in range(runs):
        paints.append(screens.first_paint(large))
        fewer.append(screens.first_paint(small))
        bare.append(screens.bare_import())
    seconds = milliseconds
    yield Figure("first paint, against few articles", seconds(paints), 1.1, seconds(fewer))
    yield Figure("first paint, against importing Textual", seconds(paints), 1.5, seconds(bare))
    taken = [screens.next_articles(large) for _ in range(runs)]
    lines = [screens.one_line_updates() for _ in range(runs)]
    for share, limit in ((0.5, 3), (0.95, 5)):
        peer = milliseconds(percentile(line, share) for line in lines)
        within = milliseconds(percentile(one.line, share) for one in taken)
        for key in ("down", "up"):
            values = milliseconds(percentile(getattr(one, key), share) for one in taken)
            name = f"{'J' if key == 'down' else 'K'}, {100 * share:.0f} %"
            yield Figure(f"{name}, against a line of the same app", values, limit, within)
            yield Figure(f"{name}, against a line of a bare app", values, None, peer)
    memory = [one.memory / 1024 for one in taken]
    beside = [screens.next_articles(small).memory / 1024 for _ in range(runs)]
    yield Figure("memory of the reader, against few articles", memory, 1.2, beside, "MiB")
    shown = [screens.panes(large) for _ in range(runs)]
    for number, what in enumerate(("context", "first mentions")):
        values = milliseconds(percentile(one[number], 0.95) for one in shown)
        yield Figure(f"{what} of the most frequent name, 95 %", values, 50)


def _rescan(path: Path, runs: int) -> Iterator[Figure]:
    library = Library(path)
    shelf = library.shelves.all()[0].path
    scans = [timed(lambda: read_shelf(library, shelf, lambda _: None)) for _ in range(runs + 1)]
    walks = [timed(lambda: _walk(shelf)) for _ in range(runs + 1)]
    library.close()
    yield Figure(
        "rescan of unchanged files, against scandir and stat",
        milliseconds(scans[1:]),
        2,
        milliseconds(walks[1:]),
    )


def _walk(folder: str) -> int:
    size, folders = 0, [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    size += entry.stat(follow_symlinks=False).st_size
    return size


def _asked(path: Path, runs: int) -> list[Figure]:
    library = Library(path)
    figures = [
        Figure(f"{question.name}, 95 %", [question.p95() for _ in range(runs)], question.limit)
        for question in questions(library)
    ]
    library.close()
    return figures


if __name__ == "__main__":
    main()
