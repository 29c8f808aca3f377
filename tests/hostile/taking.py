"""Hostile files in a folder of articles, taken into a library by the installed command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.library import Library
from hostile.corpus import name_of
from hostile.inputs import File
from support.bounds import run_bounded
from support.real_reader import COMMAND, environment

# Beside every input stand two that mean no harm; their names sort before and behind it.
BESIDE = {
    "aside.txt": "Pier Opens\n\nMarch 4, 2022\n\nSarah Miller opened the pier on Friday.\n",
    "zest.txt": "Salt Prices Fall\n\nMarch 3, 2022\n\nSalt is cheaper, said the United Nations.\n",
}
CPU_S = 40


@dataclass(frozen=True)
class Taken:
    """What an ingest of hostile files came to; ``folders`` are by the names of the inputs."""

    home: Path
    folders: dict[str, Path]
    code: int
    out: str
    err: str
    library: Library


def take(home: Path, inputs: Sequence[File], cpu_s: int = CPU_S) -> Iterator[Taken]:
    """Put inputs into the folder ``news`` of a home, each beside two others, and ingest it."""
    folders = dict[str, Path]()
    for one in inputs:
        folder = folders[name_of(one)] = home / "news" / name_of(one)
        folder.mkdir(parents=True)
        one.make(folder)
        for name, text in BESIDE.items():
            (folder / name).write_text(text)
    (home / "settings.toml").touch()
    command = [COMMAND, "ingest", str(home / "news")]
    done = run_bounded(command, env=environment(home), cwd=home, cpu_s=cpu_s)
    library = Library(home / "library.db")
    yield Taken(home, folders, done.returncode, done.stdout.decode(), done.stderr.decode(), library)
    library.close()
