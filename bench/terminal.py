"""A program in a pseudo-terminal, timed by the bytes that arrive."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from types import TracebackType

SIZE = (120, 40)
TIMEOUT_S = 60.0
QUIET_S = 0.15


class Terminal:
    """A program that was started in a terminal of 120x40; use it in a ``with`` statement."""

    def __init__(self, command: Sequence[str], more: Mapping[str, str] | None = None) -> None:
        """Start a command, with ``more`` in its environment."""
        environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(more or {})}
        self._started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), environment)
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))

    def __enter__(self) -> Terminal:
        """Use the program as it runs."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Kill the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def first(self, wanted: bytes) -> float:
        """Return the seconds from the start until ``wanted`` has arrived.

        Raises:
            TimeoutError: it did not come.
        """
        return self._until(wanted, self._started)

    def press(self, key: str, wanted: bytes) -> float:
        """Return the seconds from a key until ``wanted`` has arrived.

        Raises:
            TimeoutError: it did not come.
        """
        self.settle()
        start = time.perf_counter()
        os.write(self._fd, key.encode())
        return self._until(wanted, start)

    def type(self, keys: str) -> None:
        """Press keys one after the other, each when what the last brought is there."""
        for key in keys:
            os.write(self._fd, key.encode())
            self.settle()

    def settle(self, quiet: float = QUIET_S) -> bytes:
        """Return what arrives until nothing has for a while."""
        received = b""
        while select.select([self._fd], [], [], quiet)[0] and (arrived := self._read()):
            received += arrived
        return received

    def memory(self) -> int:
        """Return the resident memory of the program itself, in KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0])

    def _until(self, wanted: bytes, start: float) -> float:
        received = b""
        while wanted not in received:
            left = TIMEOUT_S - (time.perf_counter() - start)
            ready = left > 0 and select.select([self._fd], [], [], left)[0]
            arrived = self._read() if ready else b""
            if not arrived:
                raise TimeoutError(f"{wanted!r} did not come; the last was {received[-500:]!r}")
            received += arrived
        return time.perf_counter() - start

    def _read(self) -> bytes:
        """Return what is there; nothing when the program has ended."""
        try:
            return os.read(self._fd, 65536)
        except OSError:
            return b""
