"""Run a command in a pseudo-terminal until it shows the reader with a highlighted article.

    python scripts/try_run.py make run

Exits with status 0 when the list and the marked names of an article have been seen and ``Q`` has
ended the program; with status 1 and the last screen otherwise.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.terminal import Terminal

WAIT_S = 600.0


def main() -> int:
    """Run the command that the arguments give."""
    with tempfile.TemporaryDirectory() as home:
        library = {"NEWSREADER_LIBRARY": str(Path(home) / "library.db")}
        environment = {**os.environ, "TERM": "xterm-256color", **library}
        with Terminal(sys.argv[1:], (120, 40), environment, Path.cwd()) as terminal:
            try:
                terminal.wait_for("next unread", WAIT_S)
                terminal.press("2")
                terminal.wait_for("finding names", 60.0)
                terminal.wait_gone("finding names", 120.0)
                terminal.press("e")
                terminal.settle()
                assert terminal.reversed_words(), f"no name is marked:\n{terminal.text}"
                terminal.press("Q")
                status = terminal.wait_end()
            except AssertionError as error:
                print(error)
                return 1
    print(f"{' '.join(sys.argv[1:])}: the list, an article and its names were shown")
    return status


if __name__ == "__main__":
    sys.exit(main())
