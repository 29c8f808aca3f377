"""From the start of the command to the first paint: the bytes of it arriving at a pty."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.figures import line
from bench.screens import COMMAND
from bench.terminal import Terminal

ROOT = Path(__file__).parents[1]
LIMIT = 1.5


def report(runs: int) -> None:
    """Print the time to first paint as a ratio to the bare import of Textual."""
    print(f"first paint, {runs} runs, 120x40")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        filled = folder / "filled.db"
        ingest = [COMMAND, "ingest", str(ROOT / "seeds"), "--library", str(filled)]
        subprocess.run(ingest, check=True, capture_output=True)
        many = folder / "many"
        _many_files(many, 1_000)
        imports, seeds, empty, article = [], list[float](), list[float](), list[float]()
        for run in range(runs):
            start = time.perf_counter()
            bare = [sys.executable, "-c", "import textual.app, textual.widgets"]
            subprocess.run(bare, check=True)
            imports.append(time.perf_counter() - start)
            seeds.append(paint([str(ROOT / "seeds"), "--library", str(filled)], b"Tinzaouaten"))
            fresh = ["--library", str(folder / f"empty{run}.db")]
            empty.append(paint([str(many), *fresh], b"Reading"))
            fresh = ["--library", str(folder / f"article{run}.db")]
            article.append(paint([str(many), *fresh], b"Related article"))
    print(line("python -c 'import textual.app, textual.widgets'", imports, imports, None))
    print(line("newsreader seeds/, filled library", seeds, imports, LIMIT))
    print(line("newsreader FOLDER of 1,000 files, empty library", empty, imports, LIMIT))
    print(line("  the first article of it, before recognition", article, imports, None))


def paint(arguments: Sequence[str], wanted: bytes) -> float:
    """Return the seconds until a text of the first paint has arrived at the terminal."""
    with Terminal((COMMAND, *arguments, "--offline")) as terminal:
        return terminal.first(wanted)


def _many_files(folder: Path, count: int) -> None:
    folder.mkdir()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for number in range(count):
        target = folder / f"{number:04}.txt"
        shutil.copy(seeds[number % len(seeds)], target)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{number}\n")
