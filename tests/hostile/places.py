"""Names in a folder, and what is no file although it has the name of one."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

from hostile.inputs import File, Outcome, article, mark, writes

OUT = "left out, a link out of the folder"
NOWHERE = "left out, a link that leads nowhere"
NO_FILE = "is not a regular file"


def _link(name: str, target: str | Path, says: str = "", file: str = "input.txt") -> File:
    outcome: Outcome = "remarked" if says else "nothing"
    make: Callable[[Path], object] = lambda folder: (folder / file).symlink_to(target)  # noqa: E731
    return File("links", name, make, outcome, says)


def _chain(folder: Path) -> None:
    for number in range(50):
        (folder / f"{number}.txt").symlink_to(f"{number + 1}.txt")


def _round(folder: Path) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")


LINKS = [
    _link("to-itself", "input.txt", NOWHERE),
    _link("to-its-folder", ".", file="loop"),
    _link("to-its-shelf", "..", file="shelf"),
    _link("to-the-root", "/", OUT, "root"),
    _link("to-secrets", "/etc/passwd", OUT),
    _link("to-processes", "/proc/self", OUT, "self"),
    _link("to-nowhere", "/nowhere/PWNED.txt", NOWHERE),
    _link("to-a-device", "/dev/zero", OUT),
    _link("to-its-input", "/dev/stdin", file="stdin.txt", says="left out, a link"),
    File("links", "round", _round, "remarked", NOWHERE),
    File("links", "chain", _chain, "remarked", NOWHERE),
]


def _bound(folder: Path) -> None:
    # The path of a socket is short: it is bound beside the folder and then moved into it.
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(folder, os.O_RDONLY)
        server.bind(f"/proc/self/fd/{here}/input.txt")
        os.close(here)


def _device(major: int, minor: int) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        kind = stat.S_IFCHR | 0o666
        try:
            os.mknod(folder / "input.txt", kind, os.makedev(major, minor))
        except PermissionError:  # Only root makes devices: a pipe is as little a file.
            os.mkfifo(folder / "input.txt")

    return make


def _deep(folder: Path) -> None:
    for _ in range(60):
        folder /= "deeper"
        folder.mkdir()
    (folder / "input.txt").write_text(article(mark("deep")))


DEVICES = [
    File("devices", "pipe", lambda folder: os.mkfifo(folder / "input.txt"), "refused", NO_FILE),
    File("devices", "pipe-md", lambda folder: os.mkfifo(folder / "a.md"), "refused", NO_FILE),
    File("devices", "socket", _bound, "refused", NO_FILE),
    File("devices", "zero", _device(1, 5), "refused", NO_FILE),
    File("devices", "random", _device(1, 8), "refused", NO_FILE),
    File("devices", "terminal", _device(5, 0), "refused", NO_FILE),
    File("devices", "folder", lambda folder: (folder / "input.txt").mkdir(), "nothing"),
    File("devices", "deep", _deep),
]


def _named(name: str, file: str | bytes, outcome: Outcome = "read", says: str = "") -> File:
    def make(folder: Path) -> None:
        with open(os.fsencode(folder) + b"/" + os.fsencode(file), "wb") as stream:
            stream.write(article(mark(name)).encode())

    return File("names", name, make, outcome, says)


NAMES = [
    _named("newline", "a\nb.txt"),
    _named("return", "a\rError: all is lost.txt"),
    _named("escape", "\x1b[31m\x1b]0;PWNED\x07.txt"),
    _named("c1", "\x9b2J\x9d0;PWNED\x9c.txt"),
    _named("bidi", "\u202etxt.exe\u2066.txt"),
    _named("markup", "[bold red][@click=app.quit]PWNED[%2F].txt"),
    _named("dash", "--library=PWNED.txt"),
    _named("shell", "$(touch PWNED);`touch PWNED`|& touch PWNED.txt"),
    _named("quotes", "'; DROP TABLE articles; --\".txt"),
    _named("wildcards", "%_*?[].txt"),
    _named("longest", "x" * 251 + ".txt"),
    _named("marks", "e" + "\u0301" * 100 + ".txt"),
    _named("bytes", b"caf\xe9\xff.txt", "refused", "its name is not valid text"),
    _named("blank", " .txt"),
    File("names", "escape-unread", writes(b"", "\x1b[2J\n.txt"), "refused", "is empty"),
]
INPUTS = [*LINKS, *DEVICES, *NAMES]
