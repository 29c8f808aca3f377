"""How long one request may take from its first byte to its answer's last."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any


class Deadline:
    """Cuts a connection off on which a request takes longer than it may.

    The timeouts of httpx hold for each piece that arrives: by them, whoever sends a byte now and
    then is never late.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._stream: Any = None
        self.is_over = False

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Follow a connection; this is what httpx wants for its extension "trace"."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._stream = info["return_value"]
            if self.is_over:
                self._cut()

    @contextmanager
    def set(self) -> Iterator[None]:
        """Let the time run; what is still waited for at its end fails."""
        self.is_over = False
        timer = Timer(self._seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.is_over = True
        if self._stream is not None:
            with suppress(OSError):  # It may be closed already.
                # The method of a TLS socket would take its state from under the waiting thread.
                socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)
