"""What goes wrong when a file is read."""

from __future__ import annotations

from pathlib import Path

_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


class ReadError(Exception):
    """A file that can't be read as an article: which one (``path``) and why (``reason``).

    The message is fit for a terminal: characters of the path that can't be printed are replaced.
    """

    def __init__(self, path: Path, reason: str) -> None:
        """Take the file's path, and a reason that reads on from it (``is empty``)."""
        # Both go to Exception, so that the error survives pickling between processes.
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """Return path and reason on one printable line."""
        shown = "".join(c if c.isprintable() else _UNPRINTABLE for c in str(self.path))
        return f"{shown}: {self.reason}"
