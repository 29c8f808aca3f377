"""One lease a library and task, so that only one process does the task at a time."""

from __future__ import annotations

import os
import socket
import time

from db.connections import Connections

STALE_AFTER_S = 10.0


class Leases:
    """Leases held by this process, told apart by host and process id."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._host = socket.gethostname()

    def acquire(self, name: str) -> bool:
        """Take or renew a lease; False while another living process holds it.

        A lease is free when its holder is this host's and no longer runs, or has not renewed it
        for ``STALE_AFTER_S`` seconds.
        """
        now, pid = time.time(), os.getpid()
        with self._connections.write() as write:
            query = "SELECT holder, pid, heartbeat FROM leases WHERE name = ?"
            found = write.execute(query, (name,)).fetchone()
            if found is not None:
                holder, other, heartbeat = found
                mine = holder == self._host and other == pid
                dead = holder == self._host and not _runs(other)
                if not mine and not dead and 0 <= now - heartbeat < STALE_AFTER_S:
                    return False
            write.execute(
                "INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?)", (name, self._host, pid, now)
            )
        return True

    def release(self, name: str) -> None:
        """Give a lease back if it is this process's."""
        with self._connections.write() as write:
            write.execute(
                "DELETE FROM leases WHERE name = ? AND holder = ? AND pid = ?",
                (name, self._host, os.getpid()),
            )


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
