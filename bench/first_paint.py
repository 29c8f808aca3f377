"""From the start of the command to the first paint: the bytes of it arriving at a pty."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path

from bench.figures import line

ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).with_name("newsreader"))
LIMIT = 1.5
TIMEOUT_S = 30.0


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
    start = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(COMMAND, [COMMAND, *arguments, "--offline"])
    ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    received = b""
    try:
        while wanted not in received:
            left = TIMEOUT_S - (time.perf_counter() - start)
            if left <= 0 or not select.select([fd], [], [], left)[0]:
                raise TimeoutError(f"{wanted!r} was not painted in {TIMEOUT_S:.0f} s")
            received += os.read(fd, 65536)
        return time.perf_counter() - start
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def _many_files(folder: Path, count: int) -> None:
    folder.mkdir()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for number in range(count):
        target = folder / f"{number:04}.txt"
        shutil.copy(seeds[number % len(seeds)], target)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{number}\n")
