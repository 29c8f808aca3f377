"""The reader's handle on the background process that reads, recognises and looks up.

The process is this interpreter with ``-P`` in a folder of its own: a folder of articles that
holds a ``db.py`` is never on its path. It talks on pipes, writes what else it has to say to a
log, and ends when its standard input does, so that it can't outlive the reader.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from enrich.messages import Command, Event, JobSettings, decode_event, encode

STOP_WITHIN_S = 3.0


class Job:
    """A running background process."""

    def __init__(self, settings: JobSettings, log: Path, on_event: Callable[[Event], None]) -> None:
        """Start the process; ``on_event`` is called in a thread of this object's own.

        Raises:
            OSError: the log's folder can't be made, or the process can't be started.
        """
        self._on_event = on_event
        self._stopping = False
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "enrich.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stream,
                cwd=log.parent,
                env={**os.environ, "PYTHONUTF8": "1"},
                # Ctrl+C in the terminal is the reader's alone.
                start_new_session=True,
                text=True,
                encoding="utf-8",
            )
        self._write(encode(settings))
        self._listener = threading.Thread(target=self._listen, name="job-events", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether the process has not ended yet."""
        return self._process.poll() is None

    def send(self, command: Command) -> None:
        """Ask the process for something; nothing happens once it has ended."""
        self._write(encode(command))

    def close(self) -> None:
        """Let the process end by itself, when it has finished what it has begun to store."""
        self._stopping = True
        with suppress(BrokenPipeError):
            if self._process.stdin is not None:
                self._process.stdin.close()

    def stop(self) -> None:
        """Have the process ended when this returns; killed if it takes too long."""
        self.close()
        try:
            self._process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            # A write that is cut off is rolled back when the library is opened next.
            self._process.kill()
            self._process.wait()

    def _write(self, line: str) -> None:
        if self._process.stdin is None or self._process.stdin.closed:
            return
        with suppress(BrokenPipeError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._on_event(decode_event(line))
        code = self._process.wait()
        if code and not self._stopping:
            self._on_event(
                Event(
                    "error",
                    text=f"The background process ended (exit code {code}); R starts it again.",
                )
            )
