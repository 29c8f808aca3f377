"""Python reads this at its start where it is on the path: what would use a network is written down.

Each process adds a line when it starts, and one for each connection, name to resolve or datagram.
"""

from __future__ import annotations

import os
import socket
import sys

_FAR = {socket.AF_INET, socket.AF_INET6}
_BY_SOCKET = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_BY_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def _write(words: str) -> None:
    log = os.open(os.environ["NETWORK_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(log, f"{words}\n".encode())
    os.close(log)


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    if event in _BY_NAME:
        _write(f"{event} {arguments[:2]}")
    elif event in _BY_SOCKET and getattr(arguments[0], "family", None) in _FAR:
        _write(f"{event} {arguments[1]}")


if "NETWORK_LOG" in os.environ:
    _write(f"start {' '.join(sys.orig_argv)}")
    sys.addaudithook(_notice)
