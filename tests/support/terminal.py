"""A program in a real terminal: a pseudo-terminal, and a screen that pyte keeps of it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "ctrl+o": "\x0f",
    "ctrl+s": "\x13",
    "down": "\x1b[B",
    "space": " ",
}


class Terminal:
    """A program that was started in a terminal of a size; use it in a ``with`` statement."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], environment: dict[str, str], cwd: Path
    ) -> None:
        self.size = size
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.received = b""
        self._received_before_keys = 0
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.chdir(cwd)
            os.execvpe(command[0], list(command), environment)
        columns, lines = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._fd)

    @property
    def pid(self) -> int:
        """The process id of the program."""
        return self._pid

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self._screen.display)

    def reversed_words(self) -> str:
        """The words in reverse video, as the name under the cursor is; scroll bars are none."""
        lines = (self._screen.buffer[y] for y in range(self.size[1]))
        cells = (line[x] for line in lines for x in range(self.size[0]))
        shown = "".join(cell.data if cell.reverse else " " for cell in cells)
        return " ".join(word for word in shown.split() if any(map(str.isalnum, word)))

    def press(self, *keys: str) -> None:
        """Type keys, each by its name in ``KEYS`` or as the character itself."""
        self._received_before_keys = len(self.received)
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            # A reader of terminals takes Esc and a letter that come together for Alt.
            self._read(0.15 if key == "escape" else 0.03)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is: column and row, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def wait_for(self, text: str, seconds: float = 30.0) -> None:
        """Wait until the screen shows a text."""
        deadline = time.monotonic() + seconds
        while text not in self.text:
            assert time.monotonic() < deadline, f"{text!r} did not come:\n{self.text}"
            assert self._read(0.1), f"the program ended before {text!r}:\n{self.text}"

    def settle(self, quiet: float = 0.4, answer: float = 5.0) -> str:
        """Wait until the program has answered the last keys, then been quiet; return the screen.

        A key may be answered by nothing at all: after ``answer`` seconds that is taken to be so.
        """
        deadline = time.monotonic() + answer
        while len(self.received) == self._received_before_keys and time.monotonic() < deadline:
            self._read(0.05)
        while True:
            before = len(self.received)
            self._read(quiet)
            if len(self.received) == before:
                return self.text

    def wait_same(self, screen: str, right_of: int = 0, seconds: float = 30.0) -> None:
        """Wait until the screen is as it was, ``right_of`` a column: what has been read, and what
        is new in it, is told in the list meanwhile."""

        def shown(text: str) -> list[str]:
            return [line[right_of:].replace("●", " ") for line in text.split("\n")]

        deadline = time.monotonic() + seconds
        while shown(self.text) != shown(screen):
            assert time.monotonic() < deadline, f"expected:\n{screen}\nbut found:\n{self.text}"
            self._read(0.1)

    def wait_gone(self, text: str, seconds: float = 30.0) -> None:
        """Wait until the screen no longer shows a text."""
        deadline = time.monotonic() + seconds
        while text in self.text:
            assert time.monotonic() < deadline, f"{text!r} did not go:\n{self.text}"
            self._read(0.1)

    def wait_until(self, holds: Callable[[], bool], seconds: float = 30.0) -> None:
        """Wait until something holds of the screen."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, f"it never came to hold:\n{self.text}"
            self._read(0.1)

    def wait_end(self, seconds: float = 30.0) -> int:
        """Wait until the program has ended, and return its exit status."""
        deadline = time.monotonic() + seconds
        while self.status is None:
            assert time.monotonic() < deadline, f"the program did not end:\n{self.text}"
            self._read(0.05)
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        # What the program wrote last may not have been taken in yet.
        before = -1
        while before != len(self.received):
            before = len(self.received)
            self._read(0.05)
        return self.status

    def _read(self, seconds: float) -> bool:
        """Take in what comes within a time; False when the program has closed the terminal."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                return True
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return False
            if not data:
                return False
            self.received += data
            self._stream.feed(data)
        return True
