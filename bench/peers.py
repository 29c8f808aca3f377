"""Finding a name beside other programs: ``python -m bench.peers LIBRARY``.

The library is one of ``bench.made_up_library``. ripgrep looks through the files of its articles;
recoll, where it is installed, through an index that it makes of them first.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.decisions import timed
from bench.table import HEAD, Figure, milliseconds, row
from db.library import Library

RANK = 1_000


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
    library.close()


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
