"""No network where the reader said so: a process that stays offline can open no connection.

The guard is an audit hook (PEP 578), below every library: what would connect, resolve a name or
send a datagram is refused, to loopback too, since a proxy may listen there. Pipes, and the pairs of
sockets that asyncio and multiprocessing make for themselves, are no connections.
"""

from __future__ import annotations

import sys

_REFUSED = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
    }
)


class OfflineError(OSError):
    """A connection was refused inside the process: it is to stay offline."""


class _Wish:
    offline = False


def stay_offline(offline: bool) -> None:
    """Say whether a guarded process is to stay offline from now on."""
    _Wish.offline = offline


def guard() -> None:
    """Guard this process: it refuses connections while it is to stay offline.

    A guard can't be taken away again; it is for programs, at their beginning, not for libraries.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if _Wish.offline and event in _REFUSED:
        raise OfflineError(f"No connection is made offline ({event})")
